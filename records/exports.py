"""Lists as JSON, CSV and Atom: the same records as the page, in the same order."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Page
from django.http import HttpResponse, JsonResponse, QueryDict

from records.facets import Facet
from records.filters import RecordFilterSet
from records.models import Record
from records.serializers import serialize
from sources.feeds import FeedEntry, atom_response
from sources.models import Edition
from sources.responses import csv_response, json_response
from sources.serializers import Data

# What becomes of a mapping in a row: one column for each part, whether it has a value or not.
DATE = ("display", "edtf", "earliest", "latest", "basis", "reasoning")
PARTS = {
    "date": DATE,
    "fieldwork": DATE,
    "published": DATE,
    "inspection": ("ref", "title", "url"),
    "framework": ("slug", "name"),
    "speaker": ("slug", "name"),
    "in_sentence": ("start", "end", "exact"),
}
FACET = ("value", "label", "count", "selected")
COMMON_COLUMNS = ["ref", "type", "url", "title", "text", "voice", "voice_label"]


def json_of_page(page: Page[Record], filterset: RecordFilterSet, path: str) -> JsonResponse:
    """Return one page of the list with its facets and the addresses of its neighbours."""
    edition = Edition.current()
    query = filterset.data
    data = {
        "count": page.paginator.count,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "next": _at(path, query, page.next_page_number()) if page.has_next() else None,
        "previous": _at(path, query, page.previous_page_number()) if page.has_previous() else None,
        "query": dict(query.lists()),
        "facets": {
            name: [_as_data(value) for value in values if value.count or value.selected]
            for name, values in filterset.facets().items()
        },
        "results": [serialize(record, edition) for record in page.object_list],
    }
    return json_response(data)


def _as_data(facet: Facet) -> dict[str, object]:
    return {name: getattr(facet, name) for name in FACET}


def _at(path: str, query: QueryDict, page: int) -> str:
    changed = query.copy()
    changed["page"] = str(page)
    return f"{path}?{changed.urlencode()}"


def refusal(filterset: RecordFilterSet) -> JsonResponse:
    """Return what is wrong with the query, by field, with status 400."""
    errors = json.loads(filterset.errors.as_json())
    return json_response(
        {
            "error": "The query was not understood.",
            "fields": {
                "query" if name == "__all__" else name: [item["message"] for item in items]
                for name, items in errors.items()
            },
        },
        status=400,
    )


def csv_of(records: Iterable[Record], name: str) -> HttpResponse:
    """Return all ``records`` as CSV, a row each."""
    edition = Edition.current()
    return csv_response(
        [flat_row(serialize(record, edition)) for record in records], COMMON_COLUMNS, name
    )


def atom_of(records: Iterable[Record], title: str, page: str, query: QueryDict) -> HttpResponse:
    """Return all ``records`` as a feed of the list whose page is at ``page``."""
    return atom_response(title, page, query, map(_entry, records))


def _entry(record: Record) -> FeedEntry:
    return FeedEntry(
        ref=record.ref,
        title=record.title,
        path=record.get_absolute_url(),
        author=record.voice_label,
        summary=_labelled(record),
        themes=[theme.slug for theme in record.themes.all()],
    )


def _labelled(record: Record) -> str:
    """Return the exact words after the label of their voice: of each, where there are several."""
    if not record.has_several_voices:
        return f"{record.voice_label}: {record.text}"
    passages = [item.passage for item in record.evidence.all()]
    return " … ".join(f"{passage.voice_label}: {passage.exact}" for passage in passages)


def flat_row(data: Data) -> Data:
    """Return a record, or another thing of its kind of data, as one row of a table."""
    return dict(_flat(data))


def _flat(data: Data) -> Iterator[tuple[str, Any]]:
    """Flatten a record: parts of a mapping side by side, items of a list with semicolons."""
    for name, value in data.items():
        if name == "evidence":
            yield "voices", "; ".join(item["voice_label"] for item in value)
            yield "sources", "; ".join(item["source"] for item in value)
            yield "paragraphs", "; ".join(str(item["paragraph"]) for item in value)
            yield "offsets", "; ".join(f"{item['start']}-{item['end']}" for item in value)
            yield "sentences", " … ".join(item["in_sentence"]["exact"] for item in value)
        elif name in PARTS and not isinstance(value, str):
            yield from ((f"{name}_{part}", (value or {}).get(part)) for part in PARTS[name])
        elif isinstance(value, list):
            yield name, "; ".join(_cell(item) for item in value)
        else:
            yield name, value


def _cell(item: Any) -> str:
    """Return an item of a list: the parts of a mapping with commas, but for mappings inside it."""
    if isinstance(item, list):
        return " ".join(part for part in item if isinstance(part, str))
    if isinstance(item, dict):
        return ", ".join(filter(None, (_cell(value) for value in item.values() if value)))
    return str(item)
