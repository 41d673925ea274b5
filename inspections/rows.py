"""What a row shows of a record: worked out here, so that its template only prints it."""

from collections.abc import Iterator
from functools import singledispatch

from django.utils.safestring import SafeString

from inspections.choices import inspections_by_key
from inspections.glossary import FirstUses
from inspections.highlights import explain, highlight
from inspections.models import Finding, Rating, Record
from inspections.parsing import Query

# A voice, its label, the words as they are shown, and whether they are somebody's own.
Said = tuple[str, str, SafeString, bool]
# Where a fact leads, if anywhere, the words that lead there, and the rest of it.
Fact = tuple[str, str, str]
WITHOUT_FACTS = (Record.Kind.EVENT, Record.Kind.INSPECTION)


def row(
    record: Record, query: Query | None, uses: FirstUses, *, show_kind: bool
) -> dict[str, object]:
    """Return what a row of a list shows, by the names that its template has for it."""
    told = [("", "", record.get_kind_display())] if show_kind else []
    told += facts(record)
    told += about(record)
    if record.date_display:
        told.append(("", "", record.date_display))
    return {**_shown(record, query, uses, linked=False), "kind": record.kind, "facts": told}


def entry(record: Record, uses: FirstUses) -> dict[str, object]:
    """Return what the page of an inspection shows of a record, as ``row`` does."""
    return {**_shown(record, None, uses, linked=True), "facts": facts_in_group(record)}


def _shown(
    record: Record, query: Query | None, uses: FirstUses, *, linked: bool
) -> dict[str, object]:
    return {
        "record": record,
        "ref": record.ref,
        "address": record.get_absolute_url(),
        "title": highlight(record.title, query),
        "source_address": record.source_address,
        "words": list(words(record, query, uses, linked=linked)),
    }


def words(record: Record, query: Query | None, uses: FirstUses, *, linked: bool) -> Iterator[Said]:
    """Yield the words of ``record``: each passage apart if they have several voices."""
    if record.has_several_voices:
        for passage in (item.passage for item in record.rests_on):
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
    return [] if record.kind in WITHOUT_FACTS else facts_of_kind(record.narrowed())


@singledispatch
def facts_of_kind(record: Record) -> list[Fact]:
    """Return the same of a finding, rating, quote, action or figure."""
    raise TypeError(f"{record.ref} is of a kind that has no facts")


@facts_of_kind.register
def _(record: Finding) -> list[Fact]:
    return [("", "", record.get_polarity_display())]


@facts_of_kind.register
def _(record: Rating) -> list[Fact]:
    return [("", "", f"{record.area}: {record.grade}")]


def facts_in_group(record: Record) -> list[Fact]:
    """Return the same under headings of polarity, where a finding says its area instead."""
    finding = record.narrowed()
    if isinstance(finding, Finding):
        return [("", "", f"Area: {finding.area}")] if finding.area else []
    return facts(record)
