"""What a record is as data: the same in every JSON answer and CSV file."""

from functools import singledispatch
from typing import Any

from inspections.citations import citation, footnote, in_markdown
from inspections.models import Event, Finding, Inspection, Rating, Record
from sources.answers import picked
from sources.models import DatedModel, Edition, Passage

Data = dict[str, Any]


@singledispatch
def details(record: Record) -> Data:
    """Return what the record's type adds to the fields that all records have."""
    raise TypeError(f"nothing is registered for {record.kind}")


@details.register
def _(record: Inspection) -> Data:
    return {
        "inspection_type": record.type,
        **picked(record, "also_called inspectorate inspectorate_basis subject subject_basis"),
        "framework": picked(record.framework, "slug name"),
        **picked(record, "framework_basis fieldwork published announced"),
        **picked(record, "evidence_level evidence_note caveats"),
        "inferred_links": record.links,
        "not_held": record.gaps,
        "unstated_grades": [
            picked(grade, "area area_family status note") for grade in record.unstated_grades.all()
        ],
    }


@details.register
def _(record: Rating) -> Data:
    return {
        **picked(record, "area area_family grade grade_value"),
        "framework": picked(record.framework, "slug name"),
    }


@details.register
def _(record: Finding) -> Data:
    return picked(record, "polarity area")


@details.register
def _(record: Event) -> Data:
    return {"kind": record.type, "certainty": record.certainty}


def evidence(record: Record) -> list[Data]:
    """Return the passages that the record rests on, in order."""
    return [words(item.passage) for item in record.evidence.all()]


def words(passage: Passage) -> Data:
    """Return the passage, and where it stands."""
    return {
        "source": passage.source.ref,
        "file": passage.source.file,
        **picked(passage, "start end exact paragraph last_paragraph sentence voice voice_label"),
        "url": passage.get_absolute_url(),
    }


def date(record: DatedModel) -> Data | None:
    """Return the date of a record or office with how it is known; ``None`` if none is stated."""
    if not record.date_edtf:
        return None
    return {
        "display": record.date_display,
        "edtf": record.date_edtf,
        "earliest": record.date_earliest and record.date_earliest.isoformat(),
        "latest": record.date_latest and record.date_latest.isoformat(),
        "basis": record.date_basis,
        "reasoning": record.date_reasoning,
    }


def inspection(record: Record) -> Data | None:
    if record.inspection is None:
        return None
    return {**picked(record.inspection, "ref title"), "url": record.inspection.get_absolute_url()}


def read_together(record: Record) -> list[Data]:
    """Return the notes that join the record to others, and the refs of those."""
    return [
        {
            "note": pair.note,
            "records": [other.ref for other in pair.records.all() if other.pk != record.pk],
        }
        for pair in record.read_together.all()
    ]


def represent(record: Record, edition: Edition) -> Data:
    """Return the record as the JSON contract has it."""
    changed = edition.changed(record.ref)
    return {
        "ref": record.ref,
        "type": record.kind,
        "url": record.get_absolute_url(),
        **picked(record, "title text voice voice_label is_quotation"),
        "inspection": inspection(record),
        "themes": [theme.slug for theme in record.themes.all()],
        "evidence": evidence(record),
        "date": date(record),
        "note": record.note,
        "read_together": read_together(record),
        "citation": citation(record, edition),
        "citation_markdown": in_markdown(record, edition),
        "citation_footnote": footnote(record, edition),
        "changed": changed and changed.isoformat(),
        "version": edition.version,
        **details(record.narrowed()),
    }
