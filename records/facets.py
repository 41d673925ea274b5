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
    is_offered: bool  # whether choosing it can show anything


class FacetFilter(django_filters.MultipleChoiceFilter):
    """Any of several values of ``path``, a field or relation as seen from a record.

    ``groups`` are values that stand for several others.
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
        """Keep the records that have any of the values, if one is chosen."""
        holders = self.holders()
        return found & union(holders.get(name, EMPTY) for name in value) if value else found

    def count(self, found: BitMap) -> dict[str, int]:
        """Return how many records of ``found`` have each value, for those that any has."""
        holders = self.holders().items()
        counts = {value: found.intersection_cardinality(records) for value, records in holders}
        return {value: count for value, count in counts.items() if count}

    def holders(self) -> dict[str, BitMap]:
        """Return the records that have each value or group of values."""
        holders: dict[str, BitMap] = self.parent.values.at(self.path)
        groups = {
            name: union(holders.get(member, EMPTY) for member in members)
            for name, members in self.groups.items()
        }
        return holders | groups


class DisplayOption(django_filters.Filter):
    """Says how to show the list, and filters nothing."""

    def filter(self, found: BitMap, value: Any) -> BitMap:
        return found


def number_messages(wanted: str) -> dict[str, str]:
    """Return what to say of anything that is not a whole number within bounds."""
    return dict.fromkeys(("invalid", "min_value", "max_value"), f"Give a whole number, {wanted}.")


class WholeNumberOption(DisplayOption):
    field_class = forms.IntegerField


class SortOption(DisplayOption):
    """The order of the list: ``sorts`` are those it takes, with what they are called."""

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
    """Return the address and the title of each inspection: rows need no more of them."""
    inspections = Record.objects.inspections().values_list("pk", "ref", "title")
    return {key: (address_of("inspection", ref), title) for key, ref, title in inspections}


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
