"""What lists show of records: whole sentences once, each with the records that rest on them."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import singledispatch
from itertools import groupby
from typing import Any, NamedTuple

from django.utils.safestring import SafeString

from glossary.explanations import FirstUses, explain, explain_part
from records.facets import inspections_by_key
from records.models import Record, record_address
from search.highlights import highlight, match_ranges
from search.query import Query
from sources.models import Passage
from sources.redaction import with_notice
from sources.spans import Span, stretches

WORD = re.compile(r"\w")
# A statement longer than this, in characters, is folded after its first paragraph.
LONG = 600
PARAGRAPH_BREAK = re.compile(r"\n+")
# The keys of the part of a long statement that is shown, and of the part that is folded. Those of
# passages begin at 0.
FIRST, REST = -1, -2
WITHOUT_FACTS = (Record.Kind.EVENT, Record.Kind.INSPECTION)
OTHERS_ARE = {"quote": "These words are also in:"}
# The first of these kinds leads a row that has several.
LEADING = (Record.Kind.FINDING, Record.Kind.RATING, Record.Kind.QUOTE, Record.Kind.ACTION)


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


class Said(NamedTuple):
    """Whose words they are, about which inspection, and of which date."""

    inspection: int | None
    voice: str
    voice_label: str
    date: str

    @property
    def about(self) -> Fact:
        """The inspection that the words are about."""
        if self.inspection is None:
            return plain_fact("Not about one inspection")
        address, title = inspections_by_key()[self.inspection]
        return Fact(address, title, "")


class Piece(NamedTuple):
    """A stretch of text. ``address`` leads to the record that rests on it, if one does."""

    text: SafeString
    address: str


class Block(NamedTuple):
    """Sentences that follow one another, or a passage with the label of its voice.

    ``rest`` is what is folded of a long statement. ``is_context`` is true of the words of a
    sentence that stand before, between or after passages with labels of their own.
    """

    voice: str
    label: str
    pieces: list[Piece]
    rest: list[Piece]
    is_context: bool = False


class RowRecord(NamedTuple):
    """A record of a row. Its voice is named if others of the row have another."""

    record: Record
    address: str
    title: SafeString
    sign: str
    status: str
    facts: list[Fact]
    voice: str
    voice_label: str


class Row(NamedTuple):
    """Sentences, the records of the list that rest on them, and links to others of their kinds.

    ``said`` is ``None`` if the heading above the row says it. The voice of all its records is named
    if it is not that of the heading, and so is the date. ``others_are`` says what the other records
    are to these. ``is_found_otherwise`` is true if nothing that the row shows matches the query.
    """

    blocks: list[Block]
    records: list[RowRecord]
    others_are: str
    others: list[Fact]
    said: Said | None
    voice: str
    voice_label: str
    date: str
    is_found_otherwise: bool


class RowGroup(NamedTuple):
    """Rows that follow one another, and what is said above them, if anything is.

    ``about`` is ``None`` if the group before it is about the same inspection.
    """

    about: Fact | None
    said: Said | None
    rows: list[Row]


def row_groups(
    records: Iterable[Record],
    query: Query | None,
    uses: FirstUses,
    *,
    headed: bool = True,
    show_kind: bool = False,
) -> list[RowGroup]:
    """Return the rows of a list.

    If ``headed``, rows that follow one another with the same inspection, voice and date share a
    heading that says so. Otherwise each row says it.
    """
    together = by_sentences(records)
    if not headed:
        rows = [_row(each, query, uses, None, show_kind=show_kind) for each in together]
        return [RowGroup(None, None, rows)]
    groups: list[RowGroup] = []
    for said, members in groupby(together, key=lambda each: said_of(each[0])):
        before = groups[-1].said if groups else None
        is_same = before is not None and before.inspection == said.inspection
        rows = [_row(each, query, uses, said, show_kind=show_kind) for each in members]
        groups.append(RowGroup(None if is_same else said.about, said, rows))
    return groups


def rows_under(
    said: Said | None, records: Iterable[Record], query: Query | None, uses: FirstUses
) -> list[Row]:
    """Return the rows of records below a heading that says ``said`` of most of them."""
    together = by_sentences(records)
    return [_row(each, query, uses, said, show_kind=False) for each in together]


def by_sentences(records: Iterable[Record]) -> list[list[Record]]:
    """Group records that are shown in the same sentences, in the order of the first of each."""
    groups: dict[int, list[Record]] = {}
    for record in records:
        groups.setdefault(record.sentence_group, []).append(record)
    return [sorted(each, key=_leading) for each in groups.values()]


def usual_voice(records: Iterable[Record]) -> Said | None:
    """Return what most of ``records`` have in common, to be said once above them."""
    common = Counter(map(said_of, records)).most_common(1)
    return common[0][0] if common else None


def words(
    record: Record, query: Query | None, uses: FirstUses, *, linked: bool
) -> Iterator[VoicedText]:
    """Yield the words of ``record``: each passage by itself if it has several voices."""
    passages = [item.passage for item in record.evidence_list]
    if len({passage.voice for passage in passages}) > 1:
        for passage in passages:
            text = explain(passage.exact, query, uses, linked=linked)
            is_own = record.is_quotation and passage.voice == record.voice
            yield VoicedText(passage.voice, record.label_of(passage), text, is_own)
    else:
        text = explain(record.text, query, uses, linked=linked)
        yield VoicedText(record.voice, record.voice_label, text, record.is_quotation)


def about(record: Record) -> list[Fact]:
    """Return the inspection that ``record`` is about, if any."""
    return [] if record.inspection_id is None else [said_of(record).about]


def facts(record: Record) -> list[Fact]:
    """Return the facts that only records of this kind have."""
    # Events and inspections have none, so rows are fetched without their tables.
    return [] if record.kind in WITHOUT_FACTS else facts_of_kind(record.specific())


@singledispatch
def facts_of_kind(record: Record) -> list[Fact]:
    """Return the facts of a finding, rating, quote, action or figure, as its app registers them."""
    raise TypeError(f"{record.ref} is of a kind that has no facts")


@singledispatch
def sign_of(record: Record) -> str:  # noqa: ARG001  # by its type alone
    """Return the name of the sign of a record: the polarity of a finding, nothing of others."""
    return ""


@singledispatch
def status_of(record: Record) -> str:  # noqa: ARG001  # by its type alone
    """Return how far an action was said to be, or an event had come; nothing of others."""
    return ""


def plain_fact(text: str) -> Fact:
    """Return a fact without a link."""
    return Fact("", "", text)


def said_of(record: Record) -> Said:
    """Return what a heading above ``record`` says."""
    return Said(record.inspection_id, record.voice, record.voice_label, record.date_display)


def _leading(record: Record) -> tuple[int, int]:
    kind = Record.Kind(record.kind)
    return (LEADING.index(kind) if kind in LEADING else len(LEADING)), record.number


def _row(
    records: list[Record],
    query: Query | None,
    uses: FirstUses,
    heading: Said | None,
    *,
    show_kind: bool,
) -> Row:
    shown = {record.ref for record in records}
    kinds = {record.ref[0]: record.kind for record in records}  # by the letter of their refs
    others = [
        Fact(record_address(kinds[ref[0]], ref), ref, "")
        for ref in records[0].siblings
        if ref[0] in kinds and ref not in shown
    ]
    said = said_of(records[0])
    has_one_voice = len({said_of(record).voice_label for record in records}) == 1
    is_known = heading is None or heading.voice_label == said.voice_label
    is_named = has_one_voice and not is_known
    return Row(
        list(_blocks(records, query, uses)),
        [
            _row_record(record, query, show_kind=show_kind, show_voice=not has_one_voice)
            for record in records
        ],
        OTHERS_ARE.get(records[0].kind, "This sentence also says:"),
        others,
        None if heading else said,
        said.voice if is_named else "",
        _voices_of(records[0]) if is_named else "",
        said.date if heading and said.date != heading.date else "",
        query is not None and not any(match_ranges(query, text) for text in _shown_texts(records)),
    )


def _shown_texts(records: list[Record]) -> Iterator[str]:
    """Yield the texts that the row of ``records`` shows."""
    yield from (sentences["exact"] for sentences in records[0].sentences)
    yield from (record.title for record in records)


def _row_record(
    record: Record, query: Query | None, *, show_kind: bool, show_voice: bool
) -> RowRecord:
    # Inspections have neither sign nor status, so rows are fetched without their table.
    specific = record if record.kind == Record.Kind.INSPECTION else record.specific()
    sign = sign_of(specific)
    line = [plain_fact(record.get_kind_display())] if show_kind else []
    line += [] if sign else facts(record)
    return RowRecord(
        record,
        record.get_absolute_url(),
        highlight(record.title, query),
        sign,
        status_of(specific),
        line,
        record.voice if show_voice else "",
        _voices_of(record) if show_voice else "",
    )


def _voices_of(record: Record) -> str:
    labels = (record.label_of(item.passage) for item in record.evidence_list)
    return "; ".join(dict.fromkeys(labels))


def _blocks(records: list[Record], query: Query | None, uses: FirstUses) -> Iterator[Block]:
    """Yield the sentences of the records, or the passages of one record in several voices."""
    first = records[0]
    passages = [(item.passage, record) for record in records for item in record.evidence_list]
    if len(records) == 1 and first.has_several_voices:
        yield from _voiced_blocks(first, query, uses)
        return
    for sentences in first.sentences:
        yield _block(sentences, passages, query, uses)


def _voiced_blocks(record: Record, query: Query | None, uses: FirstUses) -> Iterator[Block]:
    """Yield the sentences of a record in several voices: each passage below its label."""
    for sentences in record.sentences:
        text, start = sentences["exact"], sentences["start"]
        marked = match_ranges(query, text)
        at = 0
        for passage in (item.passage for item in record.evidence_list):
            if passage.source_id != sentences["source"]:
                continue
            first, last = passage.start - start, passage.end - start
            if not 0 <= first < last <= len(text):
                continue
            yield from _context(text, (at, first), marked, uses)
            words = SafeString(with_notice(explain_part(text, (first, last), marked, uses)))
            piece = Piece(words, record.get_absolute_url())
            yield Block(passage.voice, passage.voice_label, [piece], [])
            at = max(at, last)
        yield from _context(text, (at, len(text)), marked, uses)


def _context(
    text: str, part: tuple[int, int], marked: list[tuple[int, int]], uses: FirstUses
) -> Iterator[Block]:
    """Yield the words of a sentence outside of its passages, if there are any."""
    if WORD.search(text, *part):
        words = SafeString(with_notice(explain_part(text, part, marked, uses)))
        yield Block("", "", [Piece(words, "")], [], is_context=True)


def _block(
    sentences: dict[str, Any],
    passages: list[tuple[Passage, Record]],
    query: Query | None,
    uses: FirstUses,
) -> Block:
    """Return sentences cut where the passages of the records begin and end."""
    text, start = sentences["exact"], sentences["start"]
    spans = [
        Span(passage.start - start, passage.end - start, key)
        for key, (passage, _) in enumerate(passages)
        if passage.source_id == sentences["source"]
    ]
    marked = match_ranges(query, text)
    fold = PARAGRAPH_BREAK.search(text) if len(text) > LONG else None
    pieces: list[Piece] = []
    rest: list[Piece] = []
    parts = [Span(0, fold.start() if fold else len(text), FIRST)]
    if fold:
        parts.append(Span(fold.end(), len(text), REST))
    for stretch in stretches(0, len(text), [*spans, *parts]):
        if not {FIRST, REST} & {*stretch.keys}:
            continue
        part = explain_part(text, (stretch.start, stretch.end), marked, uses)
        part = SafeString(with_notice(part))
        # A link of punctuation alone would have no name.
        has_words = WORD.search(text, stretch.start, stretch.end)
        address = _address_of(stretch.keys, passages) if has_words else ""
        (pieces if FIRST in stretch.keys else rest).append(Piece(part, address))
    return Block("", "", pieces, rest)


def _address_of(keys: Iterable[int], passages: list[tuple[Passage, Record]]) -> str:
    """Return the address of the record of the shortest passage; of several, of the first."""
    lengths = {key: passages[key][0].end - passages[key][0].start for key in keys if key >= 0}
    first = min(lengths, key=lambda key: (lengths[key], key), default=None)
    return "" if first is None else passages[first][1].get_absolute_url()
