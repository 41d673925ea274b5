"""The home page: what this record is and is not, and the ways in."""

from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inspections.areas import by_framework
from inspections.models import Event, Inspection
from inspections.periods import Overview, overview
from medway_portal.packaging.dataset import dataset
from sources.models import Edition, Source

# Questions that people bring, and where the record answers them.
QUESTIONS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("What was said about caseloads?", "theme", {"args": ["caseloads"]}),
    (
        "What did the council promise in August 2019, and what do later sources say?",
        "what-came-next",
        {"query": {"source": "S1"}},
    ),
    ("What was said about care leavers, in 2015 and in 2019?", "theme", {"args": ["care_leavers"]}),
    (
        "Was any area graded inadequate twice, and is that like for like?",
        "ratings",
        {"fragment": "more-than-once"},
    ),
    ("Where is the passage on the 74 children?", "search", {"query": {"q": '"74 children"'}}),
    ("Which words are the inspectors’ own?", "quotes", {"query": {"voice": "ofsted_quoted"}}),
    (
        "Who apologised, when, and in what words?",
        "search",
        {"query": {"q": '"apology by"', "sort": "oldest"}},
    ),
    ("When did the government step in?", "theme", {"args": ["intervention"]}),
    (
        "When was the inspection of 2019, and how do we know?",
        "inspection",
        {"args": ["I7"], "fragment": "dates"},
    ),
    ("What is not known?", "gaps", {}),
)


def home(request: HttpRequest) -> HttpResponse:
    """What this record is and is not, and the ways in."""
    inspections = Inspection.objects.with_grades()
    context = {
        "questions": [(question, reverse(name, **where)) for question, name, where in QUESTIONS],
        "frameworks": by_framework(inspections.oldest_first()),
        "overview": _timeline(),
        "sources": Source.objects.all(),
        "json_ld": dataset(Edition.current()),
    }
    return render(request, "home.html", context)


def _timeline() -> Overview | None:
    """Return all events as a picture, with the way to those of each year."""
    events = cast("list[Event]", list(Event.objects.in_order("oldest")))
    years = {event.year for event in events}
    addresses = {year: reverse("timeline", query={"year": year}) for year in years}
    return overview(events, years, addresses, whole=True) if events else None
