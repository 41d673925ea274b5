"""One inspection, with all that is on record about it."""

from typing import Any, cast

from inspections.models import Finding, Inspection
from inspections.views import RecordView
from sources.models import Source
from sources.voices import EVIDENCE, OFSTED
from statements.models import Action, Figure, Quote
from statements.wholes import wholes

COUNCIL = set(EVIDENCE) - set(OFSTED)


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
            "council_words": [whole.quote for whole in wholes(said.having("voice", COUNCIL))],
            "actions": Action.objects.concerning(inspection)
            .for_lists(["responds_to"], ["follow_ups__record"])
            .in_order("ref"),
            "has_actions_about": Action.objects.about(inspection).exists(),
            "figures": Figure.objects.about(inspection).for_lists().in_order("ref"),
            "sources": Source.objects.of_inspection(inspection.ref),
        }
