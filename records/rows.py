"""What a row of a list shows of a record."""

from collections.abc import Iterator
from functools import singledispatch

from django.utils.safestring import SafeString

from glossary.explanations import FirstUses, explain
from records.facets import inspections_by_key
from records.models import Record
from search.highlights import highlight
from search.query import Query

# A voice, its label, the words as they are shown, and whether they are somebody's own.
VoicedText = tuple[str, str, SafeString, bool]
# Where a fact leads, if anywhere, the words that lead there, and the rest of it.
Fact = tuple[str, str, str]
WITHOUT_FACTS = (Record.Kind.EVENT, Record.Kind.INSPECTION)


def row(
    record: Record, query: Query | None, uses: FirstUses, *, show_kind: bool
) -> dict[str, object]:
    """Return what a row of a list shows, by the names that its template has for it."""
    line = [("", "", record.get_kind_display())] if show_kind else []
    line += facts(record)
    line += about(record)
    if record.date_display:
        line.append(("", "", record.date_display))
    return {**row_context(record, query, uses, linked=False), "kind": record.kind, "facts": line}


def row_context(
    record: Record, query: Query | None, uses: FirstUses, *, linked: bool
) -> dict[str, object]:
    """Return what a row and an entry of an inspection's page both show."""
    return {
        "record": record,
        "ref": record.ref,
        "address": record.get_absolute_url(),
        "title": highlight(record.title, query),
        "source_address": record.source_address,
        "words": list(words(record, query, uses, linked=linked)),
    }


def words(
    record: Record, query: Query | None, uses: FirstUses, *, linked: bool
) -> Iterator[VoicedText]:
    """Yield the words of ``record``: each passage apart if they have several voices."""
    if record.has_several_voices:
        for passage in (item.passage for item in record.evidence_list):
            text = explain(passage.exact, query, uses, linked=linked)
            yield passage.voice, passage.voice_label, text, False
    else:
        text = explain(record.text, query, uses, linked=linked)
        yield record.voice, record.voice_label, text, record.is_quotation


def about(record: Record) -> list[Fact]:
    """Return the inspection that ``record`` is about; nothing if it is about none."""
    if record.inspection_id is None:
        return []
    address, title = inspections_by_key()[record.inspection_id]
    return [(address, title, "")]


def facts(record: Record) -> list[Fact]:
    """Return what a row says of ``record`` that only records of its kind have."""
    # Events and inspections have none, so rows are fetched without what only those hold.
    return [] if record.kind in WITHOUT_FACTS else facts_of_kind(record.specific())


@singledispatch
def facts_of_kind(record: Record) -> list[Fact]:
    """Return the same of a finding, rating, quote, action or figure."""
    raise TypeError(f"{record.ref} is of a kind that has no facts")
