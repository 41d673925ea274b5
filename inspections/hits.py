"""Finds the words of a query in a text, to be marked there. No database."""

from inspections.language import tokens
from inspections.parsing import Query


def hits(query: Query | None, text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of ``text`` that match any clause, in order and apart."""
    if not query:
        return []
    found, words = [], tokens(text)
    terms = [word.term for word in words]
    known = set(terms)
    for run in dict.fromkeys(run for clause in query.clauses for run in clause.runs):
        if not known.issuperset(run):
            continue
        for first in range(len(words) - len(run) + 1):
            last = first + len(run) - 1
            if tuple(terms[first : last + 1]) == run:
                found.append((words[first].start, words[last].end))
    return _merged(sorted(found))


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
