"""Searches the record as the portal does."""

from inspections.models import Record
from inspections.parsing import parse
from inspections.search import Matches, lexicon


def searched(typed: str) -> list[Record]:
    """Return the records that hold all that was typed."""
    return Record.objects.fetched(list(Matches(parse(typed, lexicon())).all))
