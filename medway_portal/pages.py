"""Pages that span the apps: home, one inspection, search, and what answers a wrong address."""

import re
from collections.abc import Iterable
from typing import Any, cast
from urllib.parse import urlencode

import markdown
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from inspections.choosing import Choice
from inspections.filters import RecordFilterSet
from inspections.lists import RecordListView
from inspections.models import Event, Finding, Inspection, Record, Term
from inspections.views import RecordView
from sources.answers import json_answer
from sources.models import Edition, RetiredRef, Source
from sources.voices import EVIDENCE, OFSTED
from statements.models import Action, Figure, Quote

REF = re.compile(r"(?<![A-Za-z0-9])([sirfqane])0*([1-9][0-9]{0,8})(?![A-Za-z0-9])", re.IGNORECASE)


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
    }
    return render(request, "home.html", context)


class InspectionView(RecordView):
    """One inspection, with everything on record about it."""

    model = Inspection
    template_name = "inspections/inspection_detail.html"

    def get_queryset(self) -> Any:
        return Inspection.objects.for_lists(["framework"]).with_grades()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        inspection = cast("Inspection", self.object)
        said = Quote.objects.about(inspection).for_lists(["speaker"]).in_order("ref")
        return {
            **super().get_context_data(**kwargs),
            "findings": Finding.objects.about(inspection).for_lists().in_order("ref").by_polarity(),
            "report_words": said.having("voice", OFSTED),
            "council_words": without_parts(said.having("voice", set(EVIDENCE) - set(OFSTED))),
            "actions": Action.objects.concerning(inspection)
            .for_lists(["responds_to"], ["follow_ups__record"])
            .in_order("ref"),
            "figures": Figure.objects.about(inspection).for_lists().in_order("ref"),
            "sources": Source.objects.of_inspection(inspection.ref),
        }


def without_parts(quotes: Iterable[Record]) -> list[Record]:
    """Leave out the quotes whose words stand in a longer one of the list as well."""
    found = list(quotes)
    return [q for q in found if not any(q.text in o.text and q.text != o.text for o in found)]


class SearchFilterSet(RecordFilterSet):
    type = Choice(
        label="Kind of record", what="a kind of record", path="kind", choices=Record.Kind.choices
    )

    class Meta(RecordFilterSet.Meta):
        model = Record


class SearchView(RecordListView):
    """All kinds of record in one list."""

    model = Record
    filterset_class = SearchFilterSet
    template_name = "search.html"
    heading = "Search all records"
    mixed = True
    related = (
        "as_inspection__framework",
        "rating__framework",
        "finding",
        "quote__speaker",
        "action__responds_to",
        "figure",
        "event",
    )
    prefetched = (
        "as_inspection__unstated_grades",
        "action__follow_ups__record__evidence__passage__source",
    )


def by_ref(ref: str) -> Record | Source | None:
    """Return the record or source that has ``ref``."""
    return Record.objects.filter(ref=ref).first() or Source.objects.filter(ref=ref).first()


def short_address(request: HttpRequest, ref: str) -> HttpResponse:
    """Lead from ``/F12`` to the record's page."""
    item = by_ref(ref)
    if item is None:
        raise Http404(ref)
    return HttpResponsePermanentRedirect(item.get_absolute_url())


def glossary(request: HttpRequest) -> HttpResponse:
    """The words of inspection, in plain English."""
    return render(request, "glossary.html", {"terms": Term.objects.all()})


def about(request: HttpRequest) -> HttpResponse:
    """What this record is, who made it and how, from a Markdown file of ours."""
    text = (settings.BASE_DIR / "templates" / "editorial" / "about.md").read_text("utf-8")
    content = mark_safe(markdown.markdown(text))  # noqa: S308  # written by us, in this repository
    return render(request, "editorial.html", {"content": content})


def health(request: HttpRequest) -> HttpResponse:
    """Say that the database answers, and which version of the record it holds."""
    version = Edition.current().version
    return json_answer({"status": "ok", "version": version}, status=200 if version else 503)


def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nAllow: /\n", content_type="text/plain; charset=utf-8")


def _address(item: Record | Source, *, as_json: bool) -> str:
    """Return the address of a record's or source's page, or of its data."""
    if not as_json:
        return item.get_absolute_url()
    kind = item.kind if isinstance(item, Record) else "source"
    return reverse(f"{kind}-data", args=[item.ref, "json"])


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer for retired refs (301, 410); otherwise help the reader on (404)."""
    refs = [f"{letter.upper()}{number}" for letter, number in REF.findall(request.path)]
    retired = RetiredRef.objects.filter(ref__in=refs).first()
    as_json = request.path.endswith((".json", ".csv"))
    successor = by_ref(retired.merged_into) if retired else None
    if successor:
        return HttpResponsePermanentRedirect(_address(successor, as_json=as_json))
    if retired:
        if as_json:
            return json_answer({"error": "withdrawn", "reason": retired.reason}, status=410)
        return render(request, "410.html", {"retired": retired}, status=410)
    if as_json:
        return json_answer({"error": "not found", "path": request.path}, status=404)
    meant = [item for ref in refs[:3] if (item := by_ref(ref))]
    context = {"path": request.path, "refs": refs, "meant": meant}
    return render(request, "404.html", context, status=404)
