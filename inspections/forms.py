"""What the query string of a list may hold, and what is said of anything else."""

from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from inspections.choosing import check_parameters
from inspections.parsing import parse
from inspections.search import lexicon


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
