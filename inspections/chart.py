"""The timeline as a chart: where each event stands between the years. Numbers only, no database.

Across, places and lengths are in percent of the width, from the beginning of the first year (0) to
the end of the last one (``100 - SPARE``), so that one chart fits every width. Down, they are in
pixels from the top. Marks that would overlap stand in rows below one another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import cast

SPARE = 4.0  # percent: room on the right for events that go on after the last year
LEAST = 1.2  # percent: the shortest bar, so that a month is visible on a phone
BEFORE = 2.0  # percent: space before a mark
LETTER = 0.75  # percent: the width of a letter of a label, in the narrowest chart that has labels
NEXT_TO = 2.0  # percent: space between a mark and the label beside it, and after the label
MIDDLE = 50.0  # percent
HEAD = 22  # pixels: the height of a lane's name
SIZE = 10  # pixels: the height of a mark
ROW = 16  # pixels: the height of a row of marks
BETWEEN = 14  # pixels: the space between two lanes


class Shape(StrEnum):
    """The shape of a mark, which shows how far the date is known."""

    POINT = "point"  # one day
    SPAN = "span"  # through all of the time between two days
    WITHIN = "within"  # some time between two days
    FROM = "from"  # on or after a day
    UNTIL = "until"  # on or before a day


@dataclass(frozen=True, slots=True)
class Moment:
    """The first and the last possible day of an event. At least one of them is known.

    ``lasts`` is true if it went on from the one to the other. ``label`` stands beside its mark.
    """

    ref: str
    label: str
    lane: int
    first: date | None
    last: date | None
    happened: bool
    lasts: bool

    @property
    def known(self) -> date:
        """Its first day, or its last if the first is not known."""
        return cast("date", self.first or self.last)

    @property
    def year(self) -> int:
        """The year of its first day or, if that is not known, of its last."""
        return self.known.year

    @property
    def order(self) -> tuple[date, date, str]:
        """The sort key: by first day, then by last day."""
        return self.known, self.last or date.max, self.ref

    @property
    def shape(self) -> Shape:
        if not self.last:
            return Shape.FROM
        if not self.first:
            return Shape.UNTIL
        if self.first == self.last:
            return Shape.POINT
        return Shape.SPAN if self.lasts else Shape.WITHIN


@dataclass(frozen=True, slots=True)
class YearAxis:
    """The years that a chart covers, both included."""

    first: int
    last: int

    @property
    def years(self) -> range:
        return range(self.first, self.last + 1)

    @property
    def year(self) -> float:
        """The length of a year, in percent."""
        return (100 - SPARE) / len(self.years)

    def beginning(self, day: date) -> float:
        """Return where ``day`` begins."""
        return self._at(day, (day - date(day.year, 1, 1)).days)

    def end(self, day: date) -> float:
        """Return where ``day`` ends."""
        return self._at(day, (day - date(day.year, 1, 1)).days + 1)

    def _at(self, day: date, days: int) -> float:
        length = (date(day.year, 12, 31) - date(day.year, 1, 1)).days + 1
        return (day.year - self.first + days / length) * self.year


@dataclass(frozen=True, slots=True)
class Mark:
    """An event in the chart: ``x`` and ``width`` in percent, ``y`` the middle of its row in pixels.

    ``x`` is the start of a span, or the day of any other shape. Only spans have a width. The label
    of a mark in the right half is on its left.
    """

    moment: Moment
    x: float
    width: float
    y: int

    @property
    def top(self) -> int:
        """Where it begins, in pixels."""
        return self.y - SIZE // 2

    @property
    def end(self) -> float:
        """Where it ends, in percent."""
        return round(self.x + self.width, 1)

    @property
    def label_is_left(self) -> bool:
        return _label_is_left(self.x)


@dataclass(frozen=True, slots=True)
class YearBand:
    """Consecutive years in the chart: ``x`` and ``width`` in percent."""

    first: int
    last: int
    x: float
    width: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True, slots=True)
class TimelineChart:
    """The whole chart. ``heads`` are the tops of the lanes, and ``height`` its own, in pixels."""

    marks: tuple[Mark, ...]
    heads: tuple[int, ...]
    years: tuple[YearBand, ...]
    gaps: tuple[YearBand, ...]
    height: int


def draw_chart(
    moments: Sequence[Moment], lanes: int, scale: YearAxis, gaps: Iterable[tuple[int, int]] = ()
) -> TimelineChart:
    """Return the chart of ``moments``, oldest first. ``gaps`` are first and last years."""
    marks: list[Mark] = []
    heads: list[int] = []
    top = 0
    for lane in range(lanes):
        heads.append(top)
        positions = in_rows([moment for moment in moments if moment.lane == lane], scale)
        middle = top + HEAD + ROW // 2
        marks += [Mark(m, x, width, middle + ROW * row) for m, x, width, row in positions]
        rows = max((row for *_, row in positions), default=0) + 1
        top += HEAD + ROW * rows + BETWEEN
    return TimelineChart(
        tuple(marks),
        tuple(heads),
        tuple(_years(scale, year, year) for year in scale.years),
        tuple(_years(scale, first, last) for first, last in gaps),
        top - BETWEEN,
    )


def in_rows(moments: Iterable[Moment], scale: YearAxis) -> list[tuple[Moment, float, float, int]]:
    """Return each moment with its x, its width and its row, the first row with room for it."""
    ends: list[float] = []
    positions = []
    for moment in moments:
        x, width = _extent(moment, scale)
        label = NEXT_TO * 2 + len(moment.label) * LETTER
        before, after = (label, 0) if _label_is_left(x) else (0, label)
        free = (row for row, end in enumerate(ends) if end <= x - BEFORE - before)
        row = next(free, len(ends))
        ends[row : row + 1] = [x + width + after]
        positions.append((moment, x, width, row))
    return positions


def _label_is_left(x: float) -> bool:
    return x > MIDDLE


def _extent(moment: Moment, scale: YearAxis) -> tuple[float, float]:
    """Return the x and the width of a mark. A bar that is too short grows on both sides."""
    x = scale.beginning(moment.known)
    if moment.shape not in (Shape.SPAN, Shape.WITHIN) or not moment.last:
        return round(x, 1), 0
    width = scale.end(moment.last) - x
    more = max(LEAST - width, 0)
    return round(max(x - more / 2, 0), 1), round(width + more, 1)


def _years(scale: YearAxis, first: int, last: int) -> YearBand:
    x = scale.beginning(date(first, 1, 1))
    return YearBand(first, last, round(x, 1), round(scale.end(date(last, 12, 31)) - x, 1))
