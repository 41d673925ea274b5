"""The schemas of the tables: the meaning and type of each column, and the foreign keys."""

from collections.abc import Collection
from functools import cache
from pathlib import Path
from typing import Any

from django.db import models

from inspections.models import Framework, UnstatedGrade
from medway_portal.packaging.contents import LISTS
from records.models import ReadTogether
from sources.models import Change, Passage, Source
from sources.voices import EVIDENCE
from statements.models import FollowUp, Office, Person

# The model whose fields are the columns of a table. Columns of passages are fields of Passage.
MODELS: dict[str, type[models.Model]] = {
    **{view.plural: view.model for view in LISTS},
    "unstated_grades": UnstatedGrade,
    "follow_ups": FollowUp,
    "people": Person,
    "offices": Office,
    "sources": Source,
    "frameworks": Framework,
    "read_together": ReadTogether,
    "changes": Change,
}
TYPES = {
    models.PositiveIntegerField: "integer",
    models.DecimalField: "number",
    models.BooleanField: "boolean",
    models.DateField: "date",
}
# The names of columns in their models, where they differ.
FIELDS = {
    **{"type": "kind", "kind": "type", "inspection_type": "type"},
    **{"all": "is_all", "number": "position"},
    **{f"{name}_basis": "date_basis" for name in ("fieldwork", "published")},
}


def schema(table: str, columns: list[str], tables: Collection[str]) -> dict[str, Any]:
    """Return the Table Schema of ``table``, with foreign keys to others of ``tables``.

    Raises ``KeyError`` for a column that columns.yaml does not describe.
    """
    found: dict[str, Any] = {
        "fields": [_described(table, column) for column in columns],
        "missingValues": [""],
    }
    if "position" in columns:
        found["primaryKey"] = columns[:2]
    elif columns[0] in ("ref", "slug", "number"):
        found["primaryKey"] = columns[0]
    keys = [key for column in columns if (key := _foreign_key(table, column, tables))]
    return {**found, "foreignKeys": keys} if keys else found


@cache
def meanings() -> dict[str, Any]:
    """Return the descriptions of tables and columns."""
    import yaml  # noqa: PLC0415  # a slow import that no page needs

    words = Path(__file__).with_name("columns.yaml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.safe_load(words)
    return found


def _field(table: str, column: str) -> "models.Field[Any, Any] | None":
    """Return the model field of ``column`` of ``table``, if there is one."""
    of_model = MODELS.get(table, Passage)._meta.fields
    own = {field.name: field for field in (*Passage._meta.fields, *of_model)}
    names = (FIELDS.get(column), column, column.removesuffix("_ref"), column.removesuffix("_slug"))
    return next((own[name] for name in names if name in own), None)


def _described(table: str, column: str) -> dict[str, Any]:
    field, texts = _field(table, column), meanings()
    described: dict[str, Any] = {
        "name": column,
        "type": texts["types"].get(column) or TYPES.get(type(field), "string"),
        "description": texts["columns"].get(f"{table}.{column}") or texts["columns"][column],
    }
    constraints: dict[str, Any] = {"required": True} if column in texts["required"] else {}
    if column == "voice":
        constraints["enum"] = [voice.value for voice in EVIDENCE]
    elif field and field.choices and column != "relation":  # a row may say that there is none
        constraints["enum"] = [value for value, _ in field.flatchoices]
    return {**described, "constraints": constraints} if constraints else described


def _foreign_key(table: str, column: str, tables: Collection[str]) -> dict[str, Any] | None:
    """Return the foreign key of ``column``, if it points at a row of any of ``tables``."""
    field = _field(table, column)
    if not isinstance(field, models.ForeignKey):
        return None
    to = next((name for name in tables if field.related_model is MODELS.get(name)), None)
    if to is None:
        return None
    key = "ref" if hasattr(field.related_model, "ref") else "slug"
    resource = "" if to == table else to  # as the standard names the table itself
    return {"fields": column, "reference": {"resource": resource, "fields": key}}
