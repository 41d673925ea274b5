"""The filters of every list, from the query string. Nothing unknown is ignored in silence."""

from typing import Any, cast

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from inspections.choices import (
    inspection_choices,
    source_choices,
    theme_choices,
    voice_choices,
    year_choices,
)
from inspections.choosing import (
    Choice,
    Facet,
    Order,
    WholeNumber,
    check_parameters,
    number_messages,
)
from inspections.models import Event, Finding, Rating, Record, RecordQuerySet
from inspections.parsing import parse
from inspections.queries import Query
from inspections.search import lexicon
from sources.voices import OFSTED

PAGE_SIZE = 25
LARGEST_PAGE = 200
LONGEST_QUERY = 200
SORTS = {
    "relevance": "Best match first",
    "oldest": "Oldest first",
    "newest": "Newest first",
    "ref": "By ref",
}


def check_query(typed: str) -> None:
    """Raise ``ValidationError`` if ``typed`` has no word to look for."""
    if "\0" in typed:
        return  # the field itself says that it takes no such character
    try:
        parse(typed, lexicon())
    except ValueError as error:
        raise ValidationError(str(error)) from error


class ListForm(forms.Form):
    """Refuses parameters that the list does not have, and sorting that makes no sense."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        known = ", ".join(self.fields)
        check_parameters(self, f"“%s” is not a filter of this list. Use one of: {known}.")
        for name, field in self.fields.items():
            if isinstance(field, forms.MultipleChoiceField) and name in self.data:
                # One value that is unknown does not take the others with it.
                given = cast("QueryDict", self.data).getlist(name)
                cleaned[name] = list(dict.fromkeys(v for v in given if field.valid_value(v)))
        if cleaned.get("sort") == "relevance" and not cleaned.get("q"):
            self.add_error("sort", "“Best match first” needs words to search for.")
        return cleaned


class RecordFilterSet(django_filters.FilterSet):
    """The filters that every list of records has."""

    q = django_filters.CharFilter(
        method="matching",
        label="Words",
        max_length=LONGEST_QUERY,
        validators=[check_query],
        error_messages={"max_length": f"Search for {LONGEST_QUERY} characters or fewer."},
    )
    inspection = Choice(
        label="Inspection",
        what="an inspection",
        path="inspection__ref",
        choices=inspection_choices,
    )
    theme = Choice(label="Theme", what="a theme", path="themes__slug", choices=theme_choices)
    voice = Choice(
        label="Whose words",
        what="a voice",
        path="voice",
        groups={"ofsted": OFSTED},
        choices=voice_choices,
    )
    source = Choice(
        label="Source", what="a source", path="passages__source__ref", choices=source_choices
    )
    sort = Order(SORTS)
    page = WholeNumber(label="Page", min_value=1, error_messages=number_messages("1 or more"))
    page_size = WholeNumber(
        label="Records on a page",
        min_value=1,
        max_value=LARGEST_PAGE,
        error_messages=number_messages(f"from 1 to {LARGEST_PAGE}"),
    )

    default_sort = "ref"

    class Meta:
        model = Record
        fields: list[str] = []
        form = ListForm

    query: Query | None = None
    is_partial = False

    def matching(self, queryset: RecordQuerySet, name: str, value: str) -> RecordQuerySet:
        """Find the records that hold all words; if no record does, those that hold the most."""
        self.query = parse(value, lexicon())
        found = queryset.search(self.query)
        if len(self.query.clauses) > 1 and not found.exists():
            found = queryset.search(self.query, partly=True)
            self.is_partial = found.exists()
        return found

    def filter_queryset(self, queryset: RecordQuerySet) -> RecordQuerySet:
        """Filter by all that is valid, then sort."""
        found: RecordQuerySet = super().filter_queryset(queryset)
        return found.in_order(self.order)

    @property
    def order(self) -> str:
        """What the records are sorted by: what was asked for, or else what suits the filters."""
        valid = self.form.cleaned_data
        order: str = valid.get("sort") or ("relevance" if valid.get("q") else self.default_sort)
        return order

    def facets(self) -> dict[str, list[Facet]]:
        """Return each choice filter's values, counted over the current result."""
        return {
            name: self._facet(name, choice)
            for name, choice in self.filters.items()
            if isinstance(choice, Choice)
        }

    def _facet(self, name: str, choice: Choice) -> list[Facet]:
        counts = choice.count(self.qs)
        chosen = self.form.cleaned_data.get(name) or []
        # Beside a value that is on, the others are still to be had: the list shows any of them.
        known = choice.count(self.queryset) if chosen else counts
        return [
            Facet(value, label, counts.get(value, 0), value in chosen, is_offered=value in known)
            for value, label in self.form.fields[name].choices
        ]


class InspectionFilterSet(RecordFilterSet):
    default_sort = "oldest"


class RatingFilterSet(RecordFilterSet):
    class Meta(RecordFilterSet.Meta):
        model = Rating


class FindingFilterSet(RecordFilterSet):
    polarity = Choice(
        label="Strength or weakness",
        what="a kind of finding",
        path="finding__polarity",
        choices=Finding.Polarity.choices,
    )

    class Meta(RecordFilterSet.Meta):
        model = Finding


class EventFilterSet(RecordFilterSet):
    kind = Choice(
        label="Kind", what="a kind of event", path="event__type", choices=Event.Type.choices
    )
    certainty = Choice(
        label="Happened or not",
        what="a certainty",
        path="event__certainty",
        choices=Event.Certainty.choices,
    )
    year = Choice(
        label="Year it began",
        what="a year in which an event on record began",
        path="event__year",
        choices=year_choices,
    )

    default_sort = "oldest"

    class Meta(RecordFilterSet.Meta):
        model = Event
