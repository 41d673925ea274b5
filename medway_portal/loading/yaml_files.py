"""Reads the YAML that editors write: plain values, with the line of every field."""

import re
from collections.abc import Iterator
from typing import Any

import yaml

from medway_portal.loading.problems import Place, Problems
from sources.characters import UNUSABLE, character_name

UNREADABLE: Any = object()
# Far more than a file of people's hands has, and little enough to read in seconds.
DEEPEST = 20
MOST_VALUES = 50_000
DASH = re.compile(r"[–—•·]\s")
LONG_WORD = re.compile(r"\w{101,}")  # longer than what the search's index holds


class Fields(dict[str, Any]):
    """A YAML mapping with its line and the lines of its fields, counted from 1."""

    line: int
    lines: dict[str, int]


class _Loader(yaml.CSafeLoader):  # ten times as fast as the loader in Python
    # YAML reads “no” as false, 2019-08-27 as a date and 1:30 as 90. Here all of them are text, and
    # only these are not.
    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}


for _kind, _pattern, _first in (
    ("bool", r"(?:true|false)\Z", ["t", "f"]),
    ("null", r"(?:~|null|)\Z", ["~", "n", ""]),
    ("int", r"-?(?:0|[1-9][0-9]{0,14})\Z", list("-0123456789")),
    ("float", r"-?[0-9]{1,15}\.[0-9]{1,15}\Z", list("-0123456789")),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_kind}", re.compile(_pattern), _first)


def _fields(loader: _Loader, node: yaml.MappingNode) -> Fields:
    fields = Fields()
    fields.line = node.start_mark.line + 1
    fields.lines = {}
    for key_node, value_node in node.value:
        key = str(loader.construct_object(key_node, deep=True))
        if key in fields:
            raise yaml.MarkedYAMLError(
                problem=f"“{key}” is written twice; keep one of them",
                problem_mark=key_node.start_mark,
            )
        fields[key] = loader.construct_object(value_node, deep=True)
        fields.lines[key] = key_node.start_mark.line + 1
    return fields


_Loader.add_constructor("tag:yaml.org,2002:map", _fields)


def parse(text: str, name: str, problems: Problems) -> Any:
    """Return the content of the YAML ``text`` of the file ``name``, its mappings as ``Fields``.

    Report what does not parse, and what parses and is not meant. If it cannot be read, return
    ``UNREADABLE``.
    """
    lines = [*text.split("\n"), ""]  # the parser may end a value on a line after the last
    try:
        _check_events(text, lines, name, problems)
        return yaml.load(text, _Loader)  # noqa: S506  # a SafeLoader
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        if error.context_mark and "end of stream" in (error.problem or ""):
            mark = error.context_mark  # where the text begins that does not end
        number = mark.line if mark else 0
        problem = error.problem or str(error)
        problems.add(Place(name, number + 1), _syntax_fault(problem, lines[number]))
    except yaml.YAMLError as error:
        problems.add(Place(name), f"the YAML does not parse: {error}; check indents and quotes")
    return UNREADABLE


def _check_events(text: str, lines: list[str], name: str, problems: Problems) -> None:
    """Report values that YAML accepts and that an editor does not mean.

    Raises ``YAMLError`` at the first event beyond which reading on is of no use, or costly.
    """
    depth = values = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        values += isinstance(event, yaml.NodeEvent)
        start: Any = event.start_mark  # the parser gives one to every event
        end: Any = event.end_mark
        if fault := _stops(event, depth, values):
            raise yaml.MarkedYAMLError(problem=fault, problem_mark=start)
        if isinstance(event, yaml.ScalarEvent):
            for sentence in _scalar_faults(event, lines[end.line][end.column :]):
                problems.add(Place(name, start.line + 1), sentence)


def _stops(event: yaml.Event, depth: int, values: int) -> str:
    """Return why a file is not read beyond an event, or nothing."""
    if isinstance(event, yaml.NodeEvent) and event.anchor:  # an alias has the name of its anchor
        return "names with & and * are not used here; write the value out, or put it in quotes"
    if isinstance(event, (yaml.ScalarEvent, yaml.CollectionStartEvent)) and event.tag:
        return "tags with ! are not used here; take it away, or put the value in quotes"
    if isinstance(event, yaml.ScalarEvent) and not event.style and DASH.match(event.value):
        return (
            f"“{event.value[0]}” begins no item of a list; write a hyphen and a space, or put the "
            "value in quotes"
        )
    if depth > DEEPEST:
        return f"the values are nested more than {DEEPEST} deep; check brackets and indents"
    if values > MOST_VALUES:
        return f"the file has more than {MOST_VALUES:,} values; divide it into several files"
    return ""


def _scalar_faults(event: yaml.ScalarEvent, rest: str) -> Iterator[str]:
    """Yield what is wrong with a value or a key. ``rest`` is what follows it on its line."""
    is_block = event.style in ("|", ">")
    if not is_block and re.match(r"\s+#", rest):
        yield (
            f"“{rest.strip()}” is read as a comment and not as part of the value; put the value in "
            "quotation marks, or the comment on a line of its own"
        )
    if re.match(r"\W*TODO\b", event.value, re.IGNORECASE):
        yield "this still says TODO; write what belongs here"
    if found := LONG_WORD.search(event.value):
        yield f"the value has a word of {len(found[0])} characters; divide it, or shorten it"
    if found := UNUSABLE.search(event.value):
        yield (
            f"the value has the character {character_name(found[0])} at place "
            f"{found.start() + 1}, which no text may have; take it out"
        )


def _syntax_fault(problem: str, line: str) -> str:
    """Return a sentence on YAML that does not parse. ``line`` is where the parser stopped."""
    if "; " in problem:  # a fault of ours, with its remedy
        return problem
    if "\t" in line[: len(line) - len(line.lstrip())] or r"'\t'" in problem:
        remedy = "the line begins with a tab; use spaces"
    elif "mapping values" in problem:
        remedy = "put the value, which has a colon and a space, in quotation marks"
    elif "cannot start any token" in problem or "alphabetic or numeric" in problem:
        remedy = "put the value in quotation marks"
    elif "another document" in problem:
        remedy = "take away the line with three hyphens"
    else:
        remedy = "check indents and quotes"
    return f"the YAML does not parse: {problem}; {remedy}"
