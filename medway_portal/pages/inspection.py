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
        return Inspection.objects.for_pages().with_grades()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        inspection = cast("Inspection", self.object)
        findings = Finding.objects.about(inspection).for_rows().in_order("ref")
        said = list(Quote.objects.about(inspection).for_rows("speaker").in_order("ref"))
        reported = [quote for quote in said if quote.voice in OFSTED]
        council = [whole.quote for whole in wholes(q for q in said if q.voice in COUNCIL)]
        actions = Action.objects.concerning(inspection).for_rows().in_order("ref")
        figures = Figure.objects.about(inspection).for_rows().in_order("ref")
        return {
            **super().get_context_data(**kwargs),
            "findings": findings.by_polarity(),
            "report_words": reported,
            "council_words": council,
            "actions": actions,
            "has_actions_about": any(each.inspection_id == inspection.pk for each in actions),
            "figures": figures,
            "sources": Source.objects.of_inspection(inspection.ref),
        }
