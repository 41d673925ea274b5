"""Kinds of filter: values to choose from, which are counted too, and ways to show a list.

They are django-filter's, but what they narrow are sets of ids, not queries: see ``postings``.
"""

from dataclasses import dataclass
from typing import Any, cast

import django_filters
from django import forms
from django.http import QueryDict
from pyroaring import BitMap

from inspections.postings import NONE, union

Choices = list[tuple[str, str]]
# The parameter of a page whose reader chooses records for a briefing pack: the refs chosen before.
CHOOSING = "briefing"


def without_pack(query: QueryDict) -> QueryDict:
    """Return ``query`` without the pack: it filters nothing."""
    rest = query.copy()
    rest.pop(CHOOSING, None)
    return rest


def check_parameters(form: forms.Form, unknown: str) -> None:
    """Add an error for each parameter that ``form`` has no field for, or takes once and got twice.

    ``unknown`` says so of the former, with ``%s`` for its name.
    """
    for name, values in cast("QueryDict", form.data).lists():
        field = form.fields.get(name)
        if field is None:
            form.add_error(None, unknown % name[:50])
        elif len(values) > 1 and not isinstance(field, forms.MultipleChoiceField):
            form.add_error(name, "This is given more than once. Give it once.")


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a filter, with the number of records in the current result that have it."""

    value: str
    label: str
    count: int
    selected: bool
    is_offered: bool  # whether choosing it can show anything


class Choice(django_filters.MultipleChoiceFilter):
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
        return found & union(holders.get(name, NONE) for name in value) if value else found

    def count(self, found: BitMap) -> dict[str, int]:
        """Return how many records of ``found`` have each value, for those that any has."""
        holders = self.holders().items()
        counts = {value: found.intersection_cardinality(records) for value, records in holders}
        return {value: count for value, count in counts.items() if count}

    def holders(self) -> dict[str, BitMap]:
        """Return the records that have each value or group of values."""
        holders: dict[str, BitMap] = self.parent.values.at(self.path)
        groups = {
            name: union(holders.get(member, NONE) for member in members)
            for name, members in self.groups.items()
        }
        return holders | groups


class Showing(django_filters.Filter):
    """Says how to show the list, and filters nothing."""

    def filter(self, found: BitMap, value: Any) -> BitMap:
        return found


def number_messages(wanted: str) -> dict[str, str]:
    """Return what to say of anything that is not a whole number within bounds."""
    return dict.fromkeys(("invalid", "min_value", "max_value"), f"Give a whole number, {wanted}.")


class WholeNumber(Showing):
    field_class = forms.IntegerField


class Order(Showing):
    """The order of the list: ``sorts`` are those it takes, with what they are called."""

    field_class = forms.ChoiceField

    def __init__(self, sorts: dict[str, str]) -> None:
        known = ", ".join(sorts)
        super().__init__(
            label="Order",
            choices=list(sorts.items()),
            error_messages={"invalid_choice": f"“%(value)s” is not a way to sort. Use {known}."},
        )
