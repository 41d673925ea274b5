"""Quotes with the shorter quotes that lie within them."""

from collections.abc import Iterable

from records.models import Record
from sources.models import Passage


def with_parts(quotes: Iterable[Record]) -> list[tuple[Record, list[Record]]]:
    """Return the quotes that lie in no other quote, each with the quotes that lie in it."""
    found = list(quotes)
    passages = {q.pk: [item.passage for item in q.evidence_list] for q in found}
    longer = {q.pk: [o for o in found if _is_part(passages[q.pk], passages[o.pk])] for q in found}
    return [
        (quote, [q for q in found if quote in longer[q.pk]])
        for quote in found
        if not longer[quote.pk]
    ]


def _is_part(own: list[Passage], others: list[Passage]) -> bool:
    """Tell whether all passages of a quote lie within those of another, longer one."""
    return {p.pk for p in own} != {p.pk for p in others} and all(
        any(passage.is_within(longer) for longer in others) for passage in own
    )
