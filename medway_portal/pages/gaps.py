"""The page of gaps: what is inferred and what is not known, worked out from the record."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inspections.models import Event, Inspection
from inspections.timeline import gap_in_words, gaps_between
from medway_portal.gaps import inferences, missing
from medway_portal.gaps.inferences import Inference
from medway_portal.gaps.missing import MissingFact, MissingFacts
from medway_portal.pages.editorial import editorial_page
from records.models import Record
from sources.models import Source
from statements.models import Action, Office

LONG = 8  # conclusions


@dataclass(frozen=True, slots=True)
class Section:
    """A section of the page."""

    id: str
    heading: str
    entries: Sequence[Inference] | Sequence[MissingFacts]

    @property
    def count(self) -> int:
        """The number of its conclusions or missing facts."""
        return sum(len(e.facts) if isinstance(e, MissingFacts) else 1 for e in self.entries)

    @property
    def is_long(self) -> bool:
        """Whether it is folded, so that the sections after it are within reach."""
        return self.count > LONG


def gaps(request: HttpRequest) -> HttpResponse:
    """Every inference with its reasoning, and everything that the sources do not state."""
    inspections = Inspection.objects.with_grades().oldest_first()
    sources = list(Source.objects.all())
    source_years = Source.objects.years()
    periods = gaps_between(Event.objects.years(), source_years)
    inferred, missing_facts = _inferred(inspections, sources), _missing(inspections, sources)
    expected = missing.events(
        cast("Iterable[Event]", Event.objects.not_known_to_have_happened().in_order("oldest"))
    )
    context = {
        "page": editorial_page("gaps"),
        "inferred": inferred,
        "missing": missing_facts,
        "counts": {
            "inferred": sum(section.count for section in inferred),
            "missing": sum(section.count for section in missing_facts),
        },
        "silent": Action.objects.without_later_mention().count(),
        "expected": Section("expected", "Events expected or promised", expected),
        "written": source_years,
        "periods": [gap_in_words(first, last) for first, last in periods],
    }
    return render(request, "gaps.html", context)


def _inferred(inspections: Iterable[Inspection], sources: Iterable[Source]) -> list[Section]:
    records = Record.objects.with_worked_out_dates().in_order("oldest")
    of_sources, of_inspections, of_records, of_offices = inferences.group_inferences(
        [
            inferences.dates_of(sources),
            inferences.dates_of_inspections(inspections),
            inferences.dates_of(records),
            inferences.dates_of_offices(Office.objects.with_worked_out_dates()),
        ]
    )
    return [
        Section("source-dates", "Dates of sources", of_sources),
        Section("inspection-dates", "Dates of inspections", of_inspections),
        Section("record-dates", "Dates of other records", of_records),
        Section("office-dates", "When somebody held an office", of_offices),
        Section(
            "links",
            "Which inspection a source speaks of",
            list(inferences.links(inspections, sources)),
        ),
        Section(
            "inferred-names",
            "Publishers, subjects and frameworks",
            list(inferences.circumstances(inspections, sources)),
        ),
    ]


def _missing(inspections: Iterable[Inspection], sources: Iterable[Source]) -> list[Section]:
    def section(
        name: str, heading: str, what: Callable[[Inspection], Iterable[MissingFact]]
    ) -> Section:
        return Section(name, heading, missing.missing_of(inspections, what))

    names = missing.missing_of(sources, missing.names)
    return [
        section("missing-grades", "Grades not stated", missing.grades),
        section("missing-dates", "Dates of inspections not stated", missing.dates),
        section("missing-facts", "Who inspected what, and how", missing.circumstances),
        Section("missing-names", "Publishers, headlines and rights", names),
        section("not-held", "What else is not held", missing.sentences),
    ]
