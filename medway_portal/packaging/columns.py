"""The schemas of the tables: what each column means, of which type it is, what it points at."""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Choices

from inspections.models import AreaFamily, Event, Finding, Inspection, Record, UnstatedGrade
from sources.models import DateBasis, Source
from sources.voices import EVIDENCE
from statements.models import Action, Figure, Person, Quote

REQUIRED = {
    *("ref", "slug", "type", "url", "title", "text", "voice_label"),
    *("exact", "start", "end", "summary"),
}
# What identifies a row, where it is not a ref or slug.
PRIMARY = {
    "evidence": ["record", "position"],
    "unstated_grades": ["inspection", "position"],
    "follow_ups": ["action", "position"],
    "offices": ["person", "position"],
    "read_together": "number",
}
# The table, and the column there, that a column points at.
FOREIGN = {
    "inspection_ref": ("inspections", "ref"),
    "inspection": ("inspections", "ref"),
    "responds_to": ("inspections", "ref"),
    "framework_slug": ("frameworks", "slug"),
    "speaker_slug": ("people", "slug"),
    "person": ("people", "slug"),
    "action": ("actions", "ref"),
    "source": ("sources", "ref"),
}
CHOICES: dict[str, type[Choices]] = {
    "type": Record.Kind,
    "polarity": Finding.Polarity,
    "status": Action.Status,
    "unstated_grades.status": UnstatedGrade.Status,
    "form": Quote.Form,
    "qualifier": Figure.Qualifier,
    "certainty": Event.Certainty,
    "area_family": AreaFamily,
    "inspection_type": Inspection.Type,
    "evidence_level": Inspection.EvidenceLevel,
    "date_basis": DateBasis,
    "fieldwork_basis": DateBasis,
    "published_basis": DateBasis,
    "events.kind": Event.Type,
    "sources.kind": Source.Kind,
    "people.kind": Person.Kind,
    "show": Source.Show,
    "carrier": Source.Carrier,
}


def schema(table: str, columns: list[str], tables: Collection[str]) -> dict[str, Any]:
    """Return the Table Schema of ``table``, which may point at others of ``tables``.

    Raises ``KeyError`` for a column without a meaning.
    """
    found: dict[str, Any] = {
        "fields": [_field(table, column) for column in columns],
        "missingValues": [""],
    }
    named = [column for column in ("ref", "slug") if column in columns]
    if primary := PRIMARY.get(table) or (named and named[0]):
        found["primaryKey"] = primary
    pointing = [column for column in columns if FOREIGN.get(column, ("",))[0] in tables]
    if pointing:
        found["foreignKeys"] = [_foreign_key(table, column) for column in pointing]
    return found


@cache
def meanings() -> dict[str, Any]:
    """Return what the tables and their columns hold, read when it is first asked for."""
    import yaml  # noqa: PLC0415  # no page needs it, and it would make processes slower to start

    words = Path(__file__).with_name("columns.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(words)
    return found


@cache
def _types() -> dict[str, str]:
    by_type = meanings()["types"].items()
    return {column: kind for kind, columns in by_type for column in columns}


def _field(table: str, column: str) -> dict[str, Any]:
    special, columns = f"{table}.{column}", meanings()["columns"]
    field: dict[str, Any] = {
        "name": column,
        "type": _types().get(special) or _types().get(column, "string"),
        "description": columns.get(special) or columns[column],
    }
    constraints: dict[str, Any] = {"required": True} if column in REQUIRED else {}
    choices = CHOICES.get(special) or CHOICES.get(column)
    if choices:
        constraints["enum"] = list(choices.values)
    if column == "voice":
        constraints["enum"] = [voice.value for voice in EVIDENCE]
    return {**field, "constraints": constraints} if constraints else field


def _foreign_key(table: str, column: str) -> dict[str, Any]:
    to, field = FOREIGN[column]
    resource = "" if to == table else to  # as the standard names the table itself
    return {"fields": column, "reference": {"resource": resource, "fields": field}}
