"""Kinds of filter: values to choose from, which are counted too, and ways to show a list."""

from dataclasses import dataclass
from typing import Any, cast

import django_filters
from django import forms
from django.http import QueryDict

from inspections.models import RecordQuerySet

Choices = list[tuple[str, str]]


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

    def filter(self, queryset: RecordQuerySet, value: list[str]) -> RecordQuerySet:
        wanted = {one for name in value for one in self.groups.get(name, [name])}
        return queryset.having(self.path, wanted) if value else queryset

    def count(self, queryset: RecordQuerySet) -> dict[str, int]:
        """Return how many records of ``queryset`` have each value."""
        counts = {str(value): n for value, n in queryset.counted_by(self.path).items()}
        for name, members in self.groups.items():
            counts[name] = sum(counts.get(member, 0) for member in members)
        return {value: count for value, count in counts.items() if count}


class Showing(django_filters.Filter):
    """Says how to show the list, and filters nothing."""

    def filter(self, queryset: RecordQuerySet, value: Any) -> RecordQuerySet:
        return queryset


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
