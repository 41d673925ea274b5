"""Checks the shape of the record's files against the JSON Schema beside them."""

import json
import re
from collections.abc import Iterator
from difflib import get_close_matches
from itertools import islice
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing.exceptions import Unresolvable

from medway_portal.loading.files import read_bytes
from medway_portal.loading.problems import Place, Problems, SeedsError
from medway_portal.loading.yaml_files import Fields

SCHEMA = "records.schema.json"
MOST_UNKNOWN = 10  # fields of one entry that are each said to be unknown
KINDS = {"string": "text", "array": "a list", "object": "a mapping", "boolean": "true or false"}


def read_schema(folder: Path, problems: Problems) -> tuple[dict[str, Any], Validator]:
    """Return the schema in ``folder`` and its validator. Patterns must match whole values.

    Raises ``SeedsError`` if the schema cannot be used, because nothing can be checked then.
    """
    # The schema is no part of the record, so it may be a link to the one of the project.
    path = (folder / SCHEMA).resolve()
    content = read_bytes(path.parent, path, problems, Place(SCHEMA))
    if content is None:
        raise SeedsError(problems)
    try:
        schema = json.loads(content)
        Draft202012Validator.check_schema(schema)
        whole = {"pattern": _match_whole}
        validator: Validator = extend(Draft202012Validator, whole)(schema)  # type: ignore[no-untyped-call]  # jsonschema has no types for it
        # References within the schema are looked up only when something is checked against them.
        list(validator.iter_errors({name: [{}] for name in schema["properties"]}))
    except (ValueError, RecursionError, SchemaError, Unresolvable, KeyError, TypeError) as error:
        what = getattr(error, "message", None) or f"{type(error).__name__}: {error}"
        problems.add(
            Place(SCHEMA), f"the rules cannot be used ({what}); put back the file of the project"
        )
        raise SeedsError(problems) from error
    return schema, validator


def _match_whole(
    _validator: Any, pattern: str, instance: object, _schema: Any
) -> Iterator[ValidationError]:
    # In Python, $ matches before a newline at the end too.
    if isinstance(instance, str) and not re.fullmatch(pattern, instance):
        yield ValidationError(f"does not match {pattern}")


def report(fault: ValidationError, content: Any, name: str, problems: Problems) -> None:
    """Report a ``fault`` of the ``content`` of the file ``name``, with the line and the remedy."""
    line, ref, node = 1, "", content
    for step in fault.absolute_path:
        if isinstance(node, Fields):
            line = node.lines[str(step)]
        node = node[step]
        if isinstance(node, Fields):
            line = node.line
            ref = str(node.get("ref") or node.get("slug") or ref)
    named = [str(step) for step in fault.absolute_path if isinstance(step, str)]
    for sentence in _remedies(named[-1] if named else "the file", fault):
        problems.add(Place(name, line, ref), sentence)


def _remedies(field: str, fault: ValidationError) -> Iterator[str]:
    """Yield sentences that say what is wrong and what to do."""
    fields: Any = fault.instance
    schema: Any = fault.schema
    match fault.validator:
        case "required":
            names: Any = fault.validator_value
            missing = next(name for name in names if fault.message.startswith(repr(name)))
            if missing not in _misspelt(fields, schema["properties"]).values():
                yield f"“{missing}” is missing; add it"
        case "additionalProperties":
            for name, meant in _misspelt(fields, schema["properties"]).items():
                known = ", ".join(schema["properties"])
                mend = f"did you mean “{meant}”?" if meant else f"use one of {known}"
                yield f"“{name}” is not a field here; {mend}"
        case _:
            yield _wanted(field, fault)


def _wanted(field: str, fault: ValidationError) -> str:
    """Say what the value of ``field`` should be."""
    value: Any = fault.instance
    expected: Any = fault.validator_value
    schema: Any = fault.schema
    hint = schema.get("description")
    if value in ("", None, []):
        return f"“{field}” is empty; fill it in"
    match fault.validator:
        case "enum":
            return f"“{field}” is “{value}”; choose one of {', '.join(expected)}"
        case "uniqueItems":
            return f"“{field}” names something twice; keep it once"
        case "maxLength":
            return f"“{field}” has {len(value)} characters; shorten it to {expected}"
        case "type" if not hint:
            return f"“{field}” is not understood; it should be {KINDS.get(expected, expected)}"
    return f"“{field}” is “{value}”; it should be {hint or fault.message}"


def _misspelt(fields: dict[str, Any], known: dict[str, Any]) -> dict[str, str]:
    """Return the fields that are not ``known``, each with the one that is meant, or nothing."""
    unknown = islice((name for name in fields if name not in known), MOST_UNKNOWN)
    return {name: "".join(get_close_matches(name, [*known], 1)) for name in unknown}
