"""Reads the YAML of the curated record, with the line of every field, and checks its shape."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from medway_portal.loading.problems import Place, Problems

SCHEMA = "records.schema.json"
RECORD = "record.yaml"  # what pages say about the record as a whole
# Keys with one mapping. All other keys of a file have a list of entries.
SINGLE = ("record", "source")
UNREADABLE = object()
# YAML reads “no” as false and 2019-08-27 as a date. Here both are text.
RESOLVERS = {
    first: [
        (tag, pattern) for tag, pattern in resolvers if not tag.endswith((":timestamp", ":bool"))
    ]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


class Fields(dict[str, Any]):
    """A YAML mapping with its line and the lines of its fields, counted from 1."""

    line: int
    lines: dict[str, int]


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a list in a file, or the mapping of a single key."""

    kind: str
    fields: Fields
    file: str

    @property
    def place(self) -> Place:
        return self.at()

    def at(self, field: str | None = None) -> Place:
        """Return the place of the entry or of one of its fields."""
        name = str(self.fields.get("ref") or self.fields.get("slug") or "")
        line = self.fields.lines.get(field, self.fields.line) if field else self.fields.line
        return Place(self.file, line, name)


class _Loader(yaml.CSafeLoader):  # ten times as fast as the loader in Python
    yaml_implicit_resolvers = RESOLVERS


_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), ["t", "f"])


def _fields(loader: _Loader, node: yaml.MappingNode) -> Fields:
    fields = Fields()
    fields.line = node.start_mark.line + 1
    fields.lines = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node, deep=True))
        if key in fields:
            raise yaml.constructor.ConstructorError(
                None, None, f"“{key}” is written twice; keep one of them", key_node.start_mark
            )
        fields[key] = loader.construct_object(value_node, deep=True)
        fields.lines[key] = key_node.start_mark.line + 1
    return fields


_Loader.add_constructor("tag:yaml.org,2002:map", _fields)


@dataclass(frozen=True, slots=True)
class SeedEntries:
    """The entries that can be read, and the names of the lists with unreadable ones."""

    entries: list[Entry]
    unread: frozenset[str]


def read_seeds(folder: Path, problems: Problems) -> SeedEntries:
    """Return the entries of record.yaml and of all files in ``folder``/records, in order."""
    schema = json.loads((folder / SCHEMA).read_text(encoding="utf-8"))
    validator = Draft202012Validator(schema)
    files = sorted((folder / "records").glob("*.y*ml"))
    if not files:
        problems.add(Place("records"), "there are no records here; add at least one YAML file")
    entries: list[Entry] = []
    unread: set[str] = set()
    for path in [folder / RECORD, *files]:
        name = str(path.relative_to(folder))
        content = _content(path, name, problems)
        faulty = set()
        for fault in validator.iter_errors(content) if content is not UNREADABLE else ():
            problems.add(*_explained(name, content, fault))
            faulty.add(_entry_at(fault))
        if content is UNREADABLE or () in faulty:
            unread |= schema["properties"].keys()
        unread |= {str(step) for where in faulty for step in where[:1]}
        entries += _entries(name, content, faulty)
    return SeedEntries(entries, frozenset(unread))


def _content(path: Path, name: str, problems: Problems) -> Any:
    """Return the content of a file, or ``UNREADABLE``."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506  # a SafeLoader
    except UnicodeDecodeError as error:
        problems.add(Place(name), f"the file is not UTF-8 ({error}); save it as UTF-8")
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or error
        line = mark.line + 1 if mark else 1
        problems.add(
            Place(name, line), f"the YAML does not parse: {what}; check indents and quotes"
        )
    return UNREADABLE


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


def _explained(name: str, content: Any, error: ValidationError) -> tuple[Place, str]:
    """Return the place of a schema error and a sentence that says what to do."""
    line, ref, node = 1, "", content
    for step in error.absolute_path:
        if isinstance(node, Fields):
            line = node.lines[str(step)]
        node = node[step]
        if isinstance(node, Fields):
            line = node.line
            ref = str(node.get("ref") or node.get("slug") or ref)
    named = [str(step) for step in error.absolute_path if isinstance(step, str)]
    return Place(name, line, ref), _remedy(named[-1] if named else "the file", error)


def _remedy(field: str, error: ValidationError) -> str:
    value: Any = error.instance
    expected: Any = error.validator_value
    schema: Any = error.schema
    hint = schema.get("description", "")
    match error.validator:
        case "required":
            missing = next(name for name in expected if error.message.startswith(repr(name)))
            sentence = f"“{missing}” is missing; add it"
        case "additionalProperties":
            sentence = _unknown_field(value, schema["properties"])
        case "enum":
            sentence = f"“{field}” is “{value}”; choose one of {', '.join(expected)}"
        case "minLength" | "minItems" if not value:
            sentence = f"“{field}” is empty; fill it in"
        case "uniqueItems":
            sentence = f"“{field}” names something twice; keep it once"
        case "type" if not hint:
            kind = {"string": "text", "array": "a list", "object": "a mapping"}.get(
                expected, expected
            )
            sentence = f"“{field}” is not understood; it should be {kind}"
        case _:
            sentence = f"“{field}” is “{value}”; it should be {hint or error.message}"
    return sentence


def _unknown_field(fields: dict[str, Any], known: dict[str, Any]) -> str:
    extra = next(name for name in fields if name not in known)
    near = get_close_matches(extra, known, 1)
    mend = f"did you mean “{near[0]}”?" if near else f"use one of {', '.join(known)}"
    return f"“{extra}” is not a field here; {mend}"
