"""Reads what somebody typed into a search box, and finds its words in a text. No database."""

import re
from dataclasses import dataclass

PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<term>[^\s"]+))')
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Run:
    """Words that follow one another; the last may stand for all words that begin with it."""

    words: tuple[str, ...]
    is_beginning: bool

    def as_fts5(self) -> str:
        quoted = '"' + " ".join(self.words) + '"'
        return f"{quoted} *" if self.is_beginning else quoted

    def matches(self, words: list[str]) -> bool:
        """Tell whether ``words``, as many as the run has, are those of the run."""
        if self.is_beginning:
            return words[:-1] == list(self.words[:-1]) and words[-1].startswith(self.words[-1])
        return words == list(self.words)


@dataclass(frozen=True, slots=True)
class Query:
    """What to find and what to leave out."""

    wanted: tuple[Run, ...]
    unwanted: tuple[Run, ...]

    def as_fts5(self) -> str:
        """Return the query in FTS5's language, every word quoted."""
        found = " AND ".join(run.as_fts5() for run in self.wanted)
        if not self.unwanted:
            return found
        return f"({found}) NOT ({' OR '.join(run.as_fts5() for run in self.unwanted)})"


def parse(typed: str) -> Query:
    """Read words, "phrases", -exclusions and beginnings* out of ``typed``.

    Raises ``ValueError`` with the remedy if nothing is left to look for.
    """
    wanted: list[Run] = []
    unwanted: list[Run] = []
    for part in PART.finditer(typed.replace("\0", " ")):
        words = tuple(WORD.findall((part["phrase"] or part["term"] or "").casefold()))
        if words:
            run = Run(words, is_beginning=bool(part["term"]) and part["term"].endswith("*"))
            (unwanted if part["minus"] else wanted).append(run)
    if not wanted:
        raise ValueError("Enter at least one word to look for, such as caseloads")
    return Query(tuple(wanted), tuple(unwanted))


def hits(typed: str, text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of ``text`` that the words of ``typed`` match, in order."""
    try:
        query = parse(typed)
    except ValueError:
        return []
    words = [(m.group().casefold(), m.start(), m.end()) for m in WORD.finditer(text)]
    found = []
    for run in dict.fromkeys(query.wanted):
        for first in range(len(words) - len(run.words) + 1):
            stretch = words[first : first + len(run.words)]
            if run.matches([word for word, _, _ in stretch]):
                found.append((stretch[0][1], stretch[-1][2]))
    return _merged(sorted(found))


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
