"""Filters that count their values, and the values that every list can be filtered by."""

from dataclasses import dataclass
from typing import Any

import django_filters
from django import forms
from pyroaring import BitMap

from records.models import Record, Theme
from search.postings import EMPTY, union
from sources.addresses import address_of
from sources.editions import cached_per_edition
from sources.models import Source
from sources.voices import EVIDENCE

Choices = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a filter, with the number of records in the current result that have it."""

    value: str
    label: str
    count: int
    selected: bool
    is_offered: bool  # whether selecting it can show any record


class FacetFilter(django_filters.MultipleChoiceFilter):
    """A filter by one or more values of ``path``, a field or relation as seen from a record.

    It narrows sets of ids and not querysets (see ``search.postings``). ``what`` names a value in
    error messages, such as “a theme”. ``groups`` are values that stand for several others.
    """

    def __init__(
        self, *, what: str, path: str, groups: dict[str, Any] | None = None, **options: Any
    ) -> None:
        self.path = path
        self.groups = groups or {}
        super().__init__(
            widget=forms.CheckboxSelectMultiple,
            error_messages={"invalid_choice": f"“%(value)s” is not {what}. Choose from the list."},
            **options,
        )

    def filter(self, found: BitMap, value: list[str]) -> BitMap:
        """Keep the records that have any of the selected values; all if none is selected."""
        holders = self.holders()
        return found & union(holders.get(name, EMPTY) for name in value) if value else found

    def count(self, found: BitMap) -> dict[str, int]:
        """Return the number of records of ``found`` that have each value, without zeros."""
        holders = self.holders().items()
        counts = {value: found.intersection_cardinality(records) for value, records in holders}
        return {value: count for value, count in counts.items() if count}

    def holders(self) -> dict[str, BitMap]:
        """Return the records that have each value and each group of values."""
        holders: dict[str, BitMap] = self.parent.values.at(self.path)
        groups = {
            name: union(holders.get(member, EMPTY) for member in members)
            for name, members in self.groups.items()
        }
        return holders | groups


class DisplayOption(django_filters.Filter):
    """A parameter that says how to display the list. It filters nothing."""

    def filter(self, found: BitMap, value: Any) -> BitMap:
        return found


def number_messages(wanted: str) -> dict[str, str]:
    """Return the error messages for a value that is not a whole number within bounds."""
    return dict.fromkeys(("invalid", "min_value", "max_value"), f"Give a whole number, {wanted}.")


class WholeNumberOption(DisplayOption):
    field_class = forms.IntegerField


class SortOption(DisplayOption):
    """The order of the list. ``sorts`` are its values and their labels."""

    field_class = forms.ChoiceField

    def __init__(self, sorts: dict[str, str]) -> None:
        known = ", ".join(sorts)
        super().__init__(
            label="Order",
            choices=list(sorts.items()),
            error_messages={"invalid_choice": f"“%(value)s” is not a way to sort. Use {known}."},
        )


@cached_per_edition
def inspection_choices() -> Choices:
    return list(Record.objects.inspections().values_list("ref", "title"))


@cached_per_edition
def inspections_by_key() -> dict[int, tuple[str, str]]:
    """Return the address and the title of each inspection by its primary key, for rows."""
    inspections = Record.objects.inspections().values_list("pk", "ref", "title")
    return {key: (address_of("inspection", ref), title) for key, ref, title in inspections}


@cached_per_edition
def sentence_groups() -> dict[int, int]:
    """Return the number of the sentences of each record by its primary key."""
    return dict(Record.objects.values_list("pk", "sentence_group"))


@cached_per_edition
def theme_choices() -> Choices:
    return list(Theme.objects.values_list("slug", "name"))


@cached_per_edition
def source_choices() -> Choices:
    return list(Source.objects.values_list("ref", "title"))


def voice_choices() -> Choices:
    return [("ofsted", "Ofsted (quoted, reported, or described by the council)")] + [
        (voice.value, voice.label) for voice in EVIDENCE
    ]
