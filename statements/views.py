"""Pages of quotes, actions and figures, and of the people and bodies that the sources name."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from records.models import RecordQuerySet
from records.views import RecordListView, RecordView
from sources.feeds import FeedEntry, atom_response
from sources.models import Edition, Source
from sources.responses import csv_response, json_response
from statements.commitments import SourcePaginator, accounts_by_source, thread
from statements.figure_table import BY_SIZE, column_headings
from statements.filters import ActionFilterSet, CommitmentFilterSet, FigureFilterSet, QuoteFilterSet
from statements.models import Action, Figure, Office, Person, Plot, Quote
from statements.plots import bar_charts
from statements.quotes import with_parts
from statements.serializers import (
    PERSON_COLUMNS,
    person_rows,
    serialize_person,
)
from statements.sightings import draw_sightings

FOLLOW_UPS = ("follow_ups__record__evidence__passage__source",)


class QuoteListView(RecordListView):
    model = Quote
    filterset_class = QuoteFilterSet
    template_name = "statements/quote_list.html"
    name = "quotes"
    heading = "Quotes"
    singular, plural = "quote", "quotes"
    related = ("speaker",)

    def rows(self) -> RecordQuerySet:
        return Quote.objects.for_rows("speaker")


class ActionListView(RecordListView):
    model = Action
    filterset_class = ActionFilterSet
    template_name = "statements/action_list.html"
    name = "actions"
    heading = "Actions and commitments"
    singular, plural = "action", "actions"
    related = ("responds_to", "said_by")
    prefetched = FOLLOW_UPS

    def rows(self) -> RecordQuerySet:
        return Action.objects.for_rows().with_later_refs()


class WhatCameNextView(ActionListView):
    """All actions, each beside what later sources say of it, in pages of whole sources."""

    filterset_class = CommitmentFilterSet
    template_name = "statements/what_came_next.html"
    heading = "Actions and what came next"

    def rows(self) -> RecordQuerySet:
        return Action.objects.with_first_source().prefetch_related("follow_ups")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Fetch the details of the actions on the page only. The contents need all actions."""
        context = super().get_context_data(**kwargs)
        page = context["page"]
        Action.objects.fill_with_later_words(page.object_list)
        return {**context, "thread": thread(page.paginator.object_list)}

    def get_paginator(self, queryset: Any, per_page: int, **options: Any) -> SourcePaginator:
        accounts = accounts_by_source(
            queryset, Source.objects.in_bulk(), Source.objects.latest_written()
        )
        is_newest_first = self.filterset.form.cleaned_data.get("sort") == "newest"
        return SourcePaginator(accounts[::-1] if is_newest_first else accounts, per_page)


class FigureListView(RecordListView):
    model = Figure
    filterset_class = FigureFilterSet
    template_name = "statements/figure_list.html"
    name = "figures"
    heading = "Figures"
    singular, plural = "figure", "figures"

    def rows(self) -> RecordQuerySet:
        return Figure.objects.for_rows().with_notes()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        sort = self.filterset.form.cleaned_data.get("sort") or ""
        is_whole = not context["applied"] and not sort and context["page"].number == 1
        return {
            **context,
            "headings": column_headings(sort),
            "is_by_size": sort in BY_SIZE,
            "pictures": bar_charts(Plot.objects.for_pages()) if is_whole else [],
        }


class QuoteView(RecordView):
    model = Quote
    related = ("speaker",)


class ActionView(RecordView):
    model = Action
    related = ("responds_to", "said_by")
    prefetched = FOLLOW_UPS


class FigureView(RecordView):
    model = Figure
    object: Figure

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        plots = Plot.objects.showing(self.object).for_pages()
        return {**super().get_context_data(**kwargs), "pictures": bar_charts(plots)}


def person_list(request: HttpRequest, form: str = "html") -> HttpResponse:
    """All people and bodies in the order in which the sources first show them, and the offices."""
    people = list(Person.objects.for_pages().as_first_seen())
    if form == "json":
        rows = [serialize_person(person) for person in people]
        return json_response(
            {"count": len(rows), "results": rows, "version": Edition.current().version}
        )
    if form == "csv":
        return csv_response(
            [row for person in people for row in person_rows(person)], PERSON_COLUMNS, "people"
        )
    if form == "atom":
        return atom_response(
            "People and bodies", reverse("people"), request.GET, map(_feed_entry, people)
        )
    offices = Office.objects.of_people().in_place().in_order()
    context = {
        "people": [person for person in people if person.kind == Person.Kind.PERSON],
        "bodies": [person for person in people if person.kind == Person.Kind.BODY],
        "unnamed": [person for person in people if person.kind == Person.Kind.UNNAMED],
        "offices": offices,
        "picture": draw_sightings(offices),
    }
    return render(request, "statements/person_list.html", context)


def person_detail(request: HttpRequest, slug: str, form: str = "html") -> HttpResponse:
    """One person or body, with offices, quotes and actions."""
    person = get_object_or_404(Person.objects.for_pages(), slug=slug)
    quotes = Quote.objects.by(person).for_lists(["speaker"]).in_order("oldest")
    actions = Action.objects.announced_by(person).for_lists().in_order("oldest")
    if form == "json":
        refs = {"quotes": [q.ref for q in quotes], "actions": [a.ref for a in actions]}
        return json_response(
            {**serialize_person(person), **refs, "version": Edition.current().version}
        )
    context: dict[str, Any] = {"person": person, "wholes": with_parts(quotes), "actions": actions}
    if person.kind == Person.Kind.BODY:
        context["acts"] = Action.objects.with_actor(person).for_lists().in_order("oldest")
    return render(request, "statements/person_detail.html", context)


def _feed_entry(person: Person) -> FeedEntry:
    """Return a person as an entry of a feed, with the offices that the texts print."""
    offices = [f"{office.role}, {office.organisation}" for office in person.offices.all()]
    return FeedEntry(
        ref=person.get_absolute_url().lstrip("/"),
        title=person.name,
        path=person.get_absolute_url(),
        author=Edition.current().name,
        summary=". ".join([*offices, person.note]) or person.get_kind_display(),
    )
