"""The rules of passages: one voice for the same words, no withheld words, no words left out."""

from collections import defaultdict

from medway_portal.loading.drafts import Draft, Drafts, PassageDraft
from medway_portal.loading.problems import Place, Problems
from medway_portal.loading.reader import Entry
from medway_portal.loading.relations import own_passages
from medway_portal.loading.resolver import passages_of
from sources.sentences import Sentence, sentences_in, words_outside
from sources.voices import may_contain

# For each source, its sentences that have words in no passage, and the ranges of those words.
Unaccounted = dict[str, list[tuple[Sentence, list[tuple[int, int]]]]]


def check_voices(drafts: Drafts, problems: Problems) -> None:
    by_source: dict[str, list[tuple[Entry, PassageDraft]]] = defaultdict(list)
    for entry, passage in passages_of(drafts):
        by_source[passage.source].append((entry, passage))
    for items in by_source.values():
        items.sort(key=lambda item: (item[1].start, -item[1].end))
        for index, (entry, first) in enumerate(items):
            for other_entry, second in items[index + 1 :]:
                if second.start >= first.end:
                    break
                if not _voices_agree(first, second):
                    other = entry.place
                    problems.add(
                        other_entry.at("words"),
                        f"these words are {second.voice} here and {first.voice} in "
                        f"{other.ref or 'a mark'} ({other.file}:{other.line}); give both one "
                        "voice, or choose passages of which one lies inside the other",
                    )


def _voices_agree(outer: PassageDraft, inner: PassageDraft) -> bool:
    """Tell whether two overlapping passages may have these voices. ``outer`` starts first."""
    if outer.voice == inner.voice:
        return True
    nested = inner.end <= outer.end and outer.span != inner.span
    return nested and may_contain(outer.voice, inner.voice)


def check_clauses(drafts: Drafts, problems: Problems) -> None:
    """Report records of one kind that rest on exactly the same words."""
    first: dict[tuple[str, frozenset[PassageDraft]], Draft] = {}
    for draft in drafts.records.values():
        words = draft.kind, frozenset(own_passages(draft))
        other = first.setdefault(words, draft)
        if other is not draft and draft.passages:
            place = other.entry.place
            problems.add(
                draft.entry.at("words"),
                f"{other.ref} ({place.file}:{place.line}) is another {draft.kind} on the same "
                "words; give each its own clause, or merge them",
            )


def check_withheld(drafts: Drafts, problems: Problems) -> None:
    hidden = [passage for draft in drafts.withheld for passage in draft.passages]
    for entry, passage in passages_of(drafts):
        for secret in hidden:
            if _overlap(passage, secret):
                problems.add(
                    entry.at("words"), "the words reach into withheld text; leave that part out"
                )


def _overlap(one: PassageDraft, other: PassageDraft) -> bool:
    return one.source == other.source and one.start < other.end and other.start < one.end


def check_coverage(drafts: Drafts, problems: Problems) -> None:
    for ref, missing in unaccounted(drafts).items():
        source = drafts.sources[ref]
        for sentence, words in missing:
            text = source.text[sentence.start : sentence.end]
            nothing_held = words == words_outside(source.text, sentence, [])
            first = source.text[words[0][0] : words[-1][1]]
            part = "the sentence" if nothing_held else f"“{first}” of the sentence"
            problems.add(
                Place(f"texts/{source.entry.fields['file']}", sentence.paragraph, ref),
                f"{part} “{text}” is not accounted for; make it evidence of a record, or mark it "
                "under “not_evidence” with a reason",
            )


def unaccounted(drafts: Drafts) -> Unaccounted:
    """Return, for each source, the sentences that have words in no passage, with their ranges."""
    spans = [passage.span for _, passage in passages_of(drafts)]
    spans += [passage.span for draft in drafts.withheld for passage in draft.passages]
    spans += [(ref, *meant) for ref, ranges in drafts.meant.items() for meant in ranges]
    covered: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)  # by sentence
    for ref, start, end in set(spans):
        for index in sentences_in(drafts.sources[ref].sentences, start, end):
            covered[ref, index].append((start, end))
    found: Unaccounted = {}
    for ref, source in drafts.sources.items():
        rows = [
            (sentence, words_outside(source.text, sentence, covered[ref, index]))
            for index, sentence in enumerate(source.sentences)
        ]
        found[ref] = [(sentence, words) for sentence, words in rows if words]
    return found
