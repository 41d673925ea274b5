"""Pages of inspections, ratings and findings, the timeline, and comparisons."""

from typing import Any, cast

from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.utils.cache import patch_cache_control
from django.views.generic import TemplateView

from inspections.comparison import compare, notes_on_grades, shared_themes
from inspections.filters import (
    EventFilterSet,
    InspectionFilterSet,
    RatingFilterSet,
)
from inspections.forms import PairForm
from inspections.grades import grades_by_framework, notes_on_repeated, repeated_lowest_grades
from inspections.models import Event, Finding, Inspection, Rating, by_polarity
from inspections.timeline import first_passages, timeline_entries, timeline_overview
from records.facets import inspection_choices
from records.filters import LARGEST_PAGE
from records.models import ReadTogether, RecordQuerySet
from records.rows import usual_voice
from records.views import RecordListView, RecordView
from sources.models import Edition, Source
from sources.parameters import without_pack


class InspectionListView(RecordListView):
    model = Inspection
    filterset_class = InspectionFilterSet
    template_name = "inspections/inspection_list.html"
    name = "inspections"
    heading = "Inspections, reviews and visits"
    singular, plural = "inspection", "inspections"

    def rows(self) -> RecordQuerySet:
        return Inspection.objects.with_ratings()

    def whole(self) -> RecordQuerySet:
        return Inspection.objects.for_lists(["framework"], ["unstated_grades"])


class RatingListView(RecordListView):
    model = Rating
    filterset_class = RatingFilterSet
    template_name = "inspections/rating_list.html"
    name = "ratings"
    heading = "Ratings"
    singular, plural = "rating", "ratings"
    related = ("framework",)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        valid = self.filterset.form.cleaned_data
        on = {name for name, value in valid.items() if value}
        if on <= {"inspection"} and context["page"].paginator.num_pages == 1:
            inspections = self._with_grades(valid.get("inspection"))
            context["frameworks"] = grades_by_framework(inspections)
            context["is_whole"] = not on
            context["repeated"] = repeated = repeated_lowest_grades(inspections)
            context["notes"] = notes_on_repeated(repeated)
        return context

    def _with_grades(self, refs: list[str] | None) -> list[Inspection]:
        """Return the inspections with ``refs``, or all, including those without a grade."""
        inspections = Inspection.objects.with_grades().with_notes_on_grades()
        return (inspections.with_refs(refs) if refs else inspections).oldest_first()


class TimelineView(RecordListView):
    """All events, on one page so that ``/timeline/#E5`` always finds its event."""

    model = Event
    filterset_class = EventFilterSet
    template_name = "inspections/timeline.html"
    name = "timeline"
    heading = "Timeline"
    singular, plural = "event", "events"
    page_size = LARGEST_PAGE

    def rows(self) -> RecordQuerySet:
        return Event.objects.for_rows().with_notes()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        events = cast("list[Event]", list(context["records"]))
        is_whole = not context["applied"]
        context["is_whole"] = is_whole
        source_years = Source.objects.years() if is_whole else []
        entries = timeline_entries(events, self.filterset.order, source_years, whole=is_whole)
        context["timeline"] = list(zip(entries, first_passages(events), strict=True))
        if events and context["page"].paginator.num_pages == 1:
            named = {entry.year: f"#y{entry.year}" for entry in entries if entry.year}
            context["overview"] = timeline_overview(
                events, Event.objects.years(), source_years, named, whole=is_whole
            )
        return context


class RatingView(RecordView):
    model = Rating
    related = ("framework",)


class FindingView(RecordView):
    model = Finding


class EventView(RecordView):
    """An event as JSON. Its page is its place on the timeline."""

    model = Event

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        if self.kwargs.get("form") == "json":
            return super().render_to_response(context, **options)
        return HttpResponsePermanentRedirect(self.object.get_absolute_url())


class CompareView(TemplateView):
    """Two inspections side by side, or the form to choose them."""

    template_name = "inspections/compare.html"

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        page = super().render_to_response(context, **options)
        if context["form"].is_wrong:
            patch_cache_control(page, no_store=True)
        return page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = PairForm(without_pack(self.request.GET) or None)
        form.is_valid()  # an invalid form may still have one valid side
        values = form.cleaned_data if form.is_bound else {}
        a, b = values.get("a", ""), values.get("b", "")
        context = {**super().get_context_data(**kwargs), "form": form}
        if a and b:
            return context | comparison_context(a, b)
        titles = dict(inspection_choices())
        suggested: list[list[str]] = Edition.current().about.get("comparisons", [])
        pairs = (
            [(a or ref, b or ref) for ref in titles if ref not in (a, b)] if a or b else suggested
        )
        return context | {
            "chosen": titles.get(a or b),
            "pairs": [(one, titles[one], other, titles[other]) for one, other in pairs],
        }


def comparison_context(a: str, b: str) -> dict[str, Any]:
    """Return the template context of the comparison of the inspections ``a`` and ``b``."""
    inspections = Inspection.objects.with_grades().with_refs([a, b])
    by_ref = {inspection.ref: inspection for inspection in inspections.oldest_first()}
    sides = [by_ref[a], by_ref[b]]
    ours, theirs = (
        list(Finding.objects.for_rows().about(side).with_themes().in_order("ref")) for side in sides
    )
    notes = list(ReadTogether.objects.joining(*sides))
    grade_notes = notes_on_grades(notes, *sides)
    themes = shared_themes(ours, theirs, [note for note in notes if note not in grade_notes])
    placed = [*grade_notes, *(note for theme in themes for note in theme.notes)]
    return {
        "comparison": compare(*sides),
        "sides": [
            (side, by_polarity(own), usual_voice(own))
            for side, own in zip(sides, (ours, theirs), strict=True)
        ],
        "themes": themes,
        "grade_notes": grade_notes,
        "noted": next((theme for theme in themes if theme.notes), None),
        "notes": [note for note in notes if note not in placed],
    }
