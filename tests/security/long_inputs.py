"""Feeds long repetitive inputs to all parsers of texts and queries.

A pattern that looks at its input again from every sign of it needs hours for what others need a
moment for: the process is ended, in the middle of the line that says what took so long.
"""

import signal
from collections.abc import Callable
from contextlib import suppress

from glossary import mentions
from medway_portal.briefing import markdown
from medway_portal.loading import ledger
from search import lexicon, query, tokenizer
from sources import dates, redaction, refs, sentences

# An address is refused above 8,190 characters. A text may be as long as anybody writes.
ADDRESS, TEXT = 8_190, 50_000
ROWS = [
    *("a", "1", "1,", "1.", "1,111", ".", "...)", '!"', ".'", "- ", "-", "'", "a-", "a'", "a-'"),
    *("(", "((", "a (", "\t", " ", "\n", "… ", "<a", "<a ", '"', "“", "*", "S", "S0", "0", "%"),
    *("per ", "£1", "m", "million", "é", "\u0301", "s'", "a.", "i.e.", "i.e. ", "Mr.", "Mr. "),
    *("&", "[", "\\", "1.1 ", "x (A", " … ", "/", "https://", "every ", "in every ", "all the "),
    *("İ", "F12 ", "F12,", "- - ", '-"', '" ', "\u2029", "a_", "_", "1st", "1970-01-01/"),
]
END = " x"  # so that what all of the row matched fails at last
# Of a processor's time, however busy it is with others. None needs half a second.
MOST = 8  # seconds
Take = Callable[[str], object]


def known_words(text: str) -> object:
    vocabulary = lexicon.Vocabulary()
    vocabulary.add([text])
    return vocabulary.words()


OF_ADDRESSES: list[Take] = [
    lambda text: query.parse(text[:200], lexicon.Lexicon()),  # longer ones are refused
    refs.ref_of,
    refs.refs_in,
    lambda text: refs.parse_refs([text]),
]
OF_TEXTS: list[Take] = [
    sentences.sentences,
    tokenizer.tokenize,
    tokenizer.term_of,
    known_words,
    mentions.run_of,
    markdown.escaped,
    dates.read,
    redaction.with_notice,
    ledger.LINE.fullmatch,
]


def feed(takers: list[Take], length: int) -> None:
    """Let each take every row, or refuse it: how long that takes is the question."""
    for take in takers:
        for row in ROWS:
            print(getattr(take, "__qualname__", take), repr(row), end=" ", flush=True)
            signal.setitimer(signal.ITIMER_VIRTUAL, MOST)
            with suppress(ValueError):
                take((row * length)[:length] + END)
            print()


if __name__ == "__main__":
    feed(OF_ADDRESSES, ADDRESS)
    feed(OF_TEXTS, TEXT)
