"""Cuts a source text into numbered paragraphs and sentences.

A paragraph is a line of the file that is not blank, and its number is the line's number,
so that anybody can count it in the file. All offsets are Unicode code points into the
text with newlines normalised to ``\\n``; ranges are half-open.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

# A list marker such as "- ", "- 2.3 ", "1.1 " or "  1. " is not part of the sentence after it.
LIST_MARKER = re.compile(r"\s*(?:[-*•]\s+)?(?:\d+(?:\.\d+)+\s+|\d+\.\s+)?")
# A sentence ends at a full stop and its closing quotation marks before white space; a table cell
# ends at a tab. The lookbehind matches only the first of several full stops: matching from each
# would take quadratic time on a row of dots.
SENTENCE_END = re.compile(r"(?<![.!?])[.!?]++[\"'”’)]*(?=\s)|(?=\t)")
ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Cllr|St|No|e\.g|i\.e)\.$")
LONGEST_ABBREVIATION = len("Cllr.")
WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: the line that it stands on, its number in that line, its offsets."""

    paragraph: int
    number: int
    start: int
    end: int


def normalise_newlines(text: str) -> str:
    """Return ``text`` with every line end as ``\\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def paragraphs(text: str) -> Iterator[tuple[int, int, int]]:
    """Yield ``(number, start, end)`` of every line that is not blank, numbered from 1."""
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            yield number, start, start + len(line)
        start += len(line) + 1


def paragraph_at(text: str, offset: int) -> int:
    """Return the number of the line that holds ``offset``."""
    return text.count("\n", 0, offset) + 1


def sentences(text: str) -> list[Sentence]:
    """Return all sentences of ``text`` in order, without list markers and outer space."""
    return [
        Sentence(number, index, first, last)
        for number, start, end in paragraphs(text)
        for index, (first, last) in enumerate(_sentences_of_line(text, start, end), 1)
    ]


def _sentences_of_line(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    marker = LIST_MARKER.match(text, start, end)
    first = marker.end() if marker else start
    for stop in SENTENCE_END.finditer(text, first, end):
        last_word = max(first, stop.end() - LONGEST_ABBREVIATION)
        if (
            stop[0]
            and text[stop.end()] != "\t"
            and ABBREVIATION.search(text, last_word, stop.end())
        ):
            continue
        yield from _trimmed(text, first, stop.end())
        first = stop.end()
    yield from _trimmed(text, first, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the range without its outer white space, unless nothing is left."""
    part = text[start:end]
    if part.strip():
        yield start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def sentences_in(found: Sequence[Sentence], start: int, end: int) -> range:
    """Return the indexes of the sentences, of those in order, that a range of the text touches."""
    first = bisect_right(found, start, key=lambda sentence: sentence.end)
    return range(first, bisect_left(found, end, lo=first, key=lambda sentence: sentence.start))


def words_outside(
    text: str, sentence: Sentence, covered: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the ranges of the words of ``sentence`` that no range of ``covered`` holds whole."""
    return [
        word.span()
        for word in WORD.finditer(text, sentence.start, sentence.end)
        if not any(start <= word.start() and word.end() <= end for start, end in covered)
    ]
