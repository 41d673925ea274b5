"""Searches the record as the portal does."""

from inspections.models import Record, RecordQuerySet
from inspections.parsing import parse
from inspections.search import lexicon


def searched(typed: str) -> RecordQuerySet:
    """Return the records that hold all that was typed."""
    return Record.objects.search(parse(typed, lexicon()))
