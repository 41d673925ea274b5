"""How records belong together: by their sentences, by neighbouring sentences, by nested words."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator

from medway_portal.loading.drafts import Draft, Drafts, PassageDraft, SourceDraft
from medway_portal.loading.ledger import in_ref_order
from sources.sentences import sentences_in
from sources.voices import EVIDENCE, Voice

# A sentence: the ref of its source, and its index among the sentences of that source.
SentenceKey = tuple[str, int]
# Sentences that follow one another: the ref of their source, and offsets into its text.
Range = tuple[str, int, int]
NESTED = set(EVIDENCE) - {Voice.BACKGROUND}


def siblings_of(drafts: Drafts) -> dict[str, list[str]]:
    """Return for each record the refs of the others that rest on one of its sentences, in order."""
    on_sentence: dict[SentenceKey, set[str]] = defaultdict(set)
    for ref, draft in drafts.records.items():
        for key in _sentence_keys(draft, drafts):
            on_sentence[key].add(ref)
    found: dict[str, set[str]] = {ref: set() for ref in drafts.records}
    for refs in on_sentence.values():
        for ref in refs:
            found[ref] |= refs - {ref}
    return {ref: sorted(others, key=in_ref_order) for ref, others in found.items()}


def neighbours_of(drafts: Drafts) -> dict[str, list[str]]:
    """Return for each record the refs of those that it must always be shown with, in order."""
    found: dict[str, set[str]] = {ref: set() for ref in drafts.records}
    for entry in drafts.lists["shown_together"]:
        refs = set(entry.fields["records"])
        for ref in refs:
            found[ref] |= refs - {ref}
    return {ref: sorted(others, key=in_ref_order) for ref, others in found.items()}


def shown_sentences(drafts: Drafts) -> dict[str, list[Range]]:
    """Return for each record the whole sentences that it is shown in.

    They are its own and those of its neighbours. Sentences that follow one another make one range.
    """
    neighbours = neighbours_of(drafts)
    return {
        ref: _ranges(
            [
                key
                for each in (draft, *(drafts.records[other] for other in neighbours[ref]))
                for key in _sentence_keys(each, drafts)
            ],
            drafts,
        )
        for ref, draft in drafts.records.items()
    }


def own_passages(draft: Draft) -> list[PassageDraft]:
    """Return the passages that lie in no other passage of the record."""
    return [
        passage
        for passage in draft.passages
        if not any(_lies_within(passage, other) for other in draft.passages)
    ]


def nested_passages(drafts: Drafts) -> dict[str, list[PassageDraft]]:
    """Return for each record the passages that lie within its own.

    They are those that it names, and those of any record that are in another voice, such as the
    inspectors' own words, quoted in a sentence that others tell.
    """
    known = {
        passage.span: passage
        for draft in drafts.records.values()
        for passage in draft.passages
        if passage.voice in NESTED
    }
    in_order = sorted(known.values(), key=lambda passage: passage.span)
    starts = [passage.span[:2] for passage in in_order]
    found = {}
    for ref, draft in drafts.records.items():
        own = own_passages(draft)
        named = [passage for passage in draft.passages if passage not in own]
        found[ref] = list(dict.fromkeys([*named, *_nested_in(own, in_order, starts)]))
    return found


def _nested_in(
    outer: Iterable[PassageDraft], in_order: list[PassageDraft], starts: list[tuple[str, int]]
) -> Iterator[PassageDraft]:
    for passage in outer:
        first = bisect_left(starts, (passage.source, passage.start))
        last = bisect_left(starts, (passage.source, passage.end))
        for inner in in_order[first:last]:
            if _lies_within(inner, passage) and inner.voice != passage.voice:
                yield inner


def _lies_within(inner: PassageDraft, outer: PassageDraft) -> bool:
    return (
        inner.span != outer.span
        and inner.source == outer.source
        and outer.start <= inner.start
        and inner.end <= outer.end
    )


def _sentence_keys(draft: Draft, drafts: Drafts) -> list[SentenceKey]:
    """Return the sentences that the record rests on, in the order of its passages."""
    found = []
    for passage in own_passages(draft):
        sentences = drafts.sources[passage.source].sentences
        touched = sentences_in(sentences, passage.start, passage.end)
        found += [(passage.source, index) for index in touched]
    return list(dict.fromkeys(found))


def _ranges(keys: list[SentenceKey], drafts: Drafts) -> list[Range]:
    """Join sentences that follow one another. Sources stay in the order of ``keys``."""
    found: list[Range] = []
    before: SentenceKey | None = None
    sources = list(dict.fromkeys(source for source, _ in keys))
    for key in sorted(set(keys), key=lambda key: (sources.index(key[0]), key[1])):
        source, index = key
        sentence = drafts.sources[source].sentences[index]
        start = sentence.start
        if before == (source, index - 1) and not _begins_cell(drafts.sources[source], start):
            start = found.pop()[1]
        found.append((source, start, sentence.end))
        before = key
    return found


def _begins_cell(source: SourceDraft, offset: int) -> bool:
    """Tell whether ``offset`` is the beginning of a cell of a table, which a tab precedes."""
    return source.text[:offset].endswith("\t")
