"""The timeline: events in two lanes and under their years, and the years that have none."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter

from inspections.chart import Moment, Shape, TimelineChart, YearAxis, draw_chart
from inspections.models import Event
from sources.models import Passage

# The kinds of event in the first lane. All others are in the second.
INSPECTORS = (Event.Type.INSPECTION, Event.Type.PUBLICATION)
LANES = ("Inspections, reports and letters", "Council, government and context")


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An event of the list, with its year and the gaps before it.

    ``year`` is ``None`` if the event before it has the same year.
    """

    event: Event
    gaps: tuple[str, ...] = ()
    year: int | None = None

    @property
    def moment(self) -> Moment:
        return moment_of(self.event)


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year with the number of its events, and of those only expected or promised (``to_come``).

    ``address`` leads to them, if there is one. A year in a gap has no event and no source.
    """

    year: int
    count: int
    to_come: int
    address: str
    is_gap: bool


@dataclass(frozen=True, slots=True)
class TimelineOverview:
    """The chart of the events, the numbers of each year, and a description of the chart."""

    picture: TimelineChart
    years: tuple[YearCount, ...]
    description: str

    @property
    def heads(self) -> list[tuple[str, int]]:
        """The name and the top of each lane."""
        return list(zip(LANES, self.picture.heads, strict=True))


def timeline_entries(
    events: Sequence[Event], order: str, source_years: Iterable[int], *, whole: bool
) -> list[TimelineEntry]:
    """Return ``events`` as the timeline lists them in ``order``.

    ``source_years`` are the years that sources are from. Gaps are years with neither an event nor a
    source. They are shown only if the list is ``whole`` and the oldest event comes first.
    """
    if order not in ("oldest", "newest"):
        return [TimelineEntry(event) for event in events]
    years = {event.year for event in events}
    gaps = gaps_between(years, source_years) if order == "oldest" and whole else []
    found = []
    for year, group in groupby(events, key=attrgetter("year")):
        before = max((other for other in years if other < year), default=year)
        sentences = tuple(
            gap_in_words(first, last) for first, last in gaps if before < first < year
        )
        head, *rest = group
        found += [TimelineEntry(head, sentences, year), *map(TimelineEntry, rest)]
    return found


def first_passages(events: Iterable[Event]) -> list[Passage | None]:
    """Return the passage that each line shows: the first of its event that no line above shows.

    It is ``None`` if all are shown above.
    """
    shown: set[Passage] = set()
    found = []
    for event in events:
        passages = (item.passage for item in event.evidence_list)
        passage = next((each for each in passages if each not in shown), None)
        found.append(passage)
        shown |= {passage} if passage else set()
    return found


def gaps_between(years: Iterable[int], source_years: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and the last year of each gap between ``years``, oldest first.

    A year that a source is from, one of ``source_years``, is in no gap.
    """
    event_years = set(years)
    first, last = min(event_years, default=0), max(event_years, default=0)
    known = event_years | {year for year in source_years if first < year < last}
    return [(a + 1, b - 1) for a, b in pairwise(sorted(known)) if b - a > 1]


def gap_in_words(first: int, last: int) -> str:
    """Return a sentence that says that there is nothing for the years ``first`` to ``last``."""
    years = (
        str(first) if first == last else f"{first} {'and' if last - first == 1 else 'to'} {last}"
    )
    return f"No source of {years} is held, and no event is on record that began then"


def moment_of(event: Event) -> Moment:
    """Return the dates and the lane of ``event`` in the chart."""
    return Moment(
        event.ref,
        event.title if event.type == Event.Type.INSPECTION else event.ref,
        0 if event.type in INSPECTORS else 1,
        event.date_earliest,
        event.date_latest,
        event.certainty == Event.Certainty.HAPPENED,
        event.lasts,
    )


def precision_of(event: Event) -> str:
    """Return how precise the date of ``event`` is: “a day”, “a month”, “then or later”."""
    open_ended = {Shape.FROM: "then or later", Shape.UNTIL: "then or earlier"}
    is_span = event.date_precision == "period"
    known = "a span of time" if is_span else f"a {event.date_precision}"
    return open_ended.get(moment_of(event).shape, known)


def timeline_overview(
    events: Iterable[Event],
    years: Iterable[int],
    source_years: Iterable[int],
    addresses: Mapping[int, str],
    *,
    whole: bool,
) -> TimelineOverview:
    """Return the chart of ``events``, of which there is at least one.

    ``years`` are those of all events on record, so that every chart has the same axis. The chart
    of the ``whole`` record shows gaps, which have no event and no source: ``source_years`` are the
    years that sources are from. ``addresses`` lead to the events of a year.
    """
    moments = sorted(map(moment_of, events), key=attrgetter("order"))
    event_years = Counter(moment.year for moment in moments)
    to_come = Counter(moment.year for moment in moments if not moment.happened)
    axis = {*years, *event_years, *(moment.last.year for moment in moments if moment.last)}
    scale = YearAxis(min(axis), max(axis))
    gaps = gaps_between(event_years, source_years) if whole else []
    empty = {year for first, last in gaps for year in range(first, last + 1)}
    return TimelineOverview(
        draw_chart(moments, len(LANES), scale, gaps),
        tuple(
            YearCount(
                year, event_years[year], to_come[year], addresses.get(year, ""), year in empty
            )
            for year in scale.years
        ),
        described(moments, scale),
    )


def described(moments: Sequence[Moment], scale: YearAxis) -> str:
    """Return a description of the chart for readers who do not see it."""
    lanes = [f"{name}: {sum(m.lane == n for m in moments)}." for n, name in enumerate(LANES)]
    to_come = sum(not moment.happened for moment in moments)
    return (
        f"Events from {scale.first} to {scale.last} in two lanes. {' '.join(lanes)} "
        f"Only expected or promised, and drawn as an outline: {to_come}."
    )
