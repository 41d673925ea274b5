"""Only ordinary files of a sensible size are read, and each other one is told with the remedy."""

import os
import shutil
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from medway_portal.loading.files import LARGEST
from medway_portal.loading.problems import SeedsError
from medway_portal.management.commands.load_seeds import checked
from tests.loading.conftest import Add, Load, Refused
from tests.loading.entries import source
from tests.loading.test_shape import EXTRA


@pytest.fixture
def extra(seeds: Path) -> Path:
    """A file of records beside those of the copy."""
    return seeds / EXTRA


def test_a_folder(extra: Path, refused: Refused) -> None:
    extra.mkdir()

    assert refused() == [
        f"{EXTRA}:1: the file is a folder or a pipe, not a file that can be read; take it away"
    ]


def test_a_pipe(extra: Path, refused: Refused) -> None:
    os.mkfifo(extra)

    assert refused() == [
        f"{EXTRA}:1: the file is a folder or a pipe, not a file that can be read; take it away"
    ]


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ("nowhere.yaml", "is a link to a file that is not there; put the file itself there"),
        ("/dev/zero", "is a link that leads out of the folder; put the file itself there"),
        ("extra.yaml", "cannot be read ("),
    ],
)
def test_a_link(extra: Path, refused: Refused, target: str, said: str) -> None:
    extra.symlink_to(target)

    (fault,) = refused()
    assert fault.startswith(f"{EXTRA}:1: the file {said}")


def test_a_file_that_is_too_large(extra: Path, refused: Refused) -> None:
    extra.write_bytes(b"#" * (LARGEST + 1))

    assert refused() == [
        f"{EXTRA}:1: the file is larger than 2,000,000 bytes; divide it into several files"
    ]


def test_a_file_whose_name_has_another_ending(seeds: Path, refused: Refused) -> None:
    (seeds / "records" / "S6-letter.yaml.txt").write_text("findings: []\n", encoding="utf-8")
    (seeds / "records" / ".DS_Store").write_bytes(b"\0")

    assert refused() == [
        "records/S6-letter.yaml.txt:1: this is not read, because its name does not end in .yaml; "
        "rename it, or take it away"
    ]


def test_a_file_that_is_not_read_is_the_only_fault(seeds: Path, refused: Refused) -> None:
    (seeds / "records" / "themes.yaml").rename(seeds / "records" / "themes.yaml.txt")

    (fault,) = refused()
    assert fault.startswith("records/themes.yaml.txt:1: this is not read")


@pytest.mark.parametrize("folder", ["texts", "records"])
def test_a_file_in_place_of_a_folder(seeds: Path, folder: str) -> None:
    shutil.rmtree(seeds / folder)
    (seeds / folder).touch()

    with pytest.raises(CommandError, match=f"There is no .*{folder}; name a folder that has it"):
        call_command("load_seeds", seeds=seeds)


def test_a_file_in_windows_1252(extra: Path, refused: Refused) -> None:
    extra.write_bytes("# A comment\n# Children’s services\nthemes: []\n".encode("cp1252"))

    assert refused() == [
        f"{EXTRA}:2: the file is not UTF-8 (line 2 has the byte 92, which is “’” in Windows-1252); "
        "save it as UTF-8"
    ]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-16", "the file is not UTF-8 (it is UTF-16); save it as UTF-8"),
        (
            "utf-16-le",
            "the file has the character U+0000, which no text may have, at line 1, place 2; the "
            "file looks like UTF-16; save it as UTF-8",
        ),
    ],
)
def test_a_file_in_utf_16(extra: Path, refused: Refused, encoding: str, said: str) -> None:
    extra.write_bytes("themes: []\n".encode(encoding))

    assert refused() == [f"{EXTRA}:1: {said}"]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u202e", "right-to-left override (U+202E)"),
        ("\u200f", "right-to-left mark (U+200F)"),
        ("\x07", "U+0007"),
        ("\x85", "U+0085"),
        ("\ufffe", "U+FFFE"),
        ("\U0010ffff", "U+10FFFF"),
    ],
)
def test_a_character_that_no_text_may_have(
    extra: Path, letter: Add, refused: Refused, character: str, name: str
) -> None:
    at = letter(f"Dear council,\nwe {character}write.\n".encode())
    described = extra.read_text(encoding="utf-8")
    extra.write_text(f"{described}# A{character} comment\n", encoding="utf-8")
    line = len(described.split("\n"))

    assert refused() == [
        f"{EXTRA}:{line}: the file has the character {name}, which no text may have, at line "
        f"{line}, place 4; take out this one and any others",
    ]

    extra.write_text(described, encoding="utf-8")
    assert refused() == [
        f"{at('S6', 'file')}: texts/005_letter.txt has the character {name}, which no text may "
        "have, at line 2, place 4; take out this one and any others",
    ]


def test_a_file_with_a_byte_order_mark_is_read_without_it(seeds: Path, load: Load) -> None:
    path = seeds / "records" / "themes.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())

    load()


def test_a_copy_of_a_file(seeds: Path, refused: Refused) -> None:
    for name in ("S4-sector", "themes", "changes"):
        shutil.copy(seeds / "records" / f"{name}.yaml", seeds / "records" / f"{name} (copy).yaml")

    shutil.copy(seeds / "texts" / "000_report.txt", seeds / "texts" / "000_report (copy).txt")

    *of_records, of_text = refused()
    assert of_text == (
        "texts/000_report (copy).txt:1: this is a copy of texts/000_report.txt; take it away"
    )
    assert of_records == [
        f"records/{name} (copy).yaml:1: most of this stands in records/{name}.yaml too; if this "
        "file is a copy, take it away"
        for name in ("S4-sector", "changes", "themes")
    ]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("x" * 300, "“file” has 300 characters; shorten it to 200"),
        ("../refs.txt", "there is no file texts/refs.txt; check its name"),
        ("..", "is a folder or a pipe, not a file that can be read; take it away"),
        (".", "is a folder or a pipe, not a file that can be read; take it away"),
        ("letter\0.txt", "cannot be read ("),
    ],
)
def test_a_text_with_a_name_that_is_none(add: Add, refused: Refused, file: str, said: str) -> None:
    add(source=source(file=file))

    assert any(said in fault for fault in refused())


def test_a_ledger_that_is_a_folder(seeds: Path) -> None:
    (seeds / "refs.txt").unlink()
    (seeds / "refs.txt").mkdir()

    with pytest.raises(SeedsError, match=r"refs\.txt:1: the file is a folder or a pipe"):
        checked(seeds)


@pytest.mark.parametrize(
    ("schema", "said"),
    [
        ("", "Expecting value: line 1 column 1 (char 0)"),
        ("[" * 100_000, "RecursionError: "),
        ("[]", "is not of type"),
        ("{}", "KeyError: 'properties'"),
        ('{"type": "objekt", "properties": {}}', "'objekt' is not valid under any of the given"),
        ('{"properties": {"themes": {"items": {"$ref": "#/$defs/gone"}}}}', "/$defs/gone"),
        ('{"properties": {"themes": {"items": {"pattern": "("}}}}', "is not a 'regex'"),
    ],
)
def test_a_schema_that_is_broken(seeds: Path, refused: Refused, schema: str, said: str) -> None:
    path = seeds / "records.schema.json"
    path.unlink(missing_ok=True)
    path.write_text(schema, encoding="utf-8")

    (fault,) = refused()
    assert fault.startswith("records.schema.json:1: the rules cannot be used (")
    assert said in fault
    assert fault.endswith("put back the file of the project")
