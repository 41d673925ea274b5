"""A folder that holds a copy: only what changed is written, and nobody else's files are touched."""

import json
from pathlib import Path

import pytest

from medway_portal.exporting.writing import MANIFEST, Folder, FolderError, Written

FILES = {"index.html": b"home", "F1/index.html": b"one", "icon.png": b"\x89PNG"}


def times(folder: Path) -> dict[str, int]:
    return {
        path.name: path.stat().st_mtime_ns
        for path in folder.rglob("*")
        if path.is_file() and path.name != MANIFEST
    }


def names(folder: Path) -> set[str]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != MANIFEST)
    return {path.relative_to(folder).as_posix() for path in found}


def test_files_are_written_once_each_text_compressed_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "copy"

    first = Folder(folder).write(FILES)
    before = times(folder)
    second = Folder(folder).write(FILES)

    assert first == Written(new=3, changed=0, removed=0, unchanged=0)
    assert second == Written(new=0, changed=0, removed=0, unchanged=3)
    assert times(folder) == before
    ends = {f"{name}{end}" for name in FILES if name != "icon.png" for end in ("", ".gz", ".br")}
    assert names(folder) == {*ends, "icon.png"}


def test_what_changed_is_replaced_and_what_is_not_wanted_goes_with_its_folder(
    tmp_path: Path,
) -> None:
    Folder(tmp_path).write(FILES)

    written = Folder(tmp_path).write({"index.html": b"home again", "icon.png": b"\x89PNG"})

    assert written == Written(new=0, changed=1, removed=1, unchanged=1)
    assert names(tmp_path) == {"index.html", "index.html.gz", "index.html.br", "icon.png"}
    assert (tmp_path / "index.html").read_bytes() == b"home again"
    assert not (tmp_path / "F1").exists()


def test_what_was_lost_or_spoilt_is_mended(tmp_path: Path) -> None:
    Folder(tmp_path).write(FILES)
    (tmp_path / "index.html.gz").unlink()
    (tmp_path / "icon.png").write_bytes(b"spoilt")

    written = Folder(tmp_path).write(FILES)

    assert written == Written(new=0, changed=2, removed=0, unchanged=1)
    assert (tmp_path / "index.html.gz").exists()
    assert (tmp_path / "icon.png").read_bytes() == b"\x89PNG"


def test_a_file_of_somebody_else_is_neither_removed_nor_replaced(tmp_path: Path) -> None:
    Folder(tmp_path).write(FILES)
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "about").mkdir()
    (tmp_path / "about" / "index.html").write_text("mine too")

    with pytest.raises(FolderError, match="was not written by this command"):
        Folder(tmp_path).write({**FILES, "about/index.html": b"about"})
    Folder(tmp_path).write({})

    assert names(tmp_path) == {"notes.txt", "about/index.html"}


def test_what_was_broken_off_is_gone_on_with(tmp_path: Path) -> None:
    too_long = "b" * 300  # for a name: so the disk refuses the second of two
    with pytest.raises(OSError, match="name too long"):
        Folder(tmp_path).write({"a.png": b"a", too_long: b"b"})

    Folder(tmp_path).write({"c.png": b"c"})

    assert names(tmp_path) == {"c.png"}


@pytest.mark.parametrize(
    ("manifest", "complaint"),
    [
        ("nonsense", "is damaged"),
        ("[]", "is damaged"),
        ('{"files": 7}', "is damaged"),
        ('{"files": ["../outside.txt"]}', "names files outside its folder"),
        ('{"files": ["/etc/passwd"]}', "names files outside its folder"),
        ('{"files": [7]}', "names files outside its folder"),
    ],
)
def test_a_manifest_that_is_not_ours_is_refused(
    tmp_path: Path, manifest: str, complaint: str
) -> None:
    (tmp_path / MANIFEST).write_text(manifest)

    with pytest.raises(FolderError, match=complaint):
        Folder(tmp_path).write(FILES)


def test_the_manifest_says_what_was_written(tmp_path: Path) -> None:
    Folder(tmp_path).write(FILES)

    assert json.loads((tmp_path / MANIFEST).read_text())["files"] == sorted(FILES)
