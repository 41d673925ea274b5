"""The home page: what this record is and is not, and the ways in."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from inspections.models import Event, Inspection
from medway_portal.packaging.dataset import dataset
from sources.models import Edition, Source

# Questions that people bring, and where the record answers them.
QUESTIONS = (
    ("What was said about caseloads?", "search", {"theme": "caseloads", "sort": "oldest"}),
    ("What did the council say it did, or would do, in August 2019?", "actions", {"source": "S1"}),
    (
        "What was said about care leavers, in 2015 and in 2019?",
        "search",
        {"theme": "care_leavers", "sort": "oldest"},
    ),
    ("Where is the passage on the 74 children?", "search", {"q": '"74 children"'}),
    ("Which words are the inspectors’ own?", "quotes", {"voice": "ofsted_quoted"}),
    ("Who apologised, and in what words?", "search", {"type": "quote", "theme": "accountability"}),
)


def home(request: HttpRequest) -> HttpResponse:
    """What this record is and is not, and the ways in."""
    context = {
        "questions": [
            (question, f"{reverse(name)}?{urlencode(query)}") for question, name, query in QUESTIONS
        ],
        "inspections": Inspection.objects.for_lists(["framework"]).with_grades().in_order("oldest"),
        "events": Event.objects.for_lists().in_order("oldest"),
        "sources": Source.objects.all(),
        "json_ld": dataset(Edition.current()),
    }
    return render(request, "home.html", context)
