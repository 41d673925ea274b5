"""What the search index holds for each record, and the values that lists are filtered by."""

from collections.abc import Iterable, Iterator, Mapping

from medway_portal.loading.drafts import Draft, Drafts
from medway_portal.packaging.contents import LISTS
from medway_portal.pages.search import SearchFilterSet
from records.facets import FacetFilter
from records.filters import RecordFilterSet
from records.models import Record
from search.postings import ORDERS


def filter_values() -> dict[str, Iterator[tuple[object, int]]]:
    """Return what lists are filtered and sorted by: each value with the id of a record, by path."""
    sets: list[type[RecordFilterSet]] = [SearchFilterSet, *(v.filterset_class for v in LISTS)]
    filters = (each for filterset in sets for each in filterset.base_filters.values())
    paths = {each.path for each in filters if isinstance(each, FacetFilter)}
    records = Record.objects
    return {
        **{path: records.values_at(path) for path in sorted(paths)},
        **{order: records.places_in(order) for order in ORDERS},
    }


def index_entries(
    drafts: Drafts, records: Mapping[str, Record]
) -> Iterator[tuple[int, tuple[str, str, str, str]]]:
    """Yield the id of each record, and the text of each column of the index."""
    for draft in drafts.records.values():
        record = records[draft.ref]
        # Readers look for an event by its date, and for a quotation or an action by who speaks, as
        # much as by the title.
        speakers = _names(drafts, "people", [draft.get("speaker"), draft.get("said_by")])
        title = [record.date_display] if draft.kind == "event" else []
        title += [record.title, *speakers]
        themes = _names(drafts, "themes", draft.get("themes"))
        context = _context(draft, drafts, record)
        yield record.pk, (_joined(title), record.text, _joined(themes), _joined(context))


def _context(draft: Draft, drafts: Drafts, record: Record) -> Iterator[str]:
    """Yield what readers may search for beside the title, the exact words and the themes."""
    yield "Grade for a judgement area" if draft.kind == "rating" else ""
    yield record.get_kind_display()
    for passage in dict.fromkeys(
        item.passage for item in record.evidence.select_related("passage")
    ):
        yield passage.in_sentence
    for source in dict.fromkeys(passage.source for passage in draft.passages):
        yield drafts.sources[source].entry.fields["title"]
    yield record.inspection.title if record.inspection else ""
    yield from (str(draft.get(name)) for name in ("role", "area", "actor", "counts", "scope"))
    yield from (name["name"] for name in draft.get("also_called", []))
    yield record.voice_label
    yield record.date_display
    for name in ("polarity", "status", "certainty"):
        if hasattr(record, name):
            yield getattr(record, f"get_{name}_display")()


def _names(drafts: Drafts, name: str, slugs: Iterable[str]) -> Iterator[str]:
    """Yield the names of the entries of a list that have ``slugs``, in the order of the list."""
    for entry in drafts.lists[name]:
        if entry.fields["slug"] in slugs:
            yield entry.fields["name"]


def _joined(parts: Iterable[str]) -> str:
    """Join ``parts`` with a break, across which no phrase matches."""
    return " … ".join(filter(None, parts))
