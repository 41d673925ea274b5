"""Reads a query out of what was typed into the search box. No database."""

import re
from dataclasses import dataclass, replace

from search.lexicon import COMPOUND, Lexicon, Run
from search.tokenizer import Token, normalise, terms, tokenize

PART = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<term>[^\s"]+))')
# Words that shape a question and say nothing about its subject.
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
# Terms that belong to the number before them.
UNITS = (("million",), ("percent",))
SHORTEST_CORRECTED = 5  # letters: shorter words are too alike to guess
# Phrases such as “in every inspection” or “more than once” say nothing about the subject.
ALL_OF_THEM = re.compile(
    r"\b(?:in|at|from)?\s*\b(?:every|each|all(?: the)?)\s+inspections?\b|\bmore than once\b", re.I
)
YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
NOTHING = "Enter at least one word to look for, such as caseloads"


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a query: the terms that were typed, and others that match in their place."""

    typed: str
    run: Run
    others: tuple[Run, ...] = ()
    other_words: tuple[str, ...] = ()  # the others as readers see them
    is_corrected: bool = False
    is_quoted: bool = False
    is_significant: bool = True  # whether it says anything about the subject
    is_years: bool = False  # several years, any of which matches

    @property
    def runs(self) -> tuple[Run, ...]:
        return (self.run, *self.others)

    @property
    def exactly(self) -> str:
        """The query that matches what was typed and none of the others."""
        if self.is_years:
            return " ".join(f'"{year}"' for (year,) in self.runs)
        return self.typed if self.typed.endswith("*") else f'"{self.typed}"'


@dataclass(frozen=True, slots=True)
class Query:
    """The clauses that a record must match, and the terms that it must not have."""

    clauses: tuple[Clause, ...]
    unwanted: tuple[Run, ...]
    unwanted_typed: tuple[str, ...] = ()

    @property
    def synonyms(self) -> list[tuple[str, str]]:
        """What was typed and its synonyms, for each clause that has any."""
        return [
            (clause.typed, ", ".join(clause.other_words))
            for clause in self.clauses
            if clause.other_words and not clause.is_corrected
        ]

    @property
    def corrections(self) -> list[tuple[str, str]]:
        """What was typed and its correction, for each clause that has one."""
        return [(c.typed, c.other_words[0]) for c in self.clauses if c.is_corrected]

    @property
    def either_year(self) -> str:
        """The years in words, if the query asks for any of several; otherwise empty."""
        return next((" or ".join(y for (y,) in c.runs) for c in self.clauses if c.is_years), "")

    @property
    def exactly(self) -> str:
        """The same query with every word in quotation marks: no synonyms."""
        return " ".join([*(clause.exactly for clause in self.clauses), *self.unwanted_typed])


def parse(typed: str, lexicon: Lexicon) -> Query:
    """Return the words, "phrases", -exclusions and prefixes* in ``typed`` as a query.

    Raises ``ValueError`` with the remedy if it has nothing to look for.
    """
    clauses: list[Clause] = []
    unwanted: list[Run] = []
    unwanted_typed: list[str] = []
    text, loose_from = typed.translate(STRAIGHT), 0
    for part in PART.finditer(text):
        word = part["phrase"] if part["phrase"] is not None else part["term"]
        if part["phrase"] is None and not part["minus"] and not word.endswith("*"):
            continue  # read together with the words around it
        clauses += _words(text, loose_from, part.start(), lexicon)
        loose_from = part.end()
        run = tuple(token.term for token in tokenize(word))
        if run and part["minus"]:
            unwanted.append(run)
            unwanted_typed.append(part[0])
        elif run and part["phrase"] is not None:
            clauses.append(_phrase(word.strip(), run, lexicon))
        elif run:
            clauses.append(_prefix(word, lexicon))
    clauses += _words(text, loose_from, len(text), lexicon)
    if not clauses:
        raise ValueError(NOTHING)
    clauses = _join_years(_significant(clauses))
    return Query(tuple(clauses), tuple(unwanted), tuple(unwanted_typed))


def _significant(clauses: list[Clause]) -> list[Clause]:
    """Drop clauses that say nothing about the subject, unless there are no others."""
    return (
        [clause for clause in clauses if clause.is_significant]
        or [clause for clause in clauses if clause.typed.casefold() not in STOP_WORDS]
        or clauses
    )


def _join_years(clauses: list[Clause]) -> list[Clause]:
    """Join several years into one clause that matches any, because few records are of both."""
    years = [c for c in clauses if YEAR.fullmatch(c.typed) and not c.is_quoted]
    if len({c.run for c in years}) < 2:  # noqa: PLR2004  # a single year stays as it is
        return clauses
    either = replace(years[0], others=tuple(c.run for c in years[1:]), is_years=True)
    return [either if c is years[0] else c for c in clauses if c not in years[1:]]


def _words(text: str, start: int, end: int, lexicon: Lexicon) -> list[Clause]:
    """Turn text outside quotation marks into clauses, matching the longest synonyms first."""
    loose = [Token(t.term, t.start + start, t.end + start) for t in tokenize(text[start:end])]
    idle = [match.span() for match in ALL_OF_THEM.finditer(text, start, end)]
    clauses, at = [], 0
    while at < len(loose):
        clause, length = _longest(text, loose[at:], lexicon)
        is_idle = any(first <= loose[at].start < last for first, last in idle)
        if not clause.other_words and (is_idle or clause.typed.casefold() in STOP_WORDS):
            clause = replace(clause, is_significant=False)
        clauses.append(clause)
        at += length
    return clauses


def _longest(text: str, loose: list[Token], lexicon: Lexicon) -> tuple[Clause, int]:
    """Return the clause at the start of ``loose``, and the number of tokens that it takes."""
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
    """Return a clause for words with synonyms, keeping the synonyms that the record has."""
    others = [m for m in lexicon.meanings[run] if lexicon.holds(m.terms)]
    return Clause(surface, run, tuple(m.terms for m in others), tuple(m.words for m in others))


def _compound(surface: str, run: Run, lexicon: Lexicon) -> Clause:
    """Let *hard-working* find *hardworking* as well."""
    joined = lexicon.words.get(normalise(surface))
    return Clause(surface, run, (joined,) if joined and joined != run else ())


def _word(surface: str, run: Run, lexicon: Lexicon) -> Clause:
    """Return a clause for one word, which may be a compound of the record or need correction."""
    usual = normalise(surface)
    compound = lexicon.compounds.get(usual)
    if run in lexicon.known or usual in STOP_WORDS or not surface.isalpha():
        return Clause(surface, run, (compound,) if compound else ())
    if compound:
        return Clause(surface, compound)
    near = lexicon.nearest(surface) if len(usual) >= SHORTEST_CORRECTED else None
    if near is None:
        return Clause(surface, run)
    return Clause(surface, lexicon.words[near], other_words=(near,), is_corrected=True)


def _phrase(words: str, run: Run, lexicon: Lexicon) -> Clause:
    """Return a clause for a phrase, whose compounds the record may print joined or apart."""
    parts = WORD_OR_COMPOUND.findall(words)
    runs = [_as_in_record(part, lexicon) for part in parts]
    other = tuple(term for one in runs for term in one)
    return Clause(words, run, (other,) if other and other != run else (), is_quoted=True)


def _as_in_record(part: str, lexicon: Lexicon) -> Run:
    """Return the terms of a word of a phrase, joined or apart as the record prints it."""
    run = tuple(terms(part))
    joined = (
        lexicon.words.get(normalise(part))
        if len(run) > 1
        else lexicon.compounds.get(normalise(part))
    )
    return run if joined is None or run in lexicon.known else joined


def _prefix(word: str, lexicon: Lexicon) -> Clause:
    """Return a clause for all words of the record that begin with the last part of ``word``."""
    parts = tokenize(word)
    before = tuple(token.term for token in parts[:-1])
    start = normalise(word[parts[-1].start : parts[-1].end])
    runs = [before + run for run in lexicon.beginning(start)] or [(*before, parts[-1].term)]
    return Clause(word, runs[0], tuple(runs[1:]))
