"""The files of a copy on disk: only those that changed are written, and only our own removed."""

import gzip
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

import brotli

MANIFEST = ".medway-portal-copy.json"
UNFINISHED = ".medway-portal-copy.new"
TEXT = {".html", ".json", ".jsonld", ".csv", ".atom", ".txt", ".xml", ".css", ".js", ".svg"}
QUALITY = 10  # of Brotli's 11, which takes thrice the time to make pages smaller by 3%


class FolderError(Exception):
    """A folder that a copy cannot be written into, and why."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files are new, changed, gone and as they were, compressed forms not counted."""

    new: int
    changed: int
    removed: int
    unchanged: int


class Folder:
    """A folder that holds a copy and nothing else. ``FolderError`` if it holds anything else."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.own = self._manifest()

    def _manifest(self) -> set[str]:
        """Return the names of the files that were written here."""
        if not self.path.exists():
            return set()
        if not self.path.is_dir():
            raise FolderError(f"{self.path} is a file; name a folder.")
        try:
            names = list(json.loads((self.path / MANIFEST).read_bytes())["files"])
        except FileNotFoundError:
            if any(self.path.iterdir()):
                raise FolderError(
                    f"{self.path} holds files that are no copy of the portal; name another folder, "
                    "or empty this one."
                ) from None
            return set()
        except (ValueError, KeyError, TypeError) as error:
            raise FolderError(f"{self.path / MANIFEST} is damaged: {error}") from error
        if not all(isinstance(name, str) and _is_inside(name) for name in names):
            raise FolderError(f"{self.path / MANIFEST} names files outside its folder.")
        return set(names)

    def write(self, files: Mapping[str, bytes]) -> Written:
        """Make the folder hold ``files``, each also compressed, and nothing else of ours."""
        strangers = [name for name in files if name not in self.own and self._path(name).exists()]
        if strangers:
            raise FolderError(f"{self.path / strangers[0]} was not written by this command.")
        self.path.mkdir(parents=True, exist_ok=True)
        self._note(self.own | files.keys())  # so that what is broken off can be gone on with
        changed = {name for name, content in files.items() if self._differs(name, content)}
        for name in changed:
            self._write(name, files[name])
        gone = self.own - files.keys()
        for name in gone:
            self._remove(name)
        self._note(set(files))
        new = len(changed - self.own)
        return Written(new, len(changed) - new, len(gone), len(files) - len(changed))

    def read(self, name: str) -> bytes:
        return self._path(name).read_bytes()

    def _path(self, name: str) -> Path:
        return self.path / name

    def _differs(self, name: str, content: bytes) -> bool:
        forms = (self._path(f"{name}{end}").exists() for end in ("", *_ends(name)))
        return not all(forms) or self.read(name) != content

    def _write(self, name: str, content: bytes) -> None:
        """Write a file after its compressed forms: while it is the old one, it is not finished."""
        self._path(name).parent.mkdir(parents=True, exist_ok=True)
        for end in _ends(name):
            self._replace(f"{name}{end}", compressed(content, end))
        self._replace(name, content)

    def _replace(self, name: str, content: bytes) -> None:
        """Put a file in the place of another; who reads it gets all of the one or of the other."""
        unfinished = self._path(UNFINISHED)
        unfinished.write_bytes(content)
        unfinished.replace(self._path(name))

    def _remove(self, name: str) -> None:
        for end in ("", *_ends(name)):
            self._path(f"{name}{end}").unlink(missing_ok=True)
        for folder in PurePosixPath(name).parents:
            if str(folder) == "." or any(os.scandir(self._path(str(folder)))):
                break
            self._path(str(folder)).rmdir()

    def _note(self, names: set[str]) -> None:
        self._replace(MANIFEST, json.dumps({"files": sorted(names)}, indent=0).encode())


def _is_inside(name: str) -> bool:
    parts = PurePosixPath(name)
    return not parts.is_absolute() and ".." not in parts.parts


def _ends(name: str) -> tuple[str, ...]:
    """Return what the names of a file's compressed forms end in."""
    return (".br", ".gz") if PurePosixPath(name).suffix in TEXT else ()


def compressed(content: bytes, end: str) -> bytes:
    """Return ``content`` as the file whose name ends in ``end`` has it."""
    if end == ".br":
        made: bytes = brotli.compress(content, quality=QUALITY)
        return made
    return gzip.compress(content, mtime=0)
