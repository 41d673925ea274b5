"""The form that chooses two inspections to compare."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from records.facets import inspection_choices
from sources.parameters import check_parameters


class InspectionField(forms.ChoiceField):
    """The ref of an inspection. The error message names a value that is none."""

    def validate(self, value: str) -> None:
        if not value:
            raise ValidationError("Choose an inspection.", code="required")
        if not self.valid_value(value):
            raise ValidationError(f"“{value[:50]}” is not an inspection. Choose from the list.")


class PairForm(forms.Form):
    """Two different inspections, and nothing else."""

    a = InspectionField(label="First inspection", choices=inspection_choices)
    b = InspectionField(label="Second inspection", choices=inspection_choices)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        check_parameters(self, "“%s” is no part of a comparison. Use a and b, a ref each.")
        if cleaned.get("a") and cleaned.get("a") == cleaned.get("b"):
            self.add_error("b", "This is the same inspection. Choose another one.")
        return cleaned

    @property
    def is_wrong(self) -> bool:
        """Whether any value is invalid. A value that is not chosen yet is not an error."""
        return any(
            error.code != "required"
            for errors in self.errors.as_data().values()
            for error in errors
        )
