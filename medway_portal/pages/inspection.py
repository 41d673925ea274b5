"""One inspection, with all that is on record about it."""

from collections.abc import Iterable
from typing import Any, cast

from inspections.models import Finding, Inspection, Record
from inspections.views import RecordView
from sources.models import Source
from sources.voices import EVIDENCE, OFSTED
from statements.models import Action, Figure, Quote


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
