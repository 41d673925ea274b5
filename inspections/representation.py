"""What a record is as data: the same in every JSON answer and CSV file."""

from functools import singledispatch
from typing import Any

from django.conf import settings

from inspections.models import Event, Evidence, Finding, Inspection, Rating, Record
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
        "also_called": record.also_called,
        "inspectorate": record.inspectorate,
        "subject": record.subject,
        "framework": {"slug": record.framework.slug, "name": record.framework.name},
        "framework_basis": record.framework_basis,
        "fieldwork": record.fieldwork,
        "published": record.published,
        "announced": record.announced,
        "evidence_level": record.evidence_level,
        "inferred_links": record.links,
        "not_held": record.gaps,
        "unstated_grades": [
            {
                "area": grade.area,
                "area_family": grade.area_family,
                "status": grade.status,
                "note": grade.note,
            }
            for grade in record.unstated_grades.all()
        ],
    }


@details.register
def _(record: Rating) -> Data:
    return {
        "area": record.area,
        "area_family": record.area_family,
        "grade": record.grade,
        "grade_value": record.grade_value,
        "framework": {"slug": record.framework.slug, "name": record.framework.name},
    }


@details.register
def _(record: Finding) -> Data:
    return {"polarity": record.polarity, "area": record.area}


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
        "start": passage.start,
        "end": passage.end,
        "exact": passage.exact,
        "paragraph": passage.paragraph,
        "last_paragraph": passage.last_paragraph,
        "sentence": passage.sentence,
        "voice": passage.voice,
        "voice_label": passage.voice_label,
        "url": passage.get_absolute_url(),
    }


def date(record: DatedModel) -> Data | None:
    """Return the record's date with how it is known, or ``None`` if none is stated."""
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
    about = record.inspection
    return {"ref": about.ref, "title": about.title, "url": about.get_absolute_url()}


def citation(record: Record, edition: Edition) -> str:
    """Return one line that a committee paper can carry: the words, whose they are, and where."""
    items = list(record.evidence.all())
    quoted = "; ".join(
        f"“{' '.join(item.passage.exact.split())}” [{_voice(record, item, items)}; "
        f"{item.passage.source.ref}, {item.passage.locator}]"
        for item in items
    )
    about = f" {record.inspection.title} ({record.inspection.ref})." if record.inspection else ""
    return (
        f"{record.ref}: {quoted}.{about} "
        f"Medway children’s services inspection record, version {edition.short}, "
        f"{settings.SITE_URL}/{record.ref}"
    )


def _voice(record: Record, item: Evidence, items: list[Evidence]) -> str:
    """Return the label of one passage; the record's own, which names a speaker, if it is alone."""
    return record.voice_label if len(items) == 1 else item.passage.voice_label


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
    return {
        "ref": record.ref,
        "type": record.kind,
        "url": record.get_absolute_url(),
        "title": record.title,
        "text": record.text,
        "voice": record.voice,
        "voice_label": record.voice_label,
        "inspection": inspection(record),
        "themes": [theme.slug for theme in record.themes.all()],
        "evidence": evidence(record),
        "date": date(record),
        "note": record.note,
        "read_together": read_together(record),
        "citation": citation(record, edition),
        "version": edition.version,
        **details(record.narrowed()),
    }
