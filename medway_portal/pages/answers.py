"""Answers to ready questions: a few records, each with its day, who speaks and the words."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from records.models import Record
from sources.models import Edition
from statements.models import OF_KINDS


def addresses() -> list[str]:
    """Return the addresses of all answers."""
    pages = (question["page"] for question in Edition.current().about.get("questions", []))
    return [page for page in pages if page.startswith("/questions/")]


def answer(request: HttpRequest, slug: str) -> HttpResponse:
    """The records that a question of record.yaml names as its answer, oldest first."""
    questions = Edition.current().about.get("questions", [])
    question = next((each for each in questions if each["page"] == request.path), None)
    if question is None:
        raise Http404(request.path)
    records = Record.objects.with_refs(question["shows"]).for_rows(*OF_KINDS).in_order("oldest")
    context = {"question": question["question"], "records": records}
    return render(request, "answer.html", context)
