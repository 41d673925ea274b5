"""Statements whole, with the quotes that hold parts of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspections.models import Record
from sources.models import Passage


@dataclass(frozen=True, slots=True)
class Whole:
    """A quote that is no part of a longer one, and those that are parts of it."""

    quote: Record
    parts: list[Record]


def wholes(quotes: Iterable[Record]) -> list[Whole]:
    """Return the quotes of a list that are no part of another, each with its parts, in order."""
    found = list(quotes)
    longer = {q.pk: [o for o in found if _is_part(q, o)] for q in found}
    return [
        Whole(quote, [q for q in found if quote in longer[q.pk]])
        for quote in found
        if not longer[quote.pk]
    ]


def _is_part(quote: Record, other: Record) -> bool:
    """Tell whether all words of ``quote`` stand in those of ``other``, which has more."""
    own, others = _passages(quote), _passages(other)
    return {p.pk for p in own} != {p.pk for p in others} and all(
        any(passage.lies_in(longer) for longer in others) for passage in own
    )


def _passages(record: Record) -> list[Passage]:
    return [item.passage for item in record.evidence.all()]
