"""Reads what somebody typed into a search box, and finds its words in a text. No database."""

import re
from dataclasses import dataclass

PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<term>[^\s"]+))')
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Query:
    """What to find and what to leave out: runs of words, the last of a run perhaps a beginning."""

    wanted: tuple[tuple[str, ...], ...]
    unwanted: tuple[tuple[str, ...], ...]
    beginnings: frozenset[tuple[str, ...]]

    def as_fts5(self) -> str:
        """Return the query in FTS5's language, every word quoted."""
        found = " AND ".join(self._run(words) for words in self.wanted)
        if not self.unwanted:
            return found
        return f"({found}) NOT ({' OR '.join(self._run(words) for words in self.unwanted)})"

    def _run(self, words: tuple[str, ...]) -> str:
        quoted = '"' + " ".join(words) + '"'
        return f"{quoted} *" if words in self.beginnings else quoted


def parse(typed: str) -> Query:
    """Read words, "phrases", -exclusions and beginnings* out of ``typed``.

    Raises ``ValueError`` with the remedy if nothing is left to look for.
    """
    wanted: list[tuple[str, ...]] = []
    unwanted: list[tuple[str, ...]] = []
    beginnings: set[tuple[str, ...]] = set()
    for part in PART.finditer(typed.replace("\0", " ")):
        words = tuple(WORD.findall((part["phrase"] or part["term"] or "").casefold()))
        if not words:
            continue
        (unwanted if part["minus"] else wanted).append(words)
        if part["term"] and part["term"].endswith("*"):
            beginnings.add(words)
    if not wanted:
        raise ValueError("Enter at least one word to look for, such as caseloads")
    return Query(tuple(wanted), tuple(unwanted), frozenset(beginnings))


def hits(typed: str, text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of ``text`` that the words of ``typed`` match, in order."""
    try:
        query = parse(typed)
    except ValueError:
        return []
    words = [(m.group().casefold(), m.start(), m.end()) for m in WORD.finditer(text)]
    found = []
    for run in query.wanted:
        for first in range(len(words) - len(run) + 1):
            stretch = words[first : first + len(run)]
            if _matches([w for w, _, _ in stretch], run, beginning=run in query.beginnings):
                found.append((stretch[0][1], stretch[-1][2]))
    return _merged(sorted(found))


def _matches(words: list[str], run: tuple[str, ...], *, beginning: bool) -> bool:
    if beginning:
        return words[:-1] == list(run[:-1]) and words[-1].startswith(run[-1])
    return words == list(run)


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
