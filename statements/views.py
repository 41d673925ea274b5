"""Pages of what was said, promised and counted."""

from typing import Any

from inspections.lists import RecordListView
from inspections.models import RecordQuerySet
from inspections.views import RecordView
from sources.models import Source
from statements.columns import BY_SIZE, headings
from statements.commitments import SourcePaginator, by_source
from statements.filters import (
    ActionFilterSet,
    CommitmentFilterSet,
    FigureFilterSet,
    QuoteFilterSet,
)
from statements.models import Action, Figure, Plot, Quote
from statements.pictures import pictures

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
    """All actions, each beside the later words on it, in pages of whole sources."""

    filterset_class = CommitmentFilterSet
    template_name = "statements/what_came_next.html"
    heading = "Actions and what came next"

    def rows(self) -> RecordQuerySet:
        return Action.objects.with_teller()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Fetch what is shown of the actions on the page: all are there, for the contents."""
        context = super().get_context_data(**kwargs)
        Action.objects.fill_with_later_words(context["page"].object_list)
        return context

    def get_paginator(self, queryset: Any, per_page: int, **options: Any) -> SourcePaginator:
        told = by_source(queryset, Source.objects.in_bulk(), Source.objects.latest_written())
        is_newest_first = self.filterset.form.cleaned_data.get("sort") == "newest"
        return SourcePaginator(told[::-1] if is_newest_first else told, per_page)


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
            "headings": headings(sort),
            "is_by_size": sort in BY_SIZE,
            "pictures": pictures(Plot.objects.for_pages()) if is_whole else [],
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
        return {**super().get_context_data(**kwargs), "pictures": pictures(plots)}
