"""The words of the record and their synonyms, as the search knows them. No database."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.tokenizer import normalise, term_of, terms

Run = tuple[str, ...]  # terms that follow one another in a text
MAX_PREFIX_MATCHES = 50
LONG_WORD = 8  # letters: a correction may change two letters of such a word, and one of a shorter
OPPOSITES = ("adequ", "inadequ")
# The lookbehind starts matches at the start of a word only. Starting from every letter would take
# quadratic time on a long word.
COMPOUND = re.compile(r"(?<![^\W_])[^\W_]++(?:[-’'][^\W_]++)+")
WORD = re.compile(r"[^\W\d_]+")


class Vocabulary:
    """Collects the normalised words of texts, each with its terms and its count.

    A compound such as *multi-agency* is collected whole as well, with its hyphens.
    """

    def __init__(self) -> None:
        self._words: Counter[str] = Counter()
        self._compounds: Counter[str] = Counter()

    def add(self, texts: Iterable[str]) -> None:
        for text in texts:
            self._words.update(WORD.findall(text))
            self._compounds.update(COMPOUND.findall(text))

    def words(self) -> dict[str, tuple[Run, int]]:
        """Return each word with its terms and its count."""
        counts: Counter[str] = Counter()
        runs: dict[str, Run] = {}
        for word, run, count in self._spellings():
            counts[word] += count
            runs.setdefault(word, run)
        return {word: (run, counts[word]) for word, run in runs.items() if word and run}

    def _spellings(self) -> Iterator[tuple[str, Run, int]]:
        """Yield each spelling, normalised, with its terms and its count.

        Several spellings may be alike once normalised.
        """
        for word, count in self._words.items():
            yield normalise(word), (term_of(word),), count
        for compound, count in self._compounds.items():
            run = tuple(terms(compound))
            if len(run) > 1:
                yield "-".join(map(normalise, WORD.findall(compound))), run, count


@dataclass(frozen=True, slots=True)
class Synonym:
    """A synonym, as readers see it and as terms."""

    words: str
    terms: Run


@dataclass
class Lexicon:
    """The words of one version of the record with their terms, and the glossary's synonyms."""

    words: dict[str, Run] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    synonyms: dict[Run, list[Synonym]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.single_terms = {run for run in self.words.values() if len(run) == 1}
        self.compounds = {normalise(word): run for word, run in self.words.items() if "-" in word}
        # Sorted here, so that equally near words are in the same order on every database.
        self._sorted_words = sorted(self.words)

    def add_synonyms(self, name: str, synonyms: Iterable[str], narrower: Iterable[str]) -> None:
        """Let ``name`` and ``synonyms`` find each other, and ``narrower`` words find these too."""
        group = [Synonym(words, run) for words in [name, *synonyms] if (run := tuple(terms(words)))]
        narrower_runs = [run for words in narrower if (run := tuple(terms(words)))]
        for run in [*(synonym.terms for synonym in group), *narrower_runs]:
            of_run = self.synonyms.setdefault(run, [])
            for synonym in group:
                if synonym.terms not in {run, *(other.terms for other in of_run)}:
                    of_run.append(synonym)

    @property
    def longest_synonym(self) -> int:
        """The number of terms in the longest synonym, or 1 if there are none."""
        return max((len(run) for run in self.synonyms), default=1)

    def has_terms(self, run: Run) -> bool:
        """Tell whether the record has every term of ``run``, wherever they are."""
        return all((term,) in self.single_terms for term in run)

    def with_prefix(self, prefix: str) -> list[Run]:
        """Return the terms of the record's words that begin with ``prefix``.

        The commonest word comes first, and there are ``MAX_PREFIX_MATCHES`` at most.
        """
        first = last = bisect_left(self._sorted_words, prefix)
        while last < len(self._sorted_words) and self._sorted_words[last].startswith(prefix):
            last += 1
        words = sorted(self._sorted_words[first:last], key=lambda word: (-self.counts[word], word))
        return list(dict.fromkeys(self.words[word] for word in words))[:MAX_PREFIX_MATCHES]

    def nearest(self, word: str) -> str | None:
        """Return the record's word that ``word`` may be a misspelling of, or None.

        The fewest changed letters win, then the commonest word. It is never the opposite.
        """
        max_changes = 2 if len(word) >= LONG_WORD else 1
        spelling = normalise(word)
        matches = process.extract(
            spelling, self._sorted_words, scorer=OSA.distance, limit=20, score_cutoff=max_changes
        )
        candidates = [
            (changes, -self.counts[match], match)
            for match, changes, _ in matches
            if match.isalpha() and not _may_be_opposite(spelling, match)
        ]
        return min(candidates)[2] if candidates else None


def _may_be_opposite(spelling: str, word: str) -> bool:
    """Tell whether correcting ``spelling`` to ``word`` might turn *adequate* into *inadequate*.

    A spelling that begins with the same two letters is safe.
    """
    return term_of(word) in OPPOSITES and not spelling.startswith(word[:2])
