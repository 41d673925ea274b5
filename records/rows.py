"""What a row of a list shows of a record."""

from collections.abc import Iterator
from functools import singledispatch
from typing import NamedTuple

from django.utils.safestring import SafeString

from glossary.explanations import FirstUses, explain
from records.facets import inspections_by_key
from records.models import Record
from search.highlights import highlight
from search.query import Query


class VoicedText(NamedTuple):
    """Words with the voice that they are in. ``is_quotation`` is true of somebody's own words."""

    voice: str
    label: str
    text: SafeString
    is_quotation: bool


class Fact(NamedTuple):
    """A fact about a record: the address that its first words link to, if any, and the rest."""

    address: str
    linked: str
    rest: str


WITHOUT_FACTS = (Record.Kind.EVENT, Record.Kind.INSPECTION)


def row(
    record: Record, query: Query | None, uses: FirstUses, *, show_kind: bool
) -> dict[str, object]:
    """Return the template context of a row of a list."""
    line = [plain_fact(record.get_kind_display())] if show_kind else []
    line += facts(record)
    line += about(record)
    if record.date_display:
        line.append(plain_fact(record.date_display))
    return {**row_context(record, query, uses, linked=False), "kind": record.kind, "facts": line}


def row_context(
    record: Record, query: Query | None, uses: FirstUses, *, linked: bool
) -> dict[str, object]:
    """Return what rows of lists and entries of an inspection's page have in common."""
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
    """Yield the words of ``record``: each passage by itself if it has several voices."""
    if record.has_several_voices:
        for passage in (item.passage for item in record.evidence_list):
            text = explain(passage.exact, query, uses, linked=linked)
            yield VoicedText(passage.voice, passage.voice_label, text, is_quotation=False)
    else:
        text = explain(record.text, query, uses, linked=linked)
        yield VoicedText(record.voice, record.voice_label, text, record.is_quotation)


def about(record: Record) -> list[Fact]:
    """Return the inspection that ``record`` is about, if any."""
    if record.inspection_id is None:
        return []
    address, title = inspections_by_key()[record.inspection_id]
    return [Fact(address, title, "")]


def facts(record: Record) -> list[Fact]:
    """Return the facts that only records of this kind have."""
    # Events and inspections have none, so rows are fetched without their tables.
    return [] if record.kind in WITHOUT_FACTS else facts_of_kind(record.specific())


@singledispatch
def facts_of_kind(record: Record) -> list[Fact]:
    """Return the facts of a finding, rating, quote, action or figure, as its app registers them."""
    raise TypeError(f"{record.ref} is of a kind that has no facts")


def plain_fact(text: str) -> Fact:
    """Return a fact without a link."""
    return Fact("", "", text)
