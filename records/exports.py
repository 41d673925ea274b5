"""Lists as JSON, CSV and Atom: the same records as the page, in the same order."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.core.paginator import Page
from django.http import HttpResponse, JsonResponse, QueryDict

from records.citations import has_one_voice, quoted_words
from records.facets import Facet
from records.filters import RecordFilterSet
from records.models import Record
from records.sentences import ShownSentences, shown_sentences
from records.serializers import serialize_result
from sources.feeds import FeedEntry, atom_response
from sources.models import Edition
from sources.responses import csv_response, json_response
from sources.serializers import Data

# The parts of a mapping in a record. Each is a column of the table, whether it has a value or not.
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


def json_of_page(page: Page[Any], filterset: RecordFilterSet, path: str) -> JsonResponse:
    """Return one page of the list, with its facets and the addresses of the pages beside it."""
    edition = Edition.current()
    query = filterset.data
    data = {
        "count": page.paginator.count,
        "page": page.number,
        "pages": page.paginator.num_pages,
        "next": _page_address(path, query, page.number + 1) if page.has_next() else None,
        "previous": _page_address(path, query, page.number - 1) if page.has_previous() else None,
        "query": dict(query.lists()),
        "facets": {
            name: [_serialize_facet(value) for value in values if value.count or value.selected]
            for name, values in filterset.facets().items()
        },
        "results": [serialize_result(each, edition) for each in page.object_list],
    }
    return json_response(data)


def _serialize_facet(facet: Facet) -> dict[str, object]:
    return {name: getattr(facet, name) for name in FACET}


def _page_address(path: str, query: QueryDict, page: int) -> str:
    changed = query.copy()
    changed["page"] = str(page)
    return f"{path}?{changed.urlencode()}"


def query_errors(filterset: RecordFilterSet) -> JsonResponse:
    """Return the errors of the query by field, with status 400."""
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


def csv_list(results: Iterable[object], name: str) -> HttpResponse:
    """Return all ``results`` as CSV, one to a row."""
    edition = Edition.current()
    return csv_response(
        [flat_row(serialize_result(each, edition)) for each in results], COMMON_COLUMNS, name
    )


def atom_list(records: Iterable[Record], title: str, page: str, query: QueryDict) -> HttpResponse:
    """Return all ``records`` as a feed of the list whose page is at ``page``."""
    return atom_response(title, page, query, map(_feed_entry, records))


def _feed_entry(record: Record) -> FeedEntry:
    return FeedEntry(
        ref=record.ref,
        title=record.title,
        path=record.get_absolute_url(),
        author=record.voice_label,
        summary=_labelled_words(record),
        themes=[theme.slug for theme in record.themes.all()],
    )


def _labelled_words(record: Record) -> str:
    """Return the sentences after the label of their voice, and which of their words are meant."""
    return " … ".join(map(_labelled, shown_sentences(record)))


def _labelled(each: ShownSentences) -> str:
    if not has_one_voice(each):
        return quoted_words(each)
    return f"{each.voice_label}: {quoted_words(each) if each.parts else each.text}"


def flat_row(data: Data) -> Data:
    """Return the data of a record, or of a part of one, as one row of a table."""
    return dict(_columns(data))


def _columns(data: Data) -> Iterator[tuple[str, Any]]:
    """Yield columns: the parts of a mapping are one each, and the items of a list are joined."""
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
    """Return an item of a list as text. Parts of a mapping are joined with commas."""
    if isinstance(item, list):
        return " ".join(part for part in item if isinstance(part, str))
    if isinstance(item, dict):
        return ", ".join(filter(None, (_cell(value) for value in item.values() if value)))
    return str(item)
