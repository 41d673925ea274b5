"""The page of an inspection."""

from typing import Any, cast

from inspections.models import Inspection, by_polarity
from records.models import Record
from records.views import RecordView
from sources.models import Source
from sources.voices import EVIDENCE, OFSTED
from statements.quotes import with_parts

# The kinds of record that the page shows beside grades, and the relations that they need.
SHOWN = ("finding", "quote__speaker", "action", "figure")
COUNCIL = set(EVIDENCE) - set(OFSTED)


class InspectionView(RecordView):
    """One inspection, with everything on record about it."""

    model = Inspection
    template_name = "inspections/inspection_detail.html"

    def get_queryset(self) -> Any:
        return Inspection.objects.for_pages().with_grades()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        inspection = cast("Inspection", self.object)
        found = Record.objects.concerning(inspection).for_rows(*SHOWN).in_order("ref")
        entries: dict[str, list[Record]] = {}
        for record in found:
            entries.setdefault(record.kind, []).append(record)
        said, actions = entries.get("quote", []), entries.get("action", [])
        reported = [quote for quote in said if quote.voice in OFSTED]
        council = [quote for quote, _ in with_parts(q for q in said if q.voice in COUNCIL)]
        return {
            **super().get_context_data(**kwargs),
            "findings": by_polarity(entries.get("finding", [])),
            "report_words": reported,
            "council_words": council,
            "actions": actions,
            "has_actions_about": any(each.inspection_id == inspection.pk for each in actions),
            "figures": entries.get("figure", []),
            "sources": Source.objects.of_inspection(inspection.ref),
        }
