"""Searches the record as the portal does."""

from glossary.synonyms import lexicon
from records.models import Record
from search.query import parse
from search.ranking import Matches


def searched(typed: str) -> list[Record]:
    """Return the records that hold all that was typed."""
    return Record.objects.by_ids(list(Matches(parse(typed, lexicon())).all))
