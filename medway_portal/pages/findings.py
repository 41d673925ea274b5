"""The list of findings, with what the council says of its own service beside it."""

from typing import Any

from django.http import QueryDict

from inspections.filters import FindingFilterSet
from inspections.models import Finding
from records.views import RecordListView
from statements.filters import QuoteFilterSet
from statements.models import Quote

# The filters that findings and quotations share.
SHARED = ("q", "inspection", "theme", "source")


class FindingListView(RecordListView):
    model = Finding
    filterset_class = FindingFilterSet
    template_name = "inspections/finding_list.html"
    name = "findings"
    heading = "Findings"
    singular, plural = "finding", "findings"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return {**super().get_context_data(**kwargs), "own_service": self._own_service()}

    def _own_service(self) -> list[Quote]:
        """Return what the council says of its own service, filtered as the findings are.

        Admissions come first, then claims.
        """
        query = QueryDict(mutable=True)
        for name in SHARED:
            query.setlist(name, self.request.GET.getlist(name))
        query.setlist("about_service", Quote.AboutService.values)
        query.update({"sort": "ref"})
        quotes = Quote.objects.for_rows("speaker")
        found = QuoteFilterSet(query, quotes, request=self.request).qs
        return sorted(
            (each for each in found if isinstance(each, Quote)),
            key=lambda quote: quote.about_service,
        )
