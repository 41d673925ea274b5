"""A source as an annotated text: its paragraphs, their voices, and every passage marked."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from sources.models import Passage, Source, Withheld
from sources.redaction import NOTICE
from sources.sentences import paragraphs
from sources.spans import Span, stretches


class RecordLink(NamedTuple):
    """What a link to a record needs."""

    ref: str
    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Segment:
    """A piece of text that lies in the same passages from its start to its end."""

    text: str
    passages: tuple[Passage, ...]
    is_target: bool
    begins_target: bool
    after_gap: bool  # whether text before it in its paragraph is not shown
    reason: str  # why it is withheld or is no evidence

    @property
    def voice(self) -> str:
        """The voice of the shortest passage: an inspector's phrase in a council sentence."""
        return self.passages[-1].voice if self.passages else ""

    @property
    def record(self) -> RecordLink | None:
        """The first record that rests on the shortest passage in evidence, if any does."""
        return next((link for passage in self.passages[::-1] for link in _links(passage)), None)


@dataclass(frozen=True, slots=True)
class MarginNote:
    """A voice in a paragraph: its label, and the records that rest on it or why none does."""

    voice: str
    label: str
    records: tuple[RecordLink, ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnnotatedParagraph:
    """A line of the file. It has no pieces if the source shows passages only and it has none."""

    number: int
    margin: tuple[MarginNote, ...]
    pieces: tuple[Segment, ...]
    ends_in_gap: bool  # whether text at its end is not shown


def annotated_paragraphs(source: Source, target: str = "") -> list[AnnotatedParagraph]:
    """Return the paragraphs of ``source``. ``target`` is the ref of the record to highlight."""
    return list(_AnnotatedSource(source, target).paragraphs())


class _AnnotatedSource:
    def __init__(self, source: Source, target: str) -> None:
        self.source = source
        self.passages = {p.pk: p for p in source.passages.with_records()}
        evidence = [p for p in self.passages.values() if p.records.all()]
        self.around = [Span(p.context_start, p.context_end, p.pk) for p in evidence]
        targets = [p for p in evidence if any(r.ref == target for r in p.records.all())]
        self.targets = {p.pk for p in targets}
        self.first = min((p.start for p in targets), default=-1)
        self.withheld = {-w.pk: w for w in source.withheld.all()}
        marked: dict[int, Passage | Withheld] = {**self.passages, **self.withheld}
        self.spans = [Span(each.start, each.end, key) for key, each in marked.items()]

    def paragraphs(self) -> Iterator[AnnotatedParagraph]:
        for number, start, end in paragraphs(self.source.text):
            pieces = tuple(self._visible_pieces(start, end))
            visible = self._visible(start, end)
            ends_in_gap = bool(visible) and visible[-1][1] < end
            yield AnnotatedParagraph(number, tuple(_margin(pieces)), pieces, ends_in_gap)

    def _visible_pieces(self, start: int, end: int) -> Iterator[Segment]:
        at = start
        for first, last in self._visible(start, end):
            for piece in self._pieces(first, last):
                yield replace(piece, after_gap=first > at)
                at = max(at, first)
            at = last

    def _visible(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the ranges of a paragraph that may be shown."""
        if self.source.show == Source.Show.WHOLE:
            return [(start, end)]
        return [(s.start, s.end) for s in stretches(start, end, self.around) if s.keys]

    def _pieces(self, start: int, end: int) -> Iterator[Segment]:
        for stretch in stretches(start, end, self.spans):
            hidden = [self.withheld[key].reason for key in stretch.keys if key < 0]
            within = tuple(self.passages[key] for key in stretch.keys if key > 0)
            text = NOTICE if hidden else self.source.text[stretch.start : stretch.end]
            yield Segment(
                text=text,
                passages=within,
                is_target=any(passage.pk in self.targets for passage in within),
                begins_target=stretch.start == self.first,
                after_gap=False,
                reason=hidden[0] if hidden else _reason(within),
            )


def _reason(passages: tuple[Passage, ...]) -> str:
    """Return why a stretch is no evidence; nothing if a record rests on any of it."""
    if any(passage.records.all() for passage in passages):
        return ""
    return next((passage.reason for passage in passages if passage.reason), "")


def _margin(pieces: tuple[Segment, ...]) -> Iterator[MarginNote]:
    """Yield the voices of a paragraph in the order in which they begin."""
    passages = list(dict.fromkeys(passage for piece in pieces for passage in piece.passages))
    for label in dict.fromkeys(passage.voice_label for passage in passages):
        own = [passage for passage in passages if passage.voice_label == label]
        records = dict.fromkeys(link for passage in own for link in _links(passage))
        reasons = dict.fromkeys(passage.reason for passage in own if passage.reason)
        yield MarginNote(own[0].voice, label, tuple(records), tuple(reasons))


def _links(passage: Passage) -> Iterator[RecordLink]:
    for record in passage.records.all():
        yield RecordLink(record.ref, record.title, record.get_absolute_url())
