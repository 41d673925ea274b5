"""Reads a query out of what was typed into the search box. No database."""

import re
from dataclasses import dataclass, replace

from search.lexicon import COMPOUND, Lexicon, Run
from search.tokenizer import Token, normalise, terms, tokenize

PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<term>[^\s"]+))')
# They say how a question is put and nothing of what it is about.
STOP_WORDS = frozenset(
    """
    a about after all an and any are as at be been before between by can could did do does each
    every for from had has have how i in into is it its me more of on or over please said say
    says should show since so tell than that the their them there these they this those to under
    up was were what when where which who whom whose why will with would you
    """.split()  # noqa: SIM905  # easier to read and to add to
)
WORD_OR_COMPOUND = re.compile(rf"{COMPOUND.pattern}|\S+")
STRAIGHT = str.maketrans({"\0": " ", "…": " ", "“": '"', "”": '"', "„": '"'})
# What makes one thing of it with the number before.
UNITS = (("million",), ("percent",))
# Shorter words are too like one another for a guess.
SHORTEST_CORRECTED = 5
# “In every inspection”, “more than once”: they ask for all and say nothing of what it is about.
ALL_OF_THEM = re.compile(
    r"\b(?:in|at|from)?\s*\b(?:every|each|all(?: the)?)\s+inspections?\b|\bmore than once\b", re.I
)
YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
NOTHING = "Enter at least one word to look for, such as caseloads"


@dataclass(frozen=True, slots=True)
class Clause:
    """One thing to find: the run of terms typed, or any that stands for it."""

    typed: str
    run: Run
    others: tuple[Run, ...] = ()
    also: tuple[str, ...] = ()  # what the others are, in words
    is_corrected: bool = False
    is_quoted: bool = False
    is_telling: bool = True  # whether it says anything of what is looked for
    is_years: bool = False  # several years, of which any will do

    @property
    def runs(self) -> tuple[Run, ...]:
        return (self.run, *self.others)

    @property
    def exactly(self) -> str:
        """What asks for it and for nothing that stands for it."""
        if self.is_years:
            return " ".join(f'"{year}"' for (year,) in self.runs)
        return self.typed if self.typed.endswith("*") else f'"{self.typed}"'


@dataclass(frozen=True, slots=True)
class Query:
    """What to find, all of it, and what to leave out."""

    clauses: tuple[Clause, ...]
    unwanted: tuple[Run, ...]
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
    def either_year(self) -> str:
        """The years of which any will do, in words; nothing where one is asked for or none."""
        return next((" or ".join(y for (y,) in c.runs) for c in self.clauses if c.is_years), "")

    @property
    def exactly(self) -> str:
        """The same query with every word in quotation marks: no synonyms."""
        return " ".join([*(clause.exactly for clause in self.clauses), *self.unwanted_typed])


def parse(typed: str, lexicon: Lexicon) -> Query:
    """Read words, "phrases", -exclusions and beginnings* out of ``typed``.

    Raises ``ValueError`` with the remedy if nothing is left to look for.
    """
    clauses: list[Clause] = []
    unwanted: list[Run] = []
    unwanted_typed: list[str] = []
    text, loose_from = typed.translate(STRAIGHT), 0
    for part in PART.finditer(text):
        word = part["phrase"] if part["phrase"] is not None else part["term"]
        if part["phrase"] is None and not part["minus"] and not word.endswith("*"):
            continue  # it stays with the words around it
        clauses += _words(text, loose_from, part.start(), lexicon)
        loose_from = part.end()
        run = tuple(token.term for token in tokenize(word))
        if run and part["minus"]:
            unwanted.append(run)
            unwanted_typed.append(part[0])
        elif run and part["phrase"] is not None:
            clauses.append(_phrase(word.strip(), run, lexicon))
        elif run:
            clauses.append(_beginning(word, lexicon))
    clauses += _words(text, loose_from, len(text), lexicon)
    if not clauses:
        raise ValueError(NOTHING)
    clauses = _either_year(_telling(clauses))
    return Query(tuple(clauses), tuple(unwanted), tuple(unwanted_typed))


def _telling(clauses: list[Clause]) -> list[Clause]:
    """Leave out what says nothing of what is looked for, unless nothing else was typed."""
    return (
        [clause for clause in clauses if clause.is_telling]
        or [clause for clause in clauses if clause.typed.casefold() not in STOP_WORDS]
        or clauses
    )


def _either_year(clauses: list[Clause]) -> list[Clause]:
    """Let *in 2015 and in 2019* ask for either year: hardly a record is of both."""
    years = [c for c in clauses if YEAR.fullmatch(c.typed) and not c.is_quoted]
    if len({c.run for c in years}) < 2:  # noqa: PLR2004  # one year is a word like any other
        return clauses
    either = replace(years[0], others=tuple(c.run for c in years[1:]), is_years=True)
    return [either if c is years[0] else c for c in clauses if c not in years[1:]]


def _words(text: str, start: int, end: int, lexicon: Lexicon) -> list[Clause]:
    """Turn a stretch outside quotation marks into clauses, the longest synonyms first."""
    loose = [Token(t.term, t.start + start, t.end + start) for t in tokenize(text[start:end])]
    idle = [match.span() for match in ALL_OF_THEM.finditer(text, start, end)]
    clauses, at = [], 0
    while at < len(loose):
        clause, length = _longest(text, loose[at:], lexicon)
        is_idle = any(first <= loose[at].start < last for first, last in idle)
        if not clause.also and (is_idle or clause.typed.casefold() in STOP_WORDS):
            clause = replace(clause, is_telling=False)
        clauses.append(clause)
        at += length
    return clauses


def _longest(text: str, loose: list[Token], lexicon: Lexicon) -> tuple[Clause, int]:
    """Return the clause that ``loose`` begins with, and how many of the tokens it takes up."""
    for length in range(min(lexicon.longest, len(loose)), 0, -1):
        run = tuple(token.term for token in loose[:length])
        surface = text[loose[0].start : loose[length - 1].end]
        if run in lexicon.meanings:
            return _meaning(surface, run, lexicon), length
        if run[0][0].isdigit() and run[1:] in UNITS:
            return Clause(surface, run), length
        if length > 1 and COMPOUND.fullmatch(surface):
            return _compound(surface, run, lexicon), length
    return _word(surface, run, lexicon), 1


def _meaning(surface: str, run: Run, lexicon: Lexicon) -> Clause:
    """Return a clause for words that others stand for, as far as the record has those."""
    others = [m for m in lexicon.meanings[run] if lexicon.holds(m.terms)]
    return Clause(surface, run, tuple(m.terms for m in others), tuple(m.words for m in others))


def _compound(surface: str, run: Run, lexicon: Lexicon) -> Clause:
    """Let *hard-working* find *hardworking* as well."""
    joined = lexicon.words.get(normalise(surface))
    return Clause(surface, run, (joined,) if joined and joined != run else ())


def _word(surface: str, run: Run, lexicon: Lexicon) -> Clause:
    """Return a clause for one word: as it is, as a compound of the record, or corrected."""
    usual = normalise(surface)
    compound = lexicon.compounds.get(usual)
    if run in lexicon.known or usual in STOP_WORDS or not surface.isalpha():
        return Clause(surface, run, (compound,) if compound else ())
    if compound:
        return Clause(surface, compound)
    near = lexicon.nearest(surface) if len(usual) >= SHORTEST_CORRECTED else None
    if near is None:
        return Clause(surface, run)
    return Clause(surface, lexicon.words[near], also=(near,), is_corrected=True)


def _phrase(words: str, run: Run, lexicon: Lexicon) -> Clause:
    """Return a clause for a phrase, which may be printed with its compounds otherwise."""
    parts = WORD_OR_COMPOUND.findall(words)
    runs = [_otherwise(part, lexicon) for part in parts]
    other = tuple(term for one in runs for term in one)
    return Clause(words, run, (other,) if other and other != run else (), is_quoted=True)


def _otherwise(part: str, lexicon: Lexicon) -> Run:
    """Return the terms of a word of a phrase, joined or apart if the record has it so."""
    run = tuple(terms(part))
    joined = (
        lexicon.words.get(normalise(part))
        if len(run) > 1
        else lexicon.compounds.get(normalise(part))
    )
    return run if joined is None or run in lexicon.known else joined


def _beginning(word: str, lexicon: Lexicon) -> Clause:
    """Return a clause for all words of the record that begin like the last of ``word``."""
    parts = tokenize(word)
    before = tuple(token.term for token in parts[:-1])
    start = normalise(word[parts[-1].start : parts[-1].end])
    runs = [before + run for run in lexicon.beginning(start)] or [(*before, parts[-1].term)]
    return Clause(word, runs[0], tuple(runs[1:]))
