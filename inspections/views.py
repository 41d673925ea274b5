"""Pages about inspections, and the page of any one record."""

from typing import Any, cast

from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponsePermanentRedirect
from django.urls import reverse
from django.views.generic import DetailView

from inspections.areas import by_framework, lowest_more_than_once, notes_on
from inspections.citations import citations
from inspections.filters import (
    LARGEST_PAGE,
    EventFilterSet,
    FindingFilterSet,
    InspectionFilterSet,
    RatingFilterSet,
)
from inspections.json_ld import of_record
from inspections.lists import RecordListView
from inspections.models import (
    Event,
    Finding,
    Inspection,
    Rating,
    Record,
    RecordQuerySet,
)
from inspections.periods import entries, overview
from inspections.representation import represent
from sources.answers import json_answer
from sources.models import Edition, Source


class RecordView(DetailView):  # type: ignore[type-arg]  # no generic at run time
    """One record: as a page, and as JSON. ``related`` and ``prefetched`` as in lists."""

    model: type[Record] = Record
    slug_field = slug_url_kwarg = "ref"
    context_object_name = "record"
    related: tuple[str, ...] = ()
    prefetched: tuple[str, ...] = ()

    def get_queryset(self) -> QuerySet[Record]:
        return self.model.objects.for_pages(self.related, self.prefetched)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        before, after = self.model.objects.beside(self.object)
        return {
            **super().get_context_data(**kwargs),
            "citations": citations(self.object, Edition.current()),
            "json_ld": of_record(self.object),
            "before": before,
            "after": after,
            "json": reverse(f"{self.object.kind}-data", args=[self.object.ref, "json"]),
        }

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        if self.kwargs.get("form") == "json":
            return json_answer(represent(self.object, Edition.current()))
        return super().render_to_response(context, **options)


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
            context["inspections"] = self._with_grades(valid.get("inspection"))
        if not on and "inspections" in context:
            context["frameworks"] = by_framework(context["inspections"])
            context["repeated"] = repeated = lowest_more_than_once(context["inspections"])
            context["notes"] = notes_on(repeated)
        return context

    def _with_grades(self, refs: list[str] | None) -> list[Inspection]:
        """Return the inspections asked for, or all: also those for which no grade is stated."""
        inspections = Inspection.objects.with_grades().with_notes_on_grades()
        return (inspections.having("ref", refs) if refs else inspections).oldest_first()


class FindingListView(RecordListView):
    model = Finding
    filterset_class = FindingFilterSet
    template_name = "inspections/finding_list.html"
    name = "findings"
    heading = "Findings"
    singular, plural = "finding", "findings"


class TimelineView(RecordListView):
    """All events; on one page, so that ``/timeline/#E5`` always leads to its event."""

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
        written = Source.objects.years() if is_whole else []
        context["timeline"] = shown = entries(events, self.filterset.order, written, whole=is_whole)
        if events and context["page"].paginator.num_pages == 1:
            named = {entry.year: f"#y{entry.year}" for entry in shown if entry.year}
            context["overview"] = overview(
                events, Event.objects.years(), written, named, whole=is_whole
            )
        return context


class RatingView(RecordView):
    model = Rating
    related = ("framework",)


class FindingView(RecordView):
    model = Finding


class EventView(RecordView):
    """An event's data. As a page it is its place on the timeline."""

    model = Event

    def render_to_response(self, context: dict[str, Any], **options: Any) -> HttpResponse:
        if self.kwargs.get("form") == "json":
            return super().render_to_response(context, **options)
        return HttpResponsePermanentRedirect(self.object.get_absolute_url())
