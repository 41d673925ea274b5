"""Search across all kinds of record."""

from django.core.paginator import Page

from inspections.choosing import Choice
from inspections.filters import RecordFilterSet
from inspections.lists import RecordListView
from inspections.models import Record, RecordQuerySet

# What a row shows of a record of each kind stands in its own table, and the speaker in another.
SHOWN = {kind: kind for kind in Record.Kind.values} | {
    Record.Kind.INSPECTION: "as_inspection",
    Record.Kind.QUOTE: "quote__speaker",
}


class SearchFilterSet(RecordFilterSet):
    type = Choice(
        label="Kind of record", what="a kind of record", path="kind", choices=Record.Kind.choices
    )

    class Meta(RecordFilterSet.Meta):
        model = Record


class SearchView(RecordListView):
    """All kinds of record in one list."""

    model = Record
    filterset_class = SearchFilterSet
    template_name = "search.html"
    heading = "Search all records"
    mixed = True
    related = (
        "as_inspection__framework",
        "rating__framework",
        "finding",
        "quote__speaker",
        "action__responds_to",
        "figure",
        "event",
    )
    prefetched = (
        "as_inspection__unstated_grades",
        "action__follow_ups__record__evidence__passage__source",
    )

    def rows(self, page: Page[Record]) -> RecordQuerySet:
        """Return records with what rows show of the kinds that the page has, and no others."""
        kinds = sorted({record.kind for record in page.object_list})
        return Record.objects.with_words(["inspection", *(SHOWN[kind] for kind in kinds)])
