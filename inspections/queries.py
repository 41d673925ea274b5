"""Reads what somebody typed into a search box, and finds its words in a text. No database."""

import re
from dataclasses import dataclass

from inspections.language import Token, plain, tokens
from inspections.lexicon import COMPOUND, Lexicon, Terms

PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<term>[^\s"]+))')
# They say how a question is put and nothing of what it is about.
STOP_WORDS = frozenset(
    """
    a about after all an and any are as at be been before between by can could did do does for
    from had has have how i in into is it its me more of on or over please said say says should
    show since so tell than that the their them there these they this those to under up was were
    what when where which who whom whose why will with would you
    """.split()  # noqa: SIM905  # easier to read and to add to
)
STRAIGHT = str.maketrans({"\0": " ", "“": '"', "”": '"', "„": '"'})
# What makes one thing of it with the number before.
UNITS = (("million",), ("percent",))
# Shorter words are too like one another for a guess.
SHORTEST_CORRECTED = 5
NOTHING = "Enter at least one word to look for, such as caseloads"


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing to find: the run of terms typed, or any that stands for it."""

    typed: str
    run: Terms
    others: tuple[Terms, ...] = ()
    also: tuple[str, ...] = ()  # what the others are, in words
    is_corrected: bool = False
    is_quoted: bool = False

    @property
    def runs(self) -> tuple[Terms, ...]:
        return (self.run, *self.others)


@dataclass(frozen=True, slots=True)
class Query:
    """What to find, all of it, and what to leave out."""

    clauses: tuple[Clause, ...]
    unwanted: tuple[Terms, ...]
    unwanted_typed: tuple[str, ...] = ()

    @property
    def synonyms(self) -> list[tuple[str, str]]:
        """What was typed, and what is shown for it as well."""
        return [(c.typed, ", ".join(c.also)) for c in self.clauses if c.also and not c.is_corrected]

    @property
    def corrections(self) -> list[tuple[str, str]]:
        """What was typed that the record does not have, and what is shown instead."""
        return [(c.typed, c.also[0]) for c in self.clauses if c.is_corrected]

    @property
    def exactly(self) -> str:
        """The same query with every word in quotation marks: no synonyms."""
        wanted = [c.typed if c.typed.endswith("*") else f'"{c.typed}"' for c in self.clauses]
        return " ".join([*wanted, *self.unwanted_typed])


def parse(typed: str, lexicon: Lexicon) -> Query:
    """Read words, "phrases", -exclusions and beginnings* out of ``typed``.

    Raises ``ValueError`` with the remedy if nothing is left to look for.
    """
    clauses: list[Clause] = []
    unwanted: list[Terms] = []
    unwanted_typed: list[str] = []
    text, loose_from = typed.translate(STRAIGHT), 0
    for part in PART.finditer(text):
        word = part["phrase"] if part["phrase"] is not None else part["term"]
        if part["phrase"] is None and not part["minus"] and not word.endswith("*"):
            continue  # it stays with the words around it
        clauses += _words(text, loose_from, part.start(), lexicon)
        loose_from = part.end()
        run = tuple(token.term for token in tokens(word))
        if run and part["minus"]:
            unwanted.append(run)
            unwanted_typed.append(part[0])
        elif run and part["phrase"] is not None:
            clauses.append(Clause(word.strip(), run, is_quoted=True))
        elif run:
            clauses.append(_beginning(word, lexicon))
    clauses += _words(text, loose_from, len(text), lexicon)
    clauses = _without_stop_words(clauses)
    if not clauses:
        raise ValueError(NOTHING)
    return Query(tuple(clauses), tuple(unwanted), tuple(unwanted_typed))


def _without_stop_words(clauses: list[Clause]) -> list[Clause]:
    """Leave out words such as *what* and *about*, unless nothing else was typed."""
    telling = [c for c in clauses if c.also or c.is_quoted or c.typed.casefold() not in STOP_WORDS]
    return telling or clauses


def _words(text: str, start: int, end: int, lexicon: Lexicon) -> list[Clause]:
    """Turn a stretch outside quotation marks into clauses, the longest synonyms first."""
    loose = [Token(t.term, t.start + start, t.end + start) for t in tokens(text[start:end])]
    clauses, at = [], 0
    while at < len(loose):
        for length in range(min(lexicon.longest, len(loose) - at), 0, -1):
            run = tuple(token.term for token in loose[at : at + length])
            surface = text[loose[at].start : loose[at + length - 1].end]
            if run in lexicon.meanings:
                clauses.append(_meaning(surface, run, lexicon))
                break
            if length > 1 and run[0][0].isdigit() and run[1:] in UNITS:
                clauses.append(Clause(surface, run))
                break
            if length > 1 and COMPOUND.fullmatch(surface):
                clauses.append(_compound(surface, run, lexicon))
                break
        else:
            length = 1
            clauses.append(_word(surface, run, lexicon))
        at += length
    return clauses


def _meaning(surface: str, run: Terms, lexicon: Lexicon) -> Clause:
    """Return a clause for words that others stand for, as far as the record has those."""
    others = [m for m in lexicon.meanings[run] if lexicon.holds(m.terms)]
    return Clause(surface, run, tuple(m.terms for m in others), tuple(m.words for m in others))


def _compound(surface: str, run: Terms, lexicon: Lexicon) -> Clause:
    """Let *hard-working* find *hardworking* as well."""
    joined = lexicon.words.get(plain(surface))
    return Clause(surface, run, (joined,) if joined and joined != run else ())


def _word(surface: str, run: Terms, lexicon: Lexicon) -> Clause:
    """Return a clause for one word: as it is, as a compound of the record, or corrected."""
    usual = plain(surface)
    compound = lexicon.compounds.get(usual)
    if run in lexicon.known or usual in STOP_WORDS or not surface.isalpha():
        return Clause(surface, run, (compound,) if compound else ())
    if compound:
        return Clause(surface, compound)
    near = lexicon.nearest(surface) if len(usual) >= SHORTEST_CORRECTED else None
    if near is None:
        return Clause(surface, run)
    return Clause(surface, lexicon.words[near], also=(near,), is_corrected=True)


def _beginning(word: str, lexicon: Lexicon) -> Clause:
    """Return a clause for all words of the record that begin like the last of ``word``."""
    parts = tokens(word)
    before = tuple(token.term for token in parts[:-1])
    start = plain(word[parts[-1].start : parts[-1].end])
    runs = [before + run for run in lexicon.beginning(start)] or [(*before, parts[-1].term)]
    return Clause(word, runs[0], tuple(runs[1:]))


def hits(query: Query | None, text: str) -> list[tuple[int, int]]:
    """Return the half-open ranges of ``text`` that match any clause, in order and apart."""
    if query is None:
        return []
    found, words = [], tokens(text)
    wanted = dict.fromkeys(run for clause in query.clauses for run in clause.runs)
    for run in wanted:
        for first in range(len(words) - len(run) + 1):
            stretch = words[first : first + len(run)]
            if tuple(token.term for token in stretch) == run:
                found.append((stretch[0].start, stretch[-1].end))
    return _merged(sorted(found))


def _merged(ranges: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in ranges:
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
