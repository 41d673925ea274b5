"""Search across all kinds of record."""

from records.facets import FacetFilter
from records.filters import RecordFilterSet
from records.models import Record, RecordQuerySet
from records.views import RecordListView

# The relations that rows of each kind need.
OF_KINDS = ("rating", "finding", "quote__speaker", "action", "figure", "event")


class SearchFilterSet(RecordFilterSet):
    type = FacetFilter(
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

    def rows(self) -> RecordQuerySet:
        return Record.objects.for_rows(*OF_KINDS)
