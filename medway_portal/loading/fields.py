"""Turns the fields of an entry into the fields of its model."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from medway_portal.loading.drafts import Draft
from records.models import Record
from sources import dates
from sources.voices import Voice


def without(fields: Mapping[str, Any], *names: str) -> dict[str, Any]:
    """Return ``fields`` without those called ``names``."""
    return {name: value for name, value in fields.items() if name not in names}


def date_fields(known: dict[str, Any] | None) -> dict[str, Any]:
    """Return the fields of ``DatedModel`` for a date, or none if the date is not stated."""
    if not known:
        return {}
    span = dates.read(known["edtf"])
    return {
        "date_display": known.get("display") or dates.in_words(known["edtf"]),
        "date_edtf": known["edtf"],
        "date_earliest": span.earliest,
        "date_latest": span.latest,
        "date_precision": span.precision,
        "date_basis": known["basis"],
        "date_reasoning": known.get("reasoning", ""),
    }


def date_json(known: dict[str, Any] | None) -> dict[str, Any] | None:
    """Return a date as inspections store it: the same JSON as in the portal's data."""
    fields = date_fields(known)
    if not fields:
        return None
    values = {name.removeprefix("date_"): value for name, value in fields.items()}
    return {
        name: value.isoformat() if hasattr(value, "isoformat") else value
        for name, value in values.items()
    }


def is_quotation(draft: Draft) -> bool:
    """Tell whether the words are somebody's own and may have the style of a quotation."""
    if draft.kind == "quote":
        return bool(draft.get("form") != "indirect")
    return bool(draft.get("voice") == Voice.OFSTED_QUOTED)


def own_fields(draft: Draft, model: type[Record]) -> dict[str, Any]:
    """Return the fields that ``model`` adds to those of ``Record``, with links as refs or slugs."""
    common = {field.name for field in Record._meta.fields}
    added = {field.name for field in model._meta.fields} - common
    fields = {name: value for name, value in draft.entry.fields.items() if name in added}
    match draft.kind:
        case "inspection":
            fields["type"] = draft.get("kind")
            fields["fieldwork"] = date_json(draft.get("fieldwork"))
            fields["published"] = date_json(draft.get("published"))
        case "event":
            fields["type"] = draft.get("kind")
            span = dates.read(draft.get("date")["edtf"])
            fields["year"] = (span.earliest or span.latest or date.max).year
        case "figure":
            fields["qualifier"] = draft.get("qualifier", "exactly")
    return fields
