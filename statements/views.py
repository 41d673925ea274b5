"""Pages of what was said, promised and counted."""

from inspections.lists import RecordListView
from inspections.views import RecordView
from statements.filters import ActionFilterSet, FigureFilterSet, QuoteFilterSet
from statements.models import Action, Figure, Quote

FOLLOW_UPS = ("follow_ups__record__evidence__passage__source",)


class QuoteListView(RecordListView):
    model = Quote
    filterset_class = QuoteFilterSet
    template_name = "statements/quote_list.html"
    name = "quotes"
    heading = "Quotes"
    singular, plural = "quote", "quotes"
    related = ("speaker",)


class ActionListView(RecordListView):
    model = Action
    filterset_class = ActionFilterSet
    template_name = "statements/action_list.html"
    name = "actions"
    heading = "Actions and commitments"
    singular, plural = "action", "actions"
    related = ("responds_to", "said_by")
    prefetched = FOLLOW_UPS


class FigureListView(RecordListView):
    model = Figure
    filterset_class = FigureFilterSet
    template_name = "statements/figure_list.html"
    name = "figures"
    heading = "Figures"
    singular, plural = "figure", "figures"


class QuoteView(RecordView):
    model = Quote
    related = ("speaker",)


class ActionView(RecordView):
    model = Action
    related = ("responds_to", "said_by")
    prefetched = FOLLOW_UPS


class FigureView(RecordView):
    model = Figure
