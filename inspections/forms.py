"""What the query string of a list may hold, and what is said of anything else."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from inspections.choosing import check_parameters
from inspections.parsing import Query, parse
from inspections.search import lexicon


class ListForm(forms.Form):
    """Refuses parameters that the list does not have, and sorting that makes no sense."""

    query: Query | None = None  # what the words ask for

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
                # One value that is unknown does not take the others with it.
                given = cast("QueryDict", self.data).getlist(name)
                cleaned[name] = list(dict.fromkeys(v for v in given if field.valid_value(v)))
        if cleaned.get("sort") == "relevance" and not cleaned.get("q"):
            self.add_error("sort", "“Best match first” needs words to search for.")
        return cleaned
