"""The schema allows no value that is longer than its column in the database."""

import json
from typing import Any

import pytest
from django.db.models import CharField, Model

from glossary.models import Term
from inspections.models import Event, Finding, Framework, Inspection, Rating, UnstatedGrade
from records.models import Theme
from sources.models import Source
from statements.models import Action, Figure, FollowUp, Office, Person, Plot, Quote
from tests.environment import RECORD

SCHEMA = json.loads((RECORD / "records.schema.json").read_text(encoding="utf-8"))
OF_LISTS = {
    **{"inspections": Inspection, "ratings": Rating, "findings": Finding, "quotes": Quote},
    **{"actions": Action, "figures": Figure, "events": Event, "themes": Theme, "terms": Term},
    **{"frameworks": Framework, "people": Person, "plots": Plot},
}
ENTRIES: list[tuple[type[Model], Any]] = [
    *((model, SCHEMA["properties"][name]["items"]) for name, model in OF_LISTS.items()),
    (Source, SCHEMA["properties"]["source"]),
    (FollowUp, SCHEMA["properties"]["actions"]["items"]["properties"]["follow_ups"]["items"]),
    (Office, SCHEMA["properties"]["people"]["items"]["properties"]["offices"]["items"]),
    (
        UnstatedGrade,
        SCHEMA["properties"]["inspections"]["items"]["properties"]["not_stated"]["items"],
    ),
]


def longest(values: dict[str, Any]) -> int:
    """Return the most characters that the schema of a text allows."""
    if "enum" in values:
        return max(map(len, values["enum"]))
    if values.get("pattern", "").endswith("[0-9]{0,8}$"):
        return len("F999999999")
    return int(values["maxLength"])


def columns(model: type[Model]) -> dict[str, int]:
    """Return how many characters the columns of ``model`` hold, by the names in the schema."""
    found = {
        field.name: field.max_length or 0
        for field in model._meta.get_fields()
        if isinstance(field, CharField)
    }
    return {**found, "kind": found["type"]} if "type" in found else found


@pytest.mark.parametrize(("model", "schema"), ENTRIES, ids=[model.__name__ for model, _ in ENTRIES])
def test_no_text_is_longer_than_its_column(model: type[Model], schema: Any) -> None:
    texts = {
        name: longest(values)
        for name, values in schema["properties"].items()
        if name in columns(model)
    }
    assert texts
    assert {name: length for name, length in texts.items() if length > columns(model)[name]} == {}


def test_no_date_is_longer_than_its_column() -> None:
    date = SCHEMA["$defs"]["date"]["properties"]

    assert longest(date["edtf"]) <= columns(Finding)["date_edtf"]
    assert longest(date["display"]) <= columns(Finding)["date_display"]
    assert longest(date["basis"]) <= columns(Finding)["date_basis"]
