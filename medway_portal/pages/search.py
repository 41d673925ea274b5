"""Search across all kinds of record, and for people."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, overload

from records.facets import Facet, FacetFilter
from records.filters import RecordFilterSet
from records.models import Record, RecordQuerySet
from records.results import Results
from records.views import RecordListView
from statements.models import OF_KINDS, Person
from statements.people_search import all_people, people_matching

PERSON = Person.Kind.PERSON
# Filters that records have and people have not.
OF_RECORDS = ("inspection", "theme", "voice", "source")


class SearchFilterSet(RecordFilterSet):
    type = FacetFilter(
        label="Kind of record",
        what="a kind of record",
        path="kind",
        choices=[*Record.Kind.choices, (PERSON.value, PERSON.label)],
    )

    class Meta(RecordFilterSet.Meta):
        model = Record

    @cached_property
    def people(self) -> list[Person]:
        """The people whom the words find, or all if people are asked for; else nobody."""
        valid = self.form.cleaned_data
        kinds = valid.get("type") or []
        if any(valid.get(name) for name in OF_RECORDS) or (kinds and PERSON not in kinds):
            return []
        if self.form.query:
            return people_matching(self.form.query)
        return all_people() if kinds else []

    def facets(self) -> dict[str, list[Facet]]:
        """Return the facets with the number of people."""
        count = len(self.people)
        found = super().facets()
        found["type"] = [
            replace(facet, count=count, is_offered=bool(count)) if facet.value == PERSON else facet
            for facet in found["type"]
        ]
        return found


class PeopleFirst(Sequence[Person | Record]):
    """People, and after them records, of which only the slice asked for is fetched."""

    def __init__(self, people: list[Person], records: Results) -> None:
        self.people = people
        self.records = records

    def __iter__(self) -> Iterator[Person | Record]:
        yield from self.people
        yield from self.records

    def __len__(self) -> int:
        return len(self.people) + len(self.records)

    @overload
    def __getitem__(self, index: int) -> Person | Record: ...
    @overload
    def __getitem__(self, index: slice) -> list[Person | Record]: ...
    def __getitem__(self, index: int | slice) -> Person | Record | list[Person | Record]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        start, stop, _ = index.indices(len(self))
        before = len(self.people)
        records = self.records[max(start - before, 0) : max(stop - before, 0)]
        return [*self.people[start:stop], *records]


class SearchView(RecordListView):
    """All kinds of record in one list, after the people whom the words find."""

    model = Record
    filterset_class = SearchFilterSet
    filterset: SearchFilterSet
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

    def listed(self, records: Results) -> Sequence[Any]:
        return PeopleFirst(self.filterset.people, records)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        shown = context["records"]
        return {
            **context,
            "people": [each for each in shown if isinstance(each, Person)],
            "records": [each for each in shown if isinstance(each, Record)],
        }
