"""Which records rest on the same sentence: a reader is shown none of them without the others."""

from collections import defaultdict
from collections.abc import Sequence

from medway_portal.loading.drafts import Drafts, PassageDraft
from medway_portal.loading.ledger import in_ref_order
from sources.sentences import Sentence


def siblings_of(drafts: Drafts) -> dict[str, list[str]]:
    """Return for each record the refs of the others that rest on one of its sentences, in order."""
    on_sentence: dict[tuple[str, int], set[str]] = defaultdict(set)
    for ref, draft in drafts.records.items():
        for passage in draft.passages:
            first, last = sentences_at(passage, drafts.sources[passage.source].sentences)
            for index in range(first, last + 1):
                on_sentence[passage.source, index].add(ref)
    found: dict[str, set[str]] = {ref: set() for ref in drafts.records}
    for refs in on_sentence.values():
        for ref in refs:
            found[ref] |= refs - {ref}
    return {ref: sorted(others, key=in_ref_order) for ref, others in found.items()}


def sentences_at(passage: PassageDraft, sentences: Sequence[Sentence]) -> tuple[int, int]:
    """Return the indexes of the first and the last of ``sentences`` that ``passage`` touches."""
    own = [
        index
        for index, sentence in enumerate(sentences)
        if sentence.start < passage.end and passage.start < sentence.end
    ]
    return own[0], own[-1]
