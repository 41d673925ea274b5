"""Turns text into search terms: the one place where spellings, endings and numbers are levelled.

The index and the query go through here, so that both databases see the same plain terms.
No database, no Django.
"""

import re
import unicodedata
from dataclasses import dataclass

import snowballstemmer

# A number with its currency and unit, a percentage, or a word, which an 's may end.
TOKEN = re.compile(
    r"£?(?P<number>\d+(?:,\d{3}(?!\d))*(?:\.\d+)?)"
    r"(?:\s?(?P<million>million\b|(?<=\d)m\b)|(?:st|nd|rd|th)\b)?"
    r"|(?P<percent>%|\bper\s?cent\b)"
    r"|(?P<word>[^\W\d_]+)(?:['’]s\b)?",
    re.IGNORECASE,
)
# American and older spellings, levelled before endings are taken off.
SPELLINGS = (
    (re.compile(r"iz(?=(?:e|ed|es|er|ers|ing|ation|ations)$)"), "is"),
    (re.compile(r"^judgment"), "judgement"),
    (re.compile(r"^focuss(?=ed$|es$|ing$)"), "focus"),
)
# Words whose ending makes another word of them here, or which have no regular one.
WHOLE = {
    "commissioner": "commissioner",
    "commissioners": "commissioner",
    "supervising": "supervising",
    "children": "child",
}
_stem = snowballstemmer.stemmer("english").stemWord


@dataclass(frozen=True, slots=True)
class Token:
    """A term and the half-open range of the text that it stands for."""

    term: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Return the terms of ``text`` in order; terms hold only letters and digits."""
    found = []
    for part in TOKEN.finditer(text):
        if part["number"]:
            digits = part["number"].replace(",", "").replace(".", "p")
            end = part.end("number") if part["million"] else part.end()
            found.append(Token(digits, part.start(), end))
            if part["million"]:
                found.append(Token("million", part.start("million"), part.end()))
        elif part["percent"]:
            found.append(Token("percent", part.start(), part.end()))
        else:
            found.append(Token(term_of(part["word"]), part.start(), part.end()))
    return [token for token in found if token.term]


def terms(text: str) -> list[str]:
    """Return the terms of ``text`` without their places."""
    return [token.term for token in tokens(text)]


def plain(word: str) -> str:
    """Return ``word`` in small letters, without accents, in the usual British spelling."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", word.casefold())
        if letter.isalnum() and not unicodedata.combining(letter)
    )
    for pattern, usual in SPELLINGS:
        bare = pattern.sub(usual, bare)
    return bare


def term_of(word: str) -> str:
    """Return the term of a single word: its stem, so that *caseloads* finds *caseload*."""
    usual = plain(word)
    return WHOLE.get(usual) or str(_stem(usual))
