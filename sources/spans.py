"""Cuts text with overlapping ranges into stretches that each lie in the same ranges."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range of code points and what it stands for."""

    start: int
    end: int
    key: int


@dataclass(frozen=True, slots=True)
class Stretch:
    """A half-open range and the keys of all spans that cover it, longest span first."""

    start: int
    end: int
    keys: tuple[int, ...]


def stretches(start: int, end: int, spans: list[Span]) -> Iterator[Stretch]:
    """Yield stretches that tile ``start`` to ``end`` exactly, each with the spans that cover it."""
    within = [span for span in spans if span.start < end and span.end > start]
    within.sort(key=lambda span: (span.start - span.end, span.start, span.key))
    edges = {start, end}
    for span in within:
        edges |= {max(span.start, start), min(span.end, end)}
    points = sorted(edges)
    for first, last in pairwise(points):
        keys = tuple(span.key for span in within if span.start <= first and last <= span.end)
        yield Stretch(first, last, keys)
