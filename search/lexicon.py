"""The words of the record and their synonyms, as the search knows them. No database."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from search.tokenizer import normalise, term_of, terms

Run = tuple[str, ...]
MOST_BEGINNINGS = 50
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

    def known(self) -> dict[str, tuple[Run, int]]:
        """Return each word with its terms and its count."""
        counts: Counter[str] = Counter()
        runs: dict[str, Run] = {}
        found: list[tuple[str, Run, int]] = [
            (normalise(word), (term_of(word),), count) for word, count in self._words.items()
        ]
        for compound, count in self._compounds.items():
            run = tuple(terms(compound))
            if len(run) > 1:
                found.append(("-".join(map(normalise, WORD.findall(compound))), run, count))
        for word, run, count in found:
            counts[word] += count
            runs.setdefault(word, run)
        return {word: (run, counts[word]) for word, run in runs.items() if word and run}


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
    meanings: dict[Run, list[Synonym]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.known = {run for run in self.words.values() if len(run) == 1}
        self.compounds = {normalise(word): run for word, run in self.words.items() if "-" in word}
        # Sorted here, so that equally near words are in the same order on every database.
        self._in_order = sorted(self.words)

    def add_meaning(self, name: str, synonyms: Iterable[str], narrower: Iterable[str]) -> None:
        """Let ``name`` and ``synonyms`` find each other, and ``narrower`` words find these too."""
        group = [Synonym(words, run) for words in [name, *synonyms] if (run := tuple(terms(words)))]
        leads = [tuple(terms(words)) for words in narrower]
        for run in [meaning.terms for meaning in group] + [run for run in leads if run]:
            known = self.meanings.setdefault(run, [])
            for meaning in group:
                if meaning.terms not in {run, *(other.terms for other in known)}:
                    known.append(meaning)

    @property
    def longest(self) -> int:
        """The number of terms in the longest synonym."""
        return max((len(run) for run in self.meanings), default=1)

    def holds(self, run: Run) -> bool:
        """Tell whether the record has every term of ``run``."""
        return all((term,) in self.known for term in run)

    def beginning(self, start: str) -> list[Run]:
        """Return the terms of the record's words that begin with ``start``, the commonest first."""
        first = last = bisect_left(self._in_order, start)
        while last < len(self._in_order) and self._in_order[last].startswith(start):
            last += 1
        found = sorted(self._in_order[first:last], key=lambda word: (-self.counts[word], word))
        return list(dict.fromkeys(self.words[word] for word in found))[:MOST_BEGINNINGS]

    def nearest(self, word: str) -> str | None:
        """Return the record's word that ``word`` is a misspelling of, and never its opposite."""
        slips = 2 if len(word) >= LONG_WORD else 1
        usual = normalise(word)
        near = process.extract(
            usual, self._in_order, scorer=OSA.distance, limit=20, score_cutoff=slips
        )
        fair = [
            (distance, -self.counts[known], known)
            for known, distance, _ in near
            if known.isalpha() and not self._is_opposite(usual, known)
        ]
        return min(fair)[2] if fair else None

    def _is_opposite(self, typed: str, known: str) -> bool:
        """Tell whether correcting ``typed`` to ``known`` might turn *adequate* into *inadequate*.

        Only a word that begins like the known one may be corrected to it.
        """
        if term_of(known) not in OPPOSITES:
            return False
        return not typed.startswith(known[:2])
