"""Turns text into search terms, with spellings, endings and numbers made alike.

The index and the query both go through here, so that both databases see the same plain terms.
No database, no Django.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import Stemmer

CACHE_SIZE = 10_000  # words whose term is kept, because pages show the same words again and again
# Separates the passages of a record, so that no phrase matches across them. It mixes letters and
# digits, so no typed word becomes it.
BREAK = "x0"
# A break, a number with its currency and unit, a percentage, or a word with or without 's.
TOKEN = re.compile(
    r"(?P<break>(?<=\s)…(?=\s))"
    r"|£?(?P<number>\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)"
    r"(?:\s?(?P<million>million\b|(?<=\d)m\b)|(?:st|nd|rd|th)\b)?"
    r"|(?P<percent>%|\bper\s?cent\b)"
    r"|(?P<word>[^\W\d_]+)(?:['’]s\b)?",
    re.IGNORECASE,
)
# American and older spellings, which change before the stemmer takes the ending off.
SPELLINGS = (
    (re.compile(r"iz(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "is"),
    (re.compile(r"judgment"), "judgement"),
    (re.compile(r"^focuss(?=ed$|es$|ing$)"), "focus"),
)
# Words that the stemmer would confuse with others here, or that have no regular ending.
EXCEPTIONS = {
    "acceptable": "acceptable",
    "children": "child",
    "closely": "closely",
    "commissioner": "commissioner",
    "commissioners": "commissioner",
    "considerable": "considerable",
    "decisive": "decisive",
    "directive": "directive",
    "directly": "directly",
    "governance": "governance",
    "manageable": "manageable",
    "rated": "rating",
    "rating": "rating",
    "ratings": "rating",
    "responsible": "responsible",
    "responsibilities": "responsible",
    "responsibility": "responsible",
    "several": "several",
    "supervising": "supervising",
}
# The stemmer is written in C and does not release the lock, so threads can share it. It keeps no
# cache of its own (0), because term_of has one.
_stem = Stemmer.Stemmer("english", 0).stemWord


class Token(NamedTuple):
    """A term and the half-open range of the text that it comes from."""

    term: str
    start: int
    end: int


def tokenize(text: str) -> list[Token]:
    """Return the terms of ``text`` in order; terms hold only ASCII letters and digits."""
    tokens = []
    for part in TOKEN.finditer(text):
        if word := part["word"]:  # the commonest case first
            tokens.append(Token(term_of(word), part.start(), part.end()))
        elif part["break"]:
            tokens.append(Token(BREAK, part.start(), part.end()))
        elif part["number"]:
            digits = _ascii(part["number"].replace(",", "").replace(".", "p"))
            end = part.end("number") if part["million"] else part.end()
            tokens.append(Token(digits, part.start(), end))
            if part["million"]:
                tokens.append(Token("million", part.start("million"), part.end()))
        else:
            tokens.append(Token("percent", part.start(), part.end()))
    return [token for token in tokens if token.term]


def terms(text: str) -> list[str]:
    """Return the terms of ``text`` in order."""
    return [token.term for token in tokenize(text)]


@lru_cache(maxsize=CACHE_SIZE)
def normalise(word: str) -> str:
    """Return ``word`` in lower case, without accents, in British spelling."""
    spelling = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", word.casefold())
        if letter.isalnum() and not unicodedata.combining(letter)
    )
    for pattern, british in SPELLINGS:
        spelling = pattern.sub(british, spelling)
    return spelling


@lru_cache(maxsize=CACHE_SIZE)
def term_of(word: str) -> str:
    """Return the term of a single word: its stem, so that *caseloads* finds *caseload*."""
    spelling = normalise(word)
    return EXCEPTIONS.get(spelling) or _ascii(str(_stem(spelling)))


def _ascii(term: str) -> str:
    """Spell out letters that are not ASCII, because the two databases index them differently."""
    return "".join(c if c.isascii() else f"u{ord(c):x}" for c in term)
