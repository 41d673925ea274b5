"""Finds the words of a query in a text and marks them."""

from collections.abc import Iterator

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from search.lexicon import Run
from search.query import Query
from search.tokenizer import Token, tokenize

Ranges = list[tuple[int, int]]  # half-open, in code points


def highlight(text: str, query: Query | None) -> SafeString:
    """Return ``text`` with the words that ``query`` matches in ``<mark>``."""
    return mark_ranges(text, 0, len(text), match_ranges(query, text))


def match_ranges(query: Query | None, text: str) -> Ranges:
    """Return the half-open ranges of ``text`` that match any clause, in order, not overlapping."""
    if not query:
        return []
    tokens = tokenize(text)
    terms = {token.term for token in tokens}
    runs = {run for clause in query.clauses for run in clause.runs if terms.issuperset(run)}
    return _merge(sorted(match for run in runs for match in _run_ranges(run, tokens)))


def _run_ranges(run: Run, tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield the range of each place where the terms of ``run`` follow one another."""
    terms = tuple(token.term for token in tokens)
    for first in range(len(tokens) - len(run) + 1):
        end = first + len(run)
        if terms[first:end] == run:
            yield tokens[first].start, tokens[end - 1].end


def _merge(ranges: Ranges) -> Ranges:
    merged: Ranges = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def mark_ranges(text: str, start: int, end: int, ranges: Ranges) -> SafeString:
    """Return ``text`` from ``start`` to ``end`` as HTML, with ``ranges`` of it in ``<mark>``.

    ``ranges`` are in order and do not overlap. Some may reach beyond ``start`` or ``end``.
    """
    parts, position = [], start
    for first, last in ranges:
        if first < end and last > start:
            mark_start, mark_end = max(first, position), min(last, end)
            parts.append((text[position:mark_start], text[mark_start:mark_end]))
            position = mark_end
    rest = conditional_escape(text[position:end])
    if not parts:
        return rest
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", parts), rest)
