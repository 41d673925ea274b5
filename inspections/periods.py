"""The years between events for which no source is held, said in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspections.models import Record


@dataclass(frozen=True, slots=True)
class Entry:
    """An event, and what to say of the years since the one before it."""

    event: Record
    gap: str


def with_gaps(events: Iterable[Record]) -> list[Entry]:
    """Return ``events``, oldest first, with the years in which none of them began."""
    entries: list[Entry] = []
    last: int | None = None
    for event in events:
        first = event.date_earliest or event.date_latest
        is_later = first and last and first.year - last > 1
        gap = in_words(last + 1, first.year - 1) if first and last and is_later else ""
        entries.append(Entry(event, gap))
        last = first.year if first else last
    return entries


def in_words(first: int, last: int) -> str:
    """Say that nothing is on record for the years from ``first`` to ``last``."""
    years = (
        str(first) if first == last else f"{first} {'and' if last - first == 1 else 'to'} {last}"
    )
    return f"No source of {years} is held, and no event is on record that began then"
