"""The home page."""

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inspections.grades import grades_by_framework
from inspections.models import Event, Inspection
from inspections.timeline import TimelineOverview, timeline_overview
from medway_portal.packaging.dataset import dataset
from sources.models import Edition, Source


def home(request: HttpRequest) -> HttpResponse:
    """What this record is and is not, the timeline, ratings at a glance, and ready questions."""
    edition = Edition.current()
    inspections = Inspection.objects.with_grades()
    context = {
        "questions": edition.about.get("questions", []),
        "frameworks": grades_by_framework(inspections.oldest_first()),
        "overview": _timeline(),
        "sources": Source.objects.all(),
        "json_ld": dataset(edition),
    }
    return render(request, "home.html", context)


def _timeline() -> TimelineOverview | None:
    """Return the chart of all events, with links to those of each year."""
    events = cast("list[Event]", list(Event.objects.in_order("oldest")))
    years = {event.year for event in events}
    addresses = {year: reverse("timeline", query={"year": year}) for year in years}
    source_years = Source.objects.years()
    return timeline_overview(events, years, source_years, addresses, whole=True) if events else None
