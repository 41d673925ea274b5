"""Records as data: in the portal’s own JSON and CSV, and in the words of schema.org."""

from functools import singledispatch

from django.conf import settings

from records.citations import citation, footnote, in_markdown
from records.models import Record
from sources.models import DatedModel, Edition, Passage
from sources.serializers import SCHEMA_ORG, Data, attributes_of, schema_org_reference


@singledispatch
def serialize_details(record: Record) -> Data:
    """Return the fields that only records of this kind have. Each app registers its own."""
    raise TypeError(f"nothing is registered for {record.kind}")


def serialize_evidence(record: Record) -> list[Data]:
    """Return the passages that the record rests on, in order, then those nested in them."""
    return [
        {**serialize_passage(item.passage), "nested": item.is_nested}
        for item in record.evidence.all()
    ]


def serialize_passage(passage: Passage) -> Data:
    """Return the passage with its place in the source."""
    return {
        "source": passage.source.ref,
        "file": passage.source.file,
        **attributes_of(
            passage, "start end exact paragraph last_paragraph sentence voice voice_label"
        ),
        "in_sentence": {
            "start": passage.sentence_start,
            "end": passage.sentence_end,
            "exact": passage.in_sentence,
        },
        "url": passage.get_absolute_url(),
    }


def serialize_date(record: DatedModel) -> Data | None:
    """Return the date of a record or office with how it is known, or ``None``."""
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


def serialize_inspection(record: Record) -> Data | None:
    if record.inspection is None:
        return None
    return {
        **attributes_of(record.inspection, "ref title"),
        "url": record.inspection.get_absolute_url(),
    }


def serialize_read_together(record: Record) -> list[Data]:
    """Return the notes on what must be read together, each with the refs of the other records."""
    return [
        {
            "note": pair.note,
            "records": [other.ref for other in pair.records.all() if other.pk != record.pk],
        }
        for pair in record.read_together.all()
    ]


def serialize(record: Record, edition: Edition) -> Data:
    """Return the record as JSON data (design, section 4)."""
    changed = edition.last_changed(record.ref)
    return {
        "ref": record.ref,
        "type": record.kind,
        "url": record.get_absolute_url(),
        **attributes_of(record, "title text voice voice_label is_quotation"),
        "inspection": serialize_inspection(record),
        "themes": [theme.slug for theme in record.themes.all()],
        "evidence": serialize_evidence(record),
        "with": record.siblings,
        "shown_with": record.neighbours,
        "date": serialize_date(record),
        "note": record.note,
        "read_together": serialize_read_together(record),
        "citation": citation(record, edition),
        "citation_markdown": in_markdown(record, edition),
        "citation_footnote": footnote(record, edition),
        "changed": changed and changed.isoformat(),
        "version": edition.version,
        **serialize_details(record.specific()),
    }


@singledispatch
def serialize_result(item: object, edition: Edition) -> Data:  # noqa: ARG001  # by its type alone
    """Return a result of a list: a record, or what a list shows beside records."""
    raise TypeError(f"nothing is registered for {type(item).__name__}")


@serialize_result.register
def _(item: Record, edition: Edition) -> Data:
    return serialize(item, edition)


@singledispatch
def as_schema_org(record: Record) -> Data | None:  # noqa: ARG001  # by its type alone
    """Return the record in the words of schema.org, or ``None`` if it has no fitting type."""
    return None


def schema_org_work(kind: str, record: Record) -> Data:
    """Return the fields that every work has: its address, its sources and its voice."""
    passages = [item.passage for item in record.evidence.all()]
    works = {passage.source.ref: passage.source for passage in passages}
    voices = dict.fromkeys(passage.voice_label for passage in passages)
    return {
        "@context": SCHEMA_ORG,
        "@type": kind,
        "@id": f"{settings.SITE_URL}/{record.ref}",
        "url": f"{settings.SITE_URL}{record.get_absolute_url()}",
        "identifier": record.ref,
        "name": record.title,
        "creditText": "; ".join(voices) if record.has_several_voices else record.voice_label,
        "isBasedOn": [schema_org_reference(source) for source in works.values()],
    }
