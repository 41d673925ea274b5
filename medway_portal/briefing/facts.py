"""The facts that a pack shows for a record beside its words, the same as on its own page."""

from collections.abc import Mapping
from functools import singledispatch
from typing import Any

from inspections.models import Event, Finding, Inspection, Rating
from medway_portal.briefing.pack import PackFact
from records.models import Record
from sources.models import date_with_basis
from statements.models import Action, Figure, Quote

NOT_STATED = "Not stated in this record"


@singledispatch
def facts(record: Record) -> list[PackFact]:
    """Return the facts of a record by its kind. The date is added elsewhere, for all kinds."""
    raise TypeError(f"nothing is registered for {record.kind}")


@facts.register
def _(record: Inspection) -> list[PackFact]:
    called = [f"“{name['name']}” ({name['source']})" for name in record.also_called]
    return [
        PackFact("Type", record.get_type_display()),
        *([PackFact("Also called", "; ".join(called))] if called else []),
        PackFact("Inspectorate", _with_basis(record.inspectorate, record.inspectorate_basis)),
        PackFact("Subject", _with_basis(record.subject, record.subject_basis)),
        PackFact("Announced", record.announced),
    ]


@facts.register
def _(record: Rating) -> list[PackFact]:
    scale = ", ".join(grade["label"] for grade in record.framework.grades)
    return [
        PackFact("Judgement area, as worded", record.area),
        PackFact("Grade, as worded", record.grade),
        PackFact("Framework", record.framework.name),
        PackFact("In the scale of that framework (editorial)", f"{record.grade_label}, of {scale}"),
    ]


@facts.register
def _(record: Finding) -> list[PackFact]:
    return [
        PackFact("Kind of finding", record.get_polarity_display()),
        PackFact("Judgement area or section", record.area or "Not given in the source"),
    ]


@facts.register
def _(record: Quote) -> list[PackFact]:
    role = ", ".join(filter(None, [record.role, record.organisation]))
    is_person = record.speaker.kind == record.speaker.Kind.PERSON
    service = record.get_about_service_display()
    return [
        PackFact("Speaker", record.speaker.name),
        *([PackFact("Role at the time, as printed", role)] if is_person else []),
        PackFact("Form", record.get_form_display()),
        PackFact("About", record.about),
        *([PackFact("About its own service", service)] if service else []),
    ]


@facts.register
def _(record: Action) -> list[PackFact]:
    answers = record.responds_to
    return [
        PackFact("Who acts", record.actor),
        PackFact("Status as claimed at the time", record.get_status_display()),
        *([PackFact("Said by", record.said_by.name)] if record.said_by else []),
        *([PackFact("Responds to", f"{answers.title} ({answers.ref})")] if answers else []),
    ]


@facts.register
def _(record: Figure) -> list[PackFact]:
    return [
        PackFact("Figure, as printed", record.as_printed),
        PackFact("What is counted", record.counts),
        PackFact("Of whom, or where", record.scope),
    ]


@facts.register
def _(record: Event) -> list[PackFact]:
    happened = record.certainty == Event.Certainty.HAPPENED
    doubt = "" if happened else ": no source here says that it came about"
    return [
        PackFact("Kind of event", record.get_type_display()),
        PackFact("Happened or not", record.get_certainty_display() + doubt),
    ]


def inspection_facts(inspection: Inspection) -> tuple[PackFact, ...]:
    """Return the facts at the head of an inspection's records."""
    framework = _with_basis(inspection.framework.name, inspection.framework_basis)
    contents = f"{inspection.get_evidence_level_display()}. {inspection.evidence_note}".strip()
    return (
        PackFact("Framework", framework),
        PackFact("Fieldwork or visit", day(inspection.fieldwork)),
        PackFact("Report or letter published", day(inspection.published)),
        PackFact("What this record holds", contents),
    )


def day(date: Mapping[str, Any] | None) -> str:
    """Return a date that an inspection stores as JSON, with how it is known."""
    return dated(date["display"], date["basis"]) if date else NOT_STATED


def dated(display: str, basis: str) -> str:
    """Return a date with how it is known, or words that say that none is stated."""
    return date_with_basis(display, basis) if display else NOT_STATED


def _with_basis(value: str, basis: str) -> str:
    """Return ``value``, followed by “(inferred)” if it is and does not say so."""
    says = basis in value or basis in ("not_stated", "stated")
    return value if says else f"{value} ({basis})"
