"""Numbers to places on a scale that begins at zero. No database, no markup.

Places are parts of a hundred of the length of the scale.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

ROUND = (Decimal(1), Decimal(2), Decimal(5))
MOST_STEPS = 5  # with more, the numbers under a scale run into each other on a phone


@dataclass(frozen=True, slots=True)
class Number:
    """A number to draw. If it ``is_open``, it is a minimum and needs room above it."""

    value: Decimal
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A number under the scale, and its place."""

    label: str
    place: float


@dataclass(frozen=True, slots=True)
class Scale:
    """A scale from zero to ``end`` in even steps."""

    end: Decimal
    step: Decimal

    def place(self, value: Decimal) -> float:
        """Return where ``value`` stands. Raises ``ValueError`` if that is not on the scale."""
        if not 0 <= value <= self.end:
            raise ValueError(f"{value} is not on a scale from 0 to {self.end}")
        return round(float(100 * value / self.end), 3)

    @property
    def last(self) -> str:
        """Its last number, as it is written."""
        return in_digits(self.end)

    @property
    def ticks(self) -> list[Tick]:
        values = [self.step * n for n in range(int(self.end / self.step) + 1)]
        return [Tick(in_digits(value), self.place(value)) for value in values]


def scale_for(numbers: Iterable[Number], whole: Decimal | None = None) -> Scale:
    """Return the shortest scale of round steps that holds ``numbers``.

    It ends at ``whole`` if there is one. Otherwise it ends beyond an open number, to leave room
    above it. Raises ``ValueError`` if the numbers have no scale from zero.
    """
    found = list(numbers)
    largest = max((number.value for number in found), default=Decimal(0))
    if largest <= 0 or any(number.value < 0 for number in found):
        raise ValueError("a scale from zero needs a number above zero, and none below")
    if whole is not None and (whole < largest or Number(whole, is_open=True) in found):
        raise ValueError(f"{largest} does not stand within a whole of {whole}")
    if whole is not None:
        into = (step for step in _steps(whole) if whole % step == 0)
        return Scale(whole, next(into, whole))
    step = next(_steps(largest))
    end = (largest / step).to_integral_value(ROUND_CEILING) * step
    return Scale(end + step if Number(end, is_open=True) in found else end, step)


def in_digits(value: Decimal) -> str:
    """Return ``value`` with commas and without trailing zeros: 1,500 and 2.5."""
    whole, _, part = f"{value:,f}".partition(".")
    part = part.rstrip("0")
    return f"{whole}.{part}" if part else whole


def _steps(length: Decimal) -> Iterator[Decimal]:
    """Yield the round steps, smallest first, that divide ``length`` into few enough parts."""
    power = Decimal(10) ** (length.adjusted() - 1)
    steps = (step * power * ten for ten in (1, 10) for step in ROUND)
    return (step for step in steps if length / step <= MOST_STEPS)
