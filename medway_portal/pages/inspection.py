"""The page of an inspection, and the page of the actions after it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django.views.generic import DetailView

from inspections.grades import normalised_area
from inspections.models import Finding, Inspection, Rating
from records.models import Record
from records.rows import by_sentences, usual_voice
from records.views import RecordView
from sources.models import Source
from sources.voices import EVIDENCE, OFSTED, Voice
from statements.commitments import by_status
from statements.models import Action, Quote
from statements.quotes import with_parts

# The kinds of record that the page shows beside grades, and the relations that they need.
SHOWN = ("finding", "quote__speaker", "action", "figure")
COUNCIL = set(EVIDENCE) - set(OFSTED)
Polarity = Finding.Polarity
# Each group of findings: its sign, its heading, and whether it stands in the first column.
GROUPS = (
    (Polarity.WEAKNESS, "Weaknesses", True),
    (Polarity.MIXED, "Mixed", False),
    (Polarity.STRENGTH, "Strengths", False),
    (Polarity.NEUTRAL, "Neither", False),
)
WHOLE = "The service as a whole"


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """The findings of an area with one sign. ``is_first`` is true of the first of that sign."""

    sign: str
    heading: str
    id: str
    sentences: list[list[Record]]
    is_first: bool

    @property
    def records(self) -> list[Record]:
        return [record for each in self.sentences for record in each]


@dataclass(frozen=True, slots=True)
class AreaFindings:
    """The findings of a judgement area, and its grades."""

    name: str
    grades: list[Rating]
    groups: list[FindingGroup]

    @property
    def columns(self) -> list[list[FindingGroup]]:
        """The groups in two columns, of which one may be empty."""
        first = {sign for sign, _, is_first in GROUPS if is_first}
        left = [group for group in self.groups if group.sign in first]
        return [each for each in (left, [g for g in self.groups if g not in left]) if each]

    @property
    def cells(self) -> list[FindingGroup | None]:
        """The group of each sign, in the order of ``GROUPS``, or nothing."""
        found = {group.sign: group for group in self.groups}
        return [found.get(sign) for sign, _, _ in GROUPS]


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """An area for improvement, and the action that the same words recommend."""

    finding: Record
    action: Record | None


class InspectionView(RecordView):
    """One inspection, with everything on record about it."""

    model = Inspection
    template_name = "inspections/inspection_detail.html"

    def get_queryset(self) -> Any:
        return Inspection.objects.for_pages().with_grades()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        inspection = cast("Inspection", self.object)
        found = Record.objects.concerning(inspection).for_rows(*SHOWN).in_order("ref")
        by_kind: dict[str, list[Record]] = {}
        for record in found:
            by_kind.setdefault(record.kind, []).append(record)
        findings, quotes = by_kind.get("finding", []), by_kind.get("quote", [])
        actions = by_kind.get("action", [])
        areas = by_area(findings, inspection.ratings)
        own_service = [quote for quote in quotes if _about_service(quote)]
        key = key_words(quotes)
        of_ofsted = [quote for quote in quotes if quote.voice in OFSTED and quote not in key]
        wholes = [quote for quote, _ in with_parts(q for q in quotes if q.voice in COUNCIL)]
        shown = {record.sentence_group for record in findings}
        items = checklist(findings, actions)
        return {
            **super().get_context_data(**kwargs),
            "findings": findings,
            "sentences": len(by_sentences(findings)),
            "areas": areas,
            "headings": [heading for _, heading, _ in GROUPS],
            "said": usual_voice(findings),
            "key_words": key,
            "grade_voices": _voices(inspection.ratings),
            "checklist": items,
            "paired": [item.action for item in items if item.action],
            "own_service": own_service,
            "council_words": [quote for quote in wholes if quote not in own_service],
            "same_words": [quote for quote in of_ofsted if quote.sentence_group in shown],
            "other_words": [quote for quote in of_ofsted if quote.sentence_group not in shown],
            "actions": by_status(actions),
            "action_count": len(actions),
            "shown": shown,
            "has_actions_about": any(each.inspection_id == inspection.pk for each in actions),
            "figures": [record.specific() for record in by_kind.get("figure", [])],
            "sources": Source.objects.of_inspection(inspection.ref),
        }


class InspectionActionsView(DetailView):  # type: ignore[type-arg]  # no generic at run time
    """All that was promised, done and recommended after an inspection, with later words."""

    model = Inspection
    slug_field = slug_url_kwarg = "ref"
    context_object_name = "record"
    template_name = "inspections/inspection_actions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = Action.objects.for_rows().with_later_refs().concerning(self.object)
        actions = list(found.in_order("ref"))
        return {
            **super().get_context_data(**kwargs),
            "actions": by_status(actions),
            "said": usual_voice(actions),
        }


def by_area(findings: Iterable[Record], ratings: Iterable[Rating]) -> list[AreaFindings]:
    """Group findings by judgement area, in the order of the first of each, and by sign.

    The findings of no area come last. Areas for improvement are left out: they are a checklist.
    """
    found: dict[str, list[Record]] = {}
    for record in findings:
        finding = cast("Finding", record.specific())
        if finding.polarity != Polarity.AREA_FOR_IMPROVEMENT:
            found.setdefault(finding.area, []).append(record)
    seen: set[str] = set()
    areas = []
    for number, area in enumerate(sorted(found, key=lambda name: not name), 1):
        grades = [r for r in ratings if normalised_area(r.area) == normalised_area(area)]
        groups = list(_groups(found[area], f"area-{number}", seen))
        areas.append(AreaFindings(area or WHOLE, grades, groups))
    return areas


def _groups(findings: list[Record], area: str, seen: set[str]) -> Iterable[FindingGroup]:
    signed: dict[str, list[list[Record]]] = {}
    for sentence in by_sentences(findings):
        signs = {cast("Finding", record.specific()).polarity for record in sentence}
        sign = signs.pop() if len(signs) == 1 else Polarity.MIXED
        signed.setdefault(sign, []).append(sentence)
    for sign, heading, _ in GROUPS:
        if sign in signed:
            yield FindingGroup(sign, heading, f"{area}-{sign}", signed[sign], sign not in seen)
            seen.add(sign)


def key_words(quotes: Iterable[Record]) -> list[Record]:
    """Return the longest quotation of the inspectors' own words, or nothing."""
    quoted = [quote for quote in quotes if quote.voice == Voice.OFSTED_QUOTED]
    return sorted(quoted, key=lambda quote: -len(quote.text))[:1]


def checklist(findings: Iterable[Record], actions: Iterable[Record]) -> list[ChecklistItem]:
    """Return the areas for improvement, each with the action on the same words."""
    by_words = {_words_of(action): action for action in actions}
    return [
        ChecklistItem(finding, by_words.get(_words_of(finding)))
        for finding in findings
        if cast("Finding", finding.specific()).polarity == Polarity.AREA_FOR_IMPROVEMENT
    ]


def _voices(ratings: Iterable[Rating]) -> list[tuple[str, str]]:
    """Return each voice and its label that says any of the grades, once."""
    passages = (item.passage for rating in ratings for item in rating.evidence_list)
    return list(dict.fromkeys((each.voice, each.voice_label) for each in passages))


def _words_of(record: Record) -> tuple[int, ...]:
    return tuple(item.passage_id for item in record.evidence_list)


def _about_service(quote: Record) -> bool:
    return bool(cast("Quote", quote.specific()).about_service)
