"""Reads the entries of the curated record's files."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema.exceptions import ValidationError

from medway_portal.loading.files import read_text
from medway_portal.loading.problems import Place, Problems
from medway_portal.loading.shape import read_schema, report
from medway_portal.loading.yaml_files import UNREADABLE, Fields, parse

RECORD = "record.yaml"  # what pages say about the record as a whole
ENDINGS = (".yaml", ".yml")
# Keys with one mapping. All other keys of a file have a list of entries.
SINGLE = ("record", "source")


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a list in a file, or the mapping of a single key."""

    kind: str
    fields: Fields
    file: str

    @property
    def place(self) -> Place:
        return self.at()

    @property
    def name(self) -> str:
        return str(self.fields.get("ref") or self.fields.get("slug") or "")

    def at(self, field: str | None = None) -> Place:
        """Return the place of the entry or of one of its fields."""
        line = self.fields.lines.get(field, self.fields.line) if field else self.fields.line
        return Place(self.file, line, self.name)


@dataclass(frozen=True, slots=True)
class SeedEntries:
    """The entries that can be read, and the names of the lists with unreadable ones."""

    entries: list[Entry]
    unread: frozenset[str]


def read_seeds(folder: Path, problems: Problems) -> SeedEntries:
    """Return the entries of record.yaml and of all files in ``folder``/records, in order.

    Raises ``SeedsError`` at once if the schema cannot be used, because nothing can be checked then.
    """
    schema, validator = read_schema(folder, problems)
    lists = set(schema["properties"])
    read: list[list[Entry]] = []
    unread: set[str] = set()
    # Systems and editors leave files behind whose names begin with a full stop.
    files = [path for path in (folder / "records").iterdir() if not path.name.startswith(".")]
    if not files:
        problems.add(Place("records"), "there are no records here; add at least one YAML file")
    for path in [folder / RECORD, *sorted(files)]:
        name = str(path.relative_to(folder))
        content = _content(folder, path, problems)
        faulty = set()
        for fault in validator.iter_errors(content) if content is not UNREADABLE else ():
            report(fault, content, name, problems)
            faulty.add(_entry_at(fault))
        if content is UNREADABLE or () in faulty:
            unread |= lists
        unread |= {str(step) for where in faulty for step in where[:1]}
        read.append(list(_entries(name, content, faulty)))
    return SeedEntries(_without_copies(read, problems), frozenset(unread))


def _content(folder: Path, path: Path, problems: Problems) -> Any:
    """Return the content of a file, or report why it is not read and return ``UNREADABLE``."""
    name = str(path.relative_to(folder))
    if path.suffix not in ENDINGS:
        problems.add(
            Place(name),
            "this is not read, because its name does not end in .yaml; rename it, or take it away",
        )
        return UNREADABLE
    text = read_text(folder, path, problems)
    return UNREADABLE if text is None else parse(text, name, problems)


def _entries(name: str, content: Any, faulty: set[tuple[str | int, ...]]) -> Iterator[Entry]:
    """Yield the valid entries of a file."""
    for kind, items in content.items() if isinstance(content, Fields) else ():
        for index, item in enumerate(items) if isinstance(items, list) else [(0, items)]:
            if not faulty & {(), (kind,), (kind, index)} and isinstance(item, Fields):
                yield Entry(kind, item, name)


def _entry_at(fault: ValidationError) -> tuple[str | int, ...]:
    """Return the list and the index of the faulty entry, or only the list or nothing."""
    path = tuple(fault.absolute_path)
    return path[:1] if path[:1] and path[0] in SINGLE else path[:2]


def _without_copies(files: list[list[Entry]], problems: Problems) -> list[Entry]:
    """Return the entries of all ``files`` but copies of others, which are reported.

    Of two files that share most entries, the copy is the one with the longer name.
    """
    kept: list[list[Entry]] = []
    file_of: dict[tuple[str, str], str] = {}
    for entries in sorted(filter(None, files), key=lambda entries: len(entries[0].file)):
        keys = {(entry.kind, entry.name or repr(entry.fields)) for entry in entries}
        shared = Counter(file_of[key] for key in keys & file_of.keys())
        other, count = shared.most_common(1)[0] if shared else ("", 0)
        if count > 1 and 2 * count > len(keys):
            problems.add(
                Place(entries[0].file),
                f"most of this stands in {other} too; if this file is a copy, take it away",
            )
        else:
            kept.append(entries)
            file_of |= dict.fromkeys(keys, entries[0].file)
    return [entry for entries in sorted(kept, key=lambda each: each[0].file) for entry in entries]
