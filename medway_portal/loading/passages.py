"""Writes sources and passages, with the sentences around each passage, and blanks withheld text."""

from dataclasses import dataclass
from typing import Any

from medway_portal.loading.drafts import Drafts, PassageDraft
from medway_portal.loading.fields import without
from medway_portal.loading.resolver import passages_of
from sources.models import Passage, Source, Withheld
from sources.redaction import blank_out
from sources.sentences import Sentence, paragraph_at, sentences_in
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
        self.passages: dict[tuple[str, int, int], Passage] = {}

    def of(self, passage: PassageDraft) -> Passage:
        return self.passages[passage.span]

    def sentences(self, ref: str, start: int, end: int) -> dict[str, Any]:
        """Return a range of sentences as records store it, with withheld characters blanked."""
        source = self.sources[ref]
        return {"source": source.pk, "start": start, "end": end, "exact": source.text[start:end]}

    def write_source(self, ref: str, date: dict[str, Any]) -> None:
        draft = self.drafts.sources[ref]
        hidden = [(p, d.get("reason")) for d in self.drafts.withheld for p in d.passages]
        hidden = [(passage, reason) for passage, reason in hidden if passage.source == ref]
        self.sources[ref] = source = Source.objects.create(
            **without(draft.entry.fields, "date", "words"),
            **date,
            number=int(ref[1:]),
            text=blank_out(draft.text, [(passage.start, passage.end) for passage, _ in hidden]),
        )
        for passage, reason in hidden:
            Withheld.objects.create(
                source=source, start=passage.start, end=passage.end, reason=reason
            )

    def write_passages(self) -> None:
        reasons = {p.span: d.get("reason") for d in self.drafts.marks for p in d.passages}
        by_span = {passage.span: passage for _, passage in passages_of(self.drafts)}
        for draft in self.drafts.records.values():
            for passage in draft.passages:
                reasons.pop(passage.span, None)  # a record rests on it, so it is evidence
        for span in sorted(by_span):
            self.passages[span] = self._passage(by_span[span], reasons.get(span, ""))
        Passage.objects.bulk_create(self.passages.values())

    def _passage(self, passage: PassageDraft, reason: str) -> Passage:
        source = self.sources[passage.source]
        own, context = self._sentences(passage)
        return Passage(
            source=source,
            start=passage.start,
            end=passage.end,
            paragraph=paragraph_at(source.text, passage.start),
            last_paragraph=paragraph_at(source.text, passage.end - 1),
            sentence=own.first.number,
            exact=source.text[passage.start : passage.end],
            sentence_start=own.start,
            sentence_end=own.end,
            in_sentence=source.text[own.start : own.end],
            context_start=context.start,
            context_end=context.end,
            voice=passage.voice,
            voice_label=label(
                passage.voice, source.called, written_by_council=source.is_by_council
            ),
            reason=reason,
        )

    def _sentences(self, passage: PassageDraft) -> tuple[SentenceRange, SentenceRange]:
        """Return the sentences that a passage stands in, and these with the ones beside them."""
        sentences = self.drafts.sources[passage.source].sentences
        touched = sentences_in(sentences, passage.start, passage.end)
        first, last = touched[0], touched[-1]
        own = SentenceRange(passage, sentences[first], sentences[last])
        if first > 0 and not self._is_no_evidence(passage.source, sentences[first - 1].start):
            first -= 1
        if last + 1 < len(sentences) and not self._is_no_evidence(
            passage.source, sentences[last + 1].start
        ):
            last += 1
        return own, SentenceRange(passage, sentences[first], sentences[last])

    def _is_no_evidence(self, ref: str, offset: int) -> bool:
        """Tell whether ``offset`` is in a reader's comment or in the furniture of a web page."""
        return any(
            passage.source == ref
            and passage.start <= offset < passage.end
            and passage.voice not in EVIDENCE
            for mark in self.drafts.marks
            for passage in mark.passages
        )
