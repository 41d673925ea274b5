"""The whole record as a schema.org dataset, for search engines."""

from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format

from medway_portal.packaging.descriptor import RECORD, media_type
from medway_portal.packaging.files import ARCHIVE, DESCRIPTOR
from records.citations import Citation
from sources.models import Edition, Source
from sources.serializers import SCHEMA_ORG, Data, schema_org_reference


def dataset(edition: Edition) -> Data:
    """Return the record as a dataset. It has no creator or licence, because none is stated."""
    address = settings.SITE_URL + reverse("data")
    years = f"{edition.first_year}/{edition.last_year}"
    about: Data = {"temporalCoverage": years} if edition.period else {}
    if edition.date:
        about["dateModified"] = edition.date.isoformat()
    return {
        "@context": SCHEMA_ORG,
        "@type": "Dataset",
        "@id": f"{address}#record",
        "url": address,
        "name": edition.name,
        "description": edition.coverage,
        "version": edition.version,
        "inLanguage": "en-GB",
        "isAccessibleForFree": True,
        **about,
        "spatialCoverage": {"@type": "Place", "name": edition.place},
        "isBasedOn": [schema_org_reference(source) for source in Source.objects.all()],
        "distribution": [_download(file) for file in (ARCHIVE, RECORD, DESCRIPTOR)],
    }


def citations(edition: Edition) -> list[Citation]:
    """Return the citations of the whole record."""
    day = f" of {date_format(edition.date, 'j F Y')}" if edition.date else ""
    version = f"version {edition.short_version}{day}"
    address = settings.SITE_URL + reverse("data")
    return [
        Citation("One line", f"{edition.name}, {version}, {address}"),
        Citation("Markdown", f"[{edition.name}]({address}), {version}"),
    ]


def _download(file: str) -> Data:
    return {
        "@type": "DataDownload",
        "contentUrl": settings.SITE_URL + reverse("data-file", args=[file]),
        "encodingFormat": media_type(file),
    }
