"""Sources as data: in the portal’s own JSON, and for search engines in the words of schema.org."""

from typing import Any

from django.conf import settings

from sources.models import Edition, Passage, Source
from sources.redaction import with_notice


def attributes_of(thing: object, names: str) -> dict[str, Any]:
    """Return the attributes of ``thing`` in ``names``, which are separated by spaces."""
    return {name: getattr(thing, name) for name in names.split()}


Data = dict[str, Any]
SCHEMA_ORG = "https://schema.org"
TYPES = {Source.Kind.COUNCIL_REPORT: "Report", Source.Kind.LETTER: "CreativeWork"}


def schema_org_reference(source: Source) -> Data:
    """Return ``source`` as other things refer to it."""
    return {
        "@type": TYPES.get(Source.Kind(source.kind), "Article"),
        "@id": f"{settings.SITE_URL}/{source.ref}",
        "name": source.title,
        "url": f"{settings.SITE_URL}{source.get_absolute_url()}",
    }


def source_as_schema_org(source: Source) -> Data:
    """Return ``source`` itself. What the text does not state is left out."""
    stated: Data = {}
    if source.printed_title:
        stated["headline"] = source.printed_title
    if source.publisher_basis == "stated":
        stated["publisher"] = {"@type": "Organization", "name": source.publisher}
    # The date of a report to Cabinet is that of the meeting.
    is_stated = (source.date_basis, source.date_precision) == ("stated", "day")
    if is_stated and source.kind != Source.Kind.COUNCIL_REPORT:
        stated["datePublished"] = source.date_edtf
    return {"@context": SCHEMA_ORG, **schema_org_reference(source), "inLanguage": "en-GB", **stated}


def serialize_source(source: Source, edition: Edition) -> dict[str, Any]:
    """Return the source without its text and its passages."""
    changed = edition.last_changed(source.ref)
    return {
        "ref": source.ref,
        "url": source.get_absolute_url(),
        **attributes_of(source, "title printed_title kind carrier publisher publisher_basis"),
        "date": source.date_display,
        **attributes_of(source, "date_edtf date_basis date_reasoning"),
        **attributes_of(source, "rights_holder licence show file sha256 reliability"),
        "changed": changed and changed.isoformat(),
    }


def serialize_whole_source(source: Source, edition: Edition) -> dict[str, Any]:
    """Return the source with its passages, and with its text if it may be shown whole.

    Offsets count code points of the text. Withheld text is blanked there, so offsets do not move.
    """
    passages = source.passages.with_records()
    text = {"text": source.text} if source.show == Source.Show.WHOLE else {}
    return {
        **serialize_source(source, edition),
        **text,
        "passages": [_serialize_passage(passage) for passage in passages if passage.records.all()],
        "version": edition.version,
    }


def _serialize_passage(passage: Passage) -> dict[str, Any]:
    return {
        **attributes_of(passage, "start end"),
        "exact": with_notice(passage.exact),
        **attributes_of(passage, "paragraph last_paragraph sentence voice voice_label"),
        "records": [record.ref for record in passage.records.all()],
    }
