"""Sources for search engines, in the words of schema.org; what is not stated is left out."""

from typing import Any

from django.conf import settings

from sources.models import Source

Data = dict[str, Any]
CONTEXT = "https://schema.org"
TYPES = {Source.Kind.COUNCIL_REPORT: "Report", Source.Kind.LETTER: "CreativeWork"}


def named(source: Source) -> Data:
    """Return what points at ``source`` from elsewhere."""
    return {
        "@type": TYPES.get(Source.Kind(source.kind), "Article"),
        "@id": f"{settings.SITE_URL}/{source.ref}",
        "name": source.title,
        "url": f"{settings.SITE_URL}{source.get_absolute_url()}",
    }


def of_source(source: Source) -> Data:
    """Return ``source`` as a work of its own."""
    stated: Data = {}
    if source.printed_title:
        stated["headline"] = source.printed_title
    if source.publisher_basis == "stated":
        stated["publisher"] = {"@type": "Organization", "name": source.publisher}
    # The date of a report to Cabinet is that of the meeting.
    is_stated = (source.date_basis, source.date_precision) == ("stated", "day")
    if is_stated and source.kind != Source.Kind.COUNCIL_REPORT:
        stated["datePublished"] = source.date_edtf
    return {"@context": CONTEXT, **named(source), "inLanguage": "en-GB", **stated}
