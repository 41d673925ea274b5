"""The filters of every list, read from the query string. Nothing unknown is ignored in silence."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple, cast

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from pyroaring import BitMap

from glossary.synonyms import lexicon
from records.facets import (
    Facet,
    FacetFilter,
    SortOption,
    WholeNumberOption,
    inspection_choices,
    number_messages,
    sentence_groups,
    source_choices,
    theme_choices,
    voice_choices,
)
from records.models import Record, RecordQuerySet
from records.results import Groups, Results
from search.postings import EMPTY, ValueIndex, value_index
from search.query import Query, parse
from search.ranking import Matches
from sources.parameters import check_parameters
from sources.voices import OFSTED


class ListForm(forms.Form):
    """Refuses unknown parameters, and sorting by relevance without words."""

    query: Query | None = None  # parsed from the words

    def clean_q(self) -> str:
        typed: str = self.cleaned_data["q"]
        if typed:
            try:
                self.query = parse(typed, lexicon())
            except ValueError as error:
                raise ValidationError(str(error)) from error
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        known = ", ".join(self.fields)
        check_parameters(self, f"“%s” is not a filter of this list. Use one of: {known}.")
        for name, field in self.fields.items():
            if isinstance(field, forms.MultipleChoiceField) and name in self.data:
                # Django drops all values if one is unknown; the list keeps the others.
                given = cast("QueryDict", self.data).getlist(name)
                cleaned[name] = list(dict.fromkeys(v for v in given if field.valid_value(v)))
        if cleaned.get("sort") == "relevance" and not cleaned.get("q"):
            self.add_error("sort", "“Best match first” needs words to search for.")
        return cleaned


class Checkbox(NamedTuple):
    """A value of a filter as the form shows it. ``number`` of its records is empty for none."""

    value: str
    label: str
    number: str
    is_checked: bool


class CheckboxGroup(NamedTuple):
    """A filter as the form shows it. Templates unpack it, because a form has sixty checkboxes."""

    name: str
    label: str
    errors: Sequence[str]
    is_open: bool
    checkboxes: list[Checkbox]


PAGE_SIZE = 25
LARGEST_PAGE = 200
LONGEST_QUERY = 200
SORTS = {
    "relevance": "Best match first",
    "oldest": "Oldest first",
    "newest": "Newest first",
    "ref": "By kind and number",
}


class RecordFilterSet(django_filters.FilterSet):
    """The filters that every list of records has."""

    q = django_filters.CharFilter(
        method="matching",
        label="Words",
        max_length=LONGEST_QUERY,
        error_messages={"max_length": f"Search for {LONGEST_QUERY} characters or fewer."},
    )
    inspection = FacetFilter(
        label="Inspection",
        what="an inspection",
        path="inspection__ref",
        choices=inspection_choices,
    )
    theme = FacetFilter(label="Theme", what="a theme", path="themes__slug", choices=theme_choices)
    voice = FacetFilter(
        label="Whose words",
        what="a voice",
        path="passages__voice",
        groups={"ofsted": OFSTED},
        choices=voice_choices,
    )
    source = FacetFilter(
        label="Source", what="a source", path="passages__source__ref", choices=source_choices
    )
    sort = SortOption(SORTS)
    page = WholeNumberOption(label="Page", min_value=1, error_messages=number_messages("1 or more"))
    page_size = WholeNumberOption(
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

    matches: Matches | None = None
    with_typed_ref = EMPTY  # the record whose ref was typed as the words, if any

    @cached_property
    def values(self) -> ValueIndex:
        """Which records have which value."""
        return value_index()

    @cached_property
    def everything(self) -> BitMap:
        """All records of the list's kind."""
        model = self.queryset.model
        if model is Record:
            return self.values.everything
        return self.values.of_kind(model._meta.model_name)

    def matching(self, found: BitMap, name: str, value: str) -> BitMap:
        """Keep the records that match all words or, if none does, those that match any.

        A ref, typed as in an e-mail, also matches its record.
        """
        self.query = self.form.query
        self.matches = Matches(self.query)
        self.with_typed_ref = found & BitMap(Record.objects.with_typed_ref(value).ids())
        of_all = found & self.matches.all | self.with_typed_ref
        self.is_partial = not of_all and bool(found & self.matches.any)
        return found & self.matches.any if self.is_partial else of_all

    def filter_queryset(self, queryset: RecordQuerySet) -> Results:
        """Apply the valid filters and the order."""
        found = self.everything
        for name, value in self.form.cleaned_data.items():
            found = self.filters[name].filter(found, value)
        return Results(queryset, found, lambda: self.in_order(found))

    def in_order(self, found: BitMap) -> Groups:
        """Return ``found`` as sets of ids in the order of the list."""
        match self.order:
            case "relevance" if self.matches:
                others = self.matches.best_first(found - self.with_typed_ref)
                return [self.with_typed_ref & found, *others]
            case "oldest":
                return (found & records for records in self.values.oldest_first)
            case "newest":
                return (found & records for records in self.values.newest_first)
            case "ref":
                return (found & records for records in self.values.by_ref)
        ids = self.queryset.in_order(self.order).ids()
        return [[pk for pk in ids if pk in found]]

    @property
    def order(self) -> str:
        """The order asked for. The default is relevance for a search, else the list's own."""
        valid = self.form.cleaned_data
        order: str = valid.get("sort") or ("relevance" if valid.get("q") else self.default_sort)
        return order

    def count_sentences(self) -> int:
        """Return the number of sentences, or groups of them, that the records of the list have."""
        groups = sentence_groups()
        return len({groups.get(pk) for pk in self.qs.ids})

    def facets(self) -> dict[str, list[Facet]]:
        """Return the values of each facet filter, counted over the current result."""
        return {
            name: self._facet(name, choice)
            for name, choice in self.filters.items()
            if isinstance(choice, FacetFilter)
        }

    def checkbox_groups(self) -> list[CheckboxGroup]:
        """Return the filters that the form shows: those with values to select or with errors."""
        groups = []
        for name, facets in self.facets().items():
            shown = [facet for facet in facets if facet.is_offered or facet.selected]
            errors = self.form.errors.get(name, [])
            if shown or errors:
                is_open = bool(errors or self.form.data.getlist(name))
                label = str(self.filters[name].label)
                groups.append(
                    CheckboxGroup(name, label, errors, is_open, list(map(_checkbox, shown)))
                )
        return groups

    def _facet(self, name: str, choice: FacetFilter) -> list[Facet]:
        counts = choice.count(self.qs.ids)
        chosen = self.form.cleaned_data.get(name) or []
        # A list shows records with any of the selected values, so the others stay on offer.
        known = choice.count(self.everything) if chosen else counts
        return [
            Facet(value, label, counts.get(value, 0), value in chosen, is_offered=value in known)
            for value, label in self.form.fields[name].choices
        ]


def _checkbox(facet: Facet) -> Checkbox:
    count = str(facet.count) if facet.count or facet.selected else ""
    return Checkbox(facet.value, facet.label, count, facet.selected)
