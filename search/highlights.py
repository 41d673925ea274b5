"""Finds the words of a query in a text and marks them."""

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from search.query import Query
from search.tokenizer import tokenize


def match_ranges(query: Query | None, text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of ``text`` that match any clause, in order, not overlapping."""
    if not query:
        return []
    found, words = [], tokenize(text)
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


Ranges = list[tuple[int, int]]


def highlight(text: str, query: Query | None) -> SafeString:
    """Return ``text`` with the words that ``query`` matches in ``<mark>``."""
    return mark_ranges(text, 0, len(text), match_ranges(query, text))


def mark_ranges(text: str, start: int, end: int, found: Ranges) -> SafeString:
    """Return ``text`` from ``start`` to ``end`` as HTML, with ``found`` ranges in ``<mark>``."""
    parts, at = [], start
    for first, last in found:
        if first < end and last > start:
            parts.append((text[at : max(first, at)], text[max(first, at) : min(last, end)]))
            at = min(last, end)
    rest = conditional_escape(text[at:end])
    if not parts:
        return rest
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", parts), rest)
