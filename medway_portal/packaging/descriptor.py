"""The descriptor of the files (Frictionless Data Package, version 1)."""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from django.conf import settings
from django.urls import reverse

from medway_portal.packaging.schemas import meanings, schema
from sources.models import Edition, Source
from sources.serializers import Data

RECORD = "record.json"
MEDIA_TYPES = {
    "csv": "text/csv",
    "json": "application/json",
    "txt": "text/plain",
    "zip": "application/zip",
}
GUARD = (
    "In tables, a cell that would begin with =, +, -, @, a tab or a return has an apostrophe in "
    "front, so that no spreadsheet takes it for a formula. Take it off to have the exact words; "
    "record.json has them as they are."
)
# The Open Definition's entry for a licence that is not stated.
NOT_STATED = {
    "name": "notspecified",
    "title": "Not stated. The texts' rights are their holders', as far as stated with each source",
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its name, its columns and its CSV."""

    name: str
    columns: list[str]
    content: bytes

    @property
    def path(self) -> str:
        return f"{self.name}.csv"


def descriptor(edition: Edition, tables: list[Table], files: dict[str, bytes]) -> Data:
    """Return the descriptor of ``files``, with a schema for each of ``tables``."""
    created = {"created": f"{edition.date.isoformat()}T00:00:00Z"} if edition.date else {}
    return {
        "profile": "data-package",
        "name": "medway-inspection-record",
        "title": edition.name,
        "description": f"{edition.coverage} {GUARD}",
        "homepage": settings.SITE_URL + reverse("data"),
        "version": edition.version,
        **created,
        "licenses": [NOT_STATED],
        "sources": [_source(source) for source in Source.objects.all()],
        "resources": [
            *_tables(tables),
            _file("record", "Everything in one file", RECORD, files[RECORD]),
            *_texts(files),
        ],
    }


def media_type(path: str) -> str:
    """Return the media type for the extension of ``path``."""
    return MEDIA_TYPES[path.rpartition(".")[2]]


def text_path(source: Source) -> str:
    """Return the path of the text of ``source`` in the package."""
    return f"texts/{source.ref}.txt"


def _tables(tables: list[Table]) -> Iterator[Data]:
    names = {table.name for table in tables}
    for table in tables:
        described = schema(table.name, table.columns, names)
        file = _file(table.name, meanings()["tables"][table.name], table.path, table.content)
        yield {**file, "profile": "tabular-data-resource", "schema": described}


def _texts(files: dict[str, bytes]) -> Iterator[Data]:
    for source in Source.objects.shown_whole():
        title = f"{source.title}: the text that offsets count in, what is withheld blanked"
        path = text_path(source)
        file = _file(f"text-{source.ref.lower()}", title, path, files[path])
        stated = f"Licence: {source.licence}. Rights holder: {source.rights_holder}"
        licence = {"path": _source(source)["path"], "title": stated}
        yield {**file, "licenses": [licence], "sources": [_source(source)]}


def _source(source: Source) -> Data:
    return {"title": source.title, "path": settings.SITE_URL + source.get_absolute_url()}


def _file(name: str, title: str, path: str, content: bytes) -> Data:
    return {
        "name": name,
        "title": title,
        "path": path,
        "profile": "data-resource",
        "format": path.rpartition(".")[2],
        "mediatype": media_type(path),
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{sha256(content).hexdigest()}",
    }
