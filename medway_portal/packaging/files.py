"""The files of the whole record: tables, texts, one JSON file, and an archive of all of them."""

import io
import json
import zipfile
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string

from medway_portal.packaging.contents import RECORDS, Contents, contents, tables
from medway_portal.packaging.descriptor import RECORD, Table, descriptor, text_path
from records.exports import COMMON_COLUMNS
from sources.editions import cached_per_edition
from sources.models import Edition, Source
from sources.responses import all_columns, csv_text
from sources.serializers import Data

DESCRIPTOR = "datapackage.json"
ARCHIVE = "medway-inspection-record.zip"
EPOCH = date(1980, 1, 1)  # the earliest date in a ZIP archive


@dataclass(frozen=True, slots=True)
class Package:
    """The files by name, and their descriptor."""

    files: dict[str, bytes]
    descriptor: Data


@cached_per_edition
def package() -> Package:
    """Return the files of the loaded record."""
    edition = Edition.current()
    found = contents(edition)
    whole = Source.objects.shown_whole()
    csv_tables = [_table(name, rows) for name, rows in tables(found).items() if rows]
    files = {
        "README.txt": _readme(edition).encode(),
        RECORD: _json(_record(edition, found)),
        **{table.path: table.content for table in csv_tables},
        **{text_path(source): source.text.encode() for source in whole},
    }
    described = descriptor(edition, csv_tables, files)
    files[DESCRIPTOR] = _json(described)
    files[ARCHIVE] = _archive(files, edition.date or EPOCH)
    return Package(files, described)


def _table(name: str, rows: list[Data]) -> Table:
    columns = all_columns(rows, COMMON_COLUMNS if name in RECORDS else [])
    return Table(name, columns, csv_text(rows, columns).encode())


def _record(edition: Edition, found: Contents) -> Data:
    """Return the whole record as one mapping, which begins with its name and coverage."""
    return {
        "name": edition.name,
        "coverage": edition.coverage,
        "version": edition.version,
        "date": edition.date and edition.date.isoformat(),
        "address": settings.SITE_URL,
        **found,
    }


def _readme(edition: Edition) -> str:
    return render_to_string("data/readme.txt", {"edition": edition, "site_url": settings.SITE_URL})


def _json(data: dict[str, Any]) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode() + b"\n"


def _archive(files: dict[str, bytes], day: date) -> bytes:
    """Return a ZIP archive of ``files``. The same files give the same bytes on any machine."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, (day.year, day.month, day.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # Unix, on every machine
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return out.getvalue()
