"""The page that sets two inspections side by side, and the form that chooses them."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.utils.cache import patch_cache_control
from django.views.generic import TemplateView

from inspections.choices import inspection_choices
from inspections.choosing import check_parameters, without_pack
from inspections.comparison import compared, on_same_themes
from inspections.models import Finding, Inspection, ReadTogether, by_polarity
from sources.models import Edition


class InspectionField(forms.ChoiceField):
    """The ref of an inspection. What is no such ref is named in the message."""

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
        """Whether anything was not understood, and not only not chosen yet."""
        return any(
            error.code != "required"
            for errors in self.errors.as_data().values()
            for error in errors
        )


class CompareView(TemplateView):
    """Two inspections side by side. A pair that is not whole gets the form and what is missing."""

    template_name = "inspections/compare.html"

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        page = super().render_to_response(context, **options)
        if context["form"].is_wrong:
            patch_cache_control(page, no_store=True)
        return page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = PairForm(without_pack(self.request.GET) or None)
        form.is_valid()  # one that is not may still have chosen a side
        chosen = form.cleaned_data if form.is_bound else {}
        a, b = chosen.get("a", ""), chosen.get("b", "")
        context = {**super().get_context_data(**kwargs), "form": form}
        if a and b:
            return context | pair(a, b)
        titles = dict(inspection_choices())
        asked: list[list[str]] = Edition.current().about.get("comparisons", [])
        pairs = [(a or ref, b or ref) for ref in titles if ref not in (a, b)] if a or b else asked
        return context | {
            "chosen": titles.get(a or b),
            "pairs": [(one, titles[one], other, titles[other]) for one, other in pairs],
        }


def pair(a: str, b: str) -> dict[str, Any]:
    """Return what the page shows of the inspections with the refs ``a`` and ``b``."""
    inspections = Inspection.objects.with_grades().having("ref", [a, b])
    by_ref = {inspection.ref: inspection for inspection in inspections.oldest_first()}
    sides = [by_ref[a], by_ref[b]]
    findings = [Finding.objects.about(side).with_themes().in_order("ref") for side in sides]
    return {
        "comparison": compared(*sides),
        "sides": [(side, by_polarity(ours)) for side, ours in zip(sides, findings, strict=True)],
        "themes": on_same_themes(*findings),
        "notes": ReadTogether.objects.joining(*sides),
    }
