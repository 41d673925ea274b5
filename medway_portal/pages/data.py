"""Downloads of the whole record, and what they hold."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from medway_portal.packaging.contents import RECORDS
from medway_portal.packaging.dataset import citations, dataset
from medway_portal.packaging.descriptor import RECORD, media_type
from medway_portal.packaging.files import ARCHIVE, DESCRIPTOR, package
from sources.models import Edition, Source
from sources.serializers import Data


def overview(request: HttpRequest) -> HttpResponse:
    """The downloads with the meaning of each column, and how to cite them."""
    found, edition = package(), Edition.current()
    tables = [table for table in found.descriptor["resources"] if "schema" in table]
    common = shared(tables)
    context = {
        "archive": ARCHIVE,
        "archive_size": len(found.files[ARCHIVE]),
        "record_size": len(found.files[RECORD]),
        "descriptor_size": len(found.files[DESCRIPTOR]),
        "common": common,
        "tables": [(table, own(table, common)) for table in tables],
        "sources": Source.objects.all(),
        "citations": citations(edition),
        "json_ld": dataset(edition),
    }
    return render(request, "data/overview.html", context)


def shared(tables: list[Data]) -> list[Data]:
    """Return the columns that all tables of records have."""
    fields = [table["schema"]["fields"] for table in tables if table["name"] in RECORDS]
    return [field for field in next(iter(fields), []) if all(field in other for other in fields)]


def own(table: Data, common: list[Data]) -> list[Data]:
    """Return the columns of ``table``, without those that all records have."""
    left_out = common if table["name"] in RECORDS else []
    return [field for field in table["schema"]["fields"] if field not in left_out]


def file(request: HttpRequest, name: str) -> HttpResponse:
    """One of the files."""
    content = package().files.get(name)
    if content is None:
        raise Http404(name)
    kind = media_type(name)
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    shown = "attachment" if name == ARCHIVE else "inline"
    return HttpResponse(
        content,
        content_type=f"{kind}{charset}",
        headers={"Content-Disposition": f'{shown}; filename="{name.rpartition("/")[2]}"'},
    )
