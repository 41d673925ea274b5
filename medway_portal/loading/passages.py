"""Writes sources and passages, with the sentences around each passage, and blanks withheld text."""

from dataclasses import dataclass
from typing import Any

from medway_portal.loading.drafts import Drafts, PassageDraft
from medway_portal.loading.fields import without
from medway_portal.loading.resolver import passages_of
from medway_portal.loading.siblings import sentences_at
from sources.models import Passage, Source, Withheld
from sources.redaction import blank_out
from sources.sentences import Sentence, paragraph_at
from sources.voices import EVIDENCE, label


@dataclass(frozen=True, slots=True)
class SentenceRange:
    """Sentences in a row, and a passage that may reach beyond them into a list marker."""

    passage: PassageDraft
    first: Sentence
    last: Sentence

    @property
    def start(self) -> int:
        return min(self.first.start, self.passage.start)

    @property
    def end(self) -> int:
        return max(self.last.end, self.passage.end)


class PassageWriter:
    """Writes each source and each passage once, even if several records rest on it."""

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self.sources: dict[str, Source] = {}
        self.written: dict[tuple[str, int, int], Passage] = {}

    def of(self, placed: PassageDraft) -> Passage:
        return self.written[placed.span]

    def write_source(self, ref: str, date: dict[str, Any]) -> None:
        draft = self.drafts.sources[ref]
        hidden = [(p, d.get("reason")) for d in self.drafts.withheld for p in d.passages]
        hidden = [(placed, reason) for placed, reason in hidden if placed.source == ref]
        self.sources[ref] = source = Source.objects.create(
            **without(draft.entry.fields, "date", "words"),
            **date,
            number=int(ref[1:]),
            text=blank_out(draft.text, [(placed.start, placed.end) for placed, _ in hidden]),
        )
        for placed, reason in hidden:
            Withheld.objects.create(
                source=source, start=placed.start, end=placed.end, reason=reason
            )

    def write_passages(self) -> None:
        reasons = {p.span: d.get("reason") for d in self.drafts.marks for p in d.passages}
        placed = {passage.span: passage for _, passage in passages_of(self.drafts)}
        for draft in self.drafts.records.values():
            for passage in draft.passages:
                reasons.pop(passage.span, None)  # a record rests on it, so it is evidence
        for span in sorted(placed):
            self.written[span] = self._passage(placed[span], reasons.get(span, ""))
        Passage.objects.bulk_create(self.written.values())

    def _passage(self, placed: PassageDraft, reason: str) -> Passage:
        source = self.sources[placed.source]
        own, context = self._sentences(placed)
        return Passage(
            source=source,
            start=placed.start,
            end=placed.end,
            paragraph=paragraph_at(source.text, placed.start),
            last_paragraph=paragraph_at(source.text, placed.end - 1),
            sentence=own.first.number,
            exact=source.text[placed.start : placed.end],
            sentence_start=own.start,
            sentence_end=own.end,
            in_sentence=source.text[own.start : own.end],
            context_start=context.start,
            context_end=context.end,
            voice=placed.voice,
            voice_label=label(placed.voice, source.called, written_by_council=source.is_by_council),
            reason=reason,
        )

    def _sentences(self, placed: PassageDraft) -> tuple[SentenceRange, SentenceRange]:
        """Return the sentences that a passage stands in, and these with the ones beside them."""
        sentences = self.drafts.sources[placed.source].sentences
        first, last = sentences_at(placed, sentences)
        own = SentenceRange(placed, sentences[first], sentences[last])
        if first > 0 and not self._is_no_evidence(placed.source, sentences[first - 1].start):
            first -= 1
        if last + 1 < len(sentences) and not self._is_no_evidence(
            placed.source, sentences[last + 1].start
        ):
            last += 1
        return own, SentenceRange(placed, sentences[first], sentences[last])

    def _is_no_evidence(self, ref: str, offset: int) -> bool:
        """Tell whether ``offset`` is in a reader's comment or in the furniture of a web page."""
        return any(
            placed.source == ref
            and placed.start <= offset < placed.end
            and placed.voice not in EVIDENCE
            for mark in self.drafts.marks
            for placed in mark.passages
        )
