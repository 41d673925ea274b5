"""The timeline: events in two lanes and under their years, and the years that have none."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter

from inspections.chart import Moment, Shape, TimelineChart, YearAxis, draw_chart
from inspections.models import Event
from sources.models import DateBasis

# What stands in the first lane; all else stands in the second.
INSPECTORS = (Event.Type.INSPECTION, Event.Type.PUBLICATION)
LANES = ("Inspections, reports and letters", "Council, government and context")


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """An event, and what to say before it: its year, and the years before it that have nothing.

    ``year`` is ``None`` where it is that of the event before it.
    """

    event: Event
    gaps: tuple[str, ...] = ()
    year: int | None = None

    @property
    def moment(self) -> Moment:
        return moment_of(self.event)


@dataclass(frozen=True, slots=True)
class YearCount:
    """A year, and how many events began in it, or were only to begin (``hollow``).

    ``address`` is where they are told of, if anywhere. In a gap no source is held either.
    """

    year: int
    count: int
    hollow: int
    address: str
    is_gap: bool


@dataclass(frozen=True, slots=True)
class TimelineOverview:
    """The events as a picture, the years with their counts, and what the picture shows."""

    picture: TimelineChart
    years: tuple[YearCount, ...]
    shown: str

    @property
    def heads(self) -> list[tuple[str, int]]:
        """What each lane is called, and where it begins."""
        return list(zip(LANES, self.picture.heads, strict=True))


def timeline_entries(
    events: Sequence[Event], order: str, written: Iterable[int], *, whole: bool
) -> list[TimelineEntry]:
    """Return ``events`` as the timeline lists them in ``order``; ``whole`` if it lists them all.

    ``written`` are the years of which a source is held. Only the whole record, oldest first, says
    for which years there is neither a source nor an event.
    """
    if order not in ("oldest", "newest"):
        return [TimelineEntry(event) for event in events]
    years = {event.year for event in events}
    gaps = gaps_between(years, written) if order == "oldest" and whole else []
    found = []
    for year, begun in groupby(events, key=attrgetter("year")):
        before = max((other for other in years if other < year), default=year)
        told = tuple(gap_in_words(first, last) for first, last in gaps if before < first < year)
        head, *rest = begun
        found += [TimelineEntry(head, told, year), *map(TimelineEntry, rest)]
    return found


def gaps_between(years: Iterable[int], written: Iterable[int]) -> list[tuple[int, int]]:
    """Return the first and the last year of each gap between ``years``, oldest first.

    A year of which a source is held, one of ``written``, is in no gap.
    """
    begun = set(years)
    first, last = min(begun, default=0), max(begun, default=0)
    known = begun | {year for year in written if first < year < last}
    return [(a + 1, b - 1) for a, b in pairwise(sorted(known)) if b - a > 1]


def gap_in_words(first: int, last: int) -> str:
    """Say that nothing is on record for the years from ``first`` to ``last``."""
    years = (
        str(first) if first == last else f"{first} {'and' if last - first == 1 else 'to'} {last}"
    )
    return f"No source of {years} is held, and no event is on record that began then"


def moment_of(event: Event) -> Moment:
    """Return when and in which lane ``event`` is drawn."""
    return Moment(
        event.ref,
        0 if event.type in INSPECTORS else 1,
        event.date_earliest,
        event.date_latest,
        event.certainty == Event.Certainty.HAPPENED,
        event.date_basis == DateBasis.STATED,
    )


def precision_of(event: Event) -> str:
    """Return what the date of ``event`` is: “a day”, “a month”, “then or later”."""
    open_ended = {Shape.FROM: "then or later", Shape.UNTIL: "then or earlier"}
    is_span = event.date_precision == "period"
    known = "a span of time" if is_span else f"a {event.date_precision}"
    return open_ended.get(moment_of(event).shape, known)


def timeline_overview(
    events: Iterable[Event],
    years: Iterable[int],
    written: Iterable[int],
    addresses: Mapping[int, str],
    *,
    whole: bool,
) -> TimelineOverview:
    """Return the picture of ``events``, of which there is at least one.

    ``years`` are those in which any event on record began: every picture has the same ones. Only
    that of the ``whole`` record says for which of them no source is held; of those that were
    ``written`` one is. ``addresses`` lead to the events of a year.
    """
    moments = sorted(map(moment_of, events), key=attrgetter("order"))
    begun = Counter(moment.year for moment in moments)
    hollow = Counter(moment.year for moment in moments if not moment.happened)
    axis = {*years, *begun, *(moment.last.year for moment in moments if moment.last)}
    scale = YearAxis(min(axis), max(axis))
    gaps = gaps_between(begun, written) if whole else []
    empty = {year for first, last in gaps for year in range(first, last + 1)}
    return TimelineOverview(
        draw_chart(moments, len(LANES), scale, gaps),
        tuple(
            YearCount(year, begun[year], hollow[year], addresses.get(year, ""), year in empty)
            for year in scale.years
        ),
        described(moments, scale),
    )


def described(moments: Sequence[Moment], scale: YearAxis) -> str:
    """Return what a picture shows, for whoever does not see it."""
    lanes = [f"{name}: {sum(m.lane == n for m in moments)}." for n, name in enumerate(LANES)]
    hollow = sum(not moment.happened for moment in moments)
    return (
        f"Events from {scale.first} to {scale.last} in two lanes. {' '.join(lanes)} "
        f"Only expected or promised, and drawn hollow: {hollow}."
    )
