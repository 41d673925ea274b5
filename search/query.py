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
# Curly quotation marks mean a phrase too. The ellipsis separates passages in the index.
REPLACEMENTS = str.maketrans({"\0": " ", "…": " ", "“": '"', "”": '"', "„": '"'})
# Terms that belong to the number before them.
UNITS = (("million",), ("percent",))
MIN_CORRECTED_LENGTH = 5  # letters: shorter words are too alike to guess
# Phrases such as “in every inspection” or “more than once” say nothing about the subject.
INSIGNIFICANT_PHRASE = re.compile(
    r"\b(?:in|at|from)?\s*\b(?:every|each|all(?: the)?)\s+inspections?\b|\bmore than once\b", re.I
)
# Words in capitals that other searches know. NOT is read as a minus; AND says what holds anyway.
NOT = re.compile(r"(?<!\S)NOT\s+(?=[^\s-]|$)")
AND = re.compile(r"(?<!\S)AND(?!\S)")
READINGS = (
    (re.compile(r"(?<=\s)OR(?=\s)"), "“OR” has no effect here: this search looks for all words."),
    (NOT, "“NOT” was read as a minus: the word after it is left out."),
)
OPEN_QUOTATION = "One quotation mark is not closed, so it was left out."
YEAR = re.compile(r"(?:19|20)\d\d", re.ASCII)
EMPTY_QUERY = "Enter at least one word to look for, such as caseloads"


@dataclass(frozen=True, slots=True)
class Clause:
    """One part of a query: the terms that were typed, and alternatives that match as well."""

    typed: str
    run: Run
    alternatives: tuple[Run, ...] = ()
    alternative_words: tuple[str, ...] = ()  # as readers see them
    is_corrected: bool = False
    is_quoted: bool = False
    is_significant: bool = True  # whether it says anything about the subject
    is_years: bool = False  # several years, any of which matches

    @property
    def runs(self) -> tuple[Run, ...]:
        return (self.run, *self.alternatives)

    @property
    def exactly(self) -> str:
        """The query that matches what was typed and none of its alternatives."""
        if self.is_years:
            return " ".join(f'"{year}"' for (year,) in self.runs)
        return self.typed if self.typed.endswith("*") else f'"{self.typed}"'


@dataclass(frozen=True, slots=True)
class Query:
    """The clauses that a record must match, and the terms that it must not have."""

    clauses: tuple[Clause, ...]
    excluded: tuple[Run, ...]
    excluded_typed: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()  # how signs were read that other searches know, as sentences

    @property
    def synonyms(self) -> list[tuple[str, str]]:
        """What was typed and its synonyms, for each clause that has any."""
        return [
            (clause.typed, ", ".join(clause.alternative_words))
            for clause in self.clauses
            if clause.alternative_words and not clause.is_corrected
        ]

    @property
    def corrections(self) -> list[tuple[str, str]]:
        """What was typed and its correction, for each clause that has one."""
        return [(c.typed, c.alternative_words[0]) for c in self.clauses if c.is_corrected]

    @property
    def either_year(self) -> str:
        """The years in words, if the query asks for any of several; otherwise empty."""
        return next((" or ".join(y for (y,) in c.runs) for c in self.clauses if c.is_years), "")

    @property
    def exactly(self) -> str:
        """The same query with every word in quotation marks: no synonyms."""
        return " ".join([*(clause.exactly for clause in self.clauses), *self.excluded_typed])


def parse(typed: str, lexicon: Lexicon) -> Query:
    """Return the words, "phrases", -exclusions and prefixes* in ``typed`` as a query.

    Raises ``ValueError`` with the remedy if it has nothing to look for.
    """
    text = typed.translate(REPLACEMENTS)
    text, readings = _read_capitals(text)
    operators = [part for part in PART.finditer(text) if _is_operator(part)]
    clauses, position = [], 0
    for operator in operators:
        clauses += _plain_clauses(text, position, operator.start(), lexicon)
        clauses += _operator_clauses(operator, lexicon)
        position = operator.end()
    clauses += _plain_clauses(text, position, len(text), lexicon)
    if not clauses:
        raise ValueError(EMPTY_QUERY)
    excluded = [part for part in operators if part["minus"] and _run(part)]
    return Query(
        clauses=tuple(_join_years(_significant(clauses))),
        excluded=tuple(_run(part) for part in excluded),
        excluded_typed=tuple(part[0] for part in excluded),
        readings=readings,
    )


def _read_capitals(text: str) -> tuple[str, tuple[str, ...]]:
    """Return ``text`` in the signs of this search, and sentences on what was read otherwise.

    Words in quotation marks stay as they are.
    """
    parts = text.split('"')
    outside = parts[::2]
    readings = [s for sign, s in READINGS if any(sign.search(part) for part in outside)]
    readings += [OPEN_QUOTATION] if len(parts) % 2 == 0 else []
    parts[::2] = [NOT.sub("-", AND.sub(" ", part)) for part in outside]
    return '"'.join(parts), tuple(readings)


def _is_operator(part: re.Match[str]) -> bool:
    """Tell whether ``part`` is a phrase, an exclusion or a prefix, not a plain word."""
    return part["term"] is None or bool(part["minus"]) or part["term"].endswith("*")


def _operator_text(part: re.Match[str]) -> str:
    return part["phrase"] if part["term"] is None else part["term"]


def _run(part: re.Match[str]) -> Run:
    return tuple(terms(_operator_text(part)))


def _operator_clauses(part: re.Match[str], lexicon: Lexicon) -> list[Clause]:
    """Return the clause of a phrase or prefix. An exclusion or one without a word has none."""
    if part["minus"] or not _run(part):
        return []
    if part["term"] is None:
        return [_phrase(part["phrase"].strip(), lexicon)]
    return [_prefix(part["term"], lexicon)]


def _phrase(words: str, lexicon: Lexicon) -> Clause:
    """Return a clause for a phrase, whose compounds the record may print joined or apart."""
    run = tuple(terms(words))
    parts = WORD_OR_COMPOUND.findall(words)
    as_in_record = tuple(term for part in parts for term in _as_in_record(part, lexicon))
    is_different = as_in_record not in ((), run)
    return Clause(words, run, (as_in_record,) if is_different else (), is_quoted=True)


def _as_in_record(part: str, lexicon: Lexicon) -> Run:
    """Return the terms of a word of a phrase, joined or apart as the record prints it."""
    run = tuple(terms(part))
    compounds = lexicon.words if len(run) > 1 else lexicon.compounds
    in_record = compounds.get(normalise(part))
    return run if in_record is None or run in lexicon.single_terms else in_record


def _prefix(word: str, lexicon: Lexicon) -> Clause:
    """Return a clause for all words of the record that begin with the last part of ``word``."""
    *before, last = tokenize(word)
    first_terms = tuple(token.term for token in before)
    matches = lexicon.with_prefix(normalise(word[last.start : last.end])) or [(last.term,)]
    runs = [first_terms + match for match in matches]
    return Clause(word, runs[0], tuple(runs[1:]))


def _plain_clauses(text: str, start: int, end: int, lexicon: Lexicon) -> list[Clause]:
    """Turn words that are not part of an operator into clauses, matching long synonyms first."""
    tokens = [Token(t.term, t.start + start, t.end + start) for t in tokenize(text[start:end])]
    phrases = [match.span() for match in INSIGNIFICANT_PHRASE.finditer(text, start, end)]
    clauses = []
    while tokens:
        clause, length = _first_clause(text, tokens, lexicon)
        in_phrase = any(first <= tokens[0].start < last for first, last in phrases)
        if not clause.alternative_words and (in_phrase or clause.typed.casefold() in STOP_WORDS):
            clause = replace(clause, is_significant=False)
        clauses.append(clause)
        tokens = tokens[length:]
    return clauses


def _first_clause(text: str, tokens: list[Token], lexicon: Lexicon) -> tuple[Clause, int]:
    """Return the clause at the start of ``tokens``, and the number of tokens that it takes."""
    for length in range(min(lexicon.longest_synonym, len(tokens)), 0, -1):
        run = tuple(token.term for token in tokens[:length])
        typed = text[tokens[0].start : tokens[length - 1].end]
        if run in lexicon.synonyms:
            return _with_synonyms(typed, run, lexicon), length
        if run[0][0].isdigit() and run[1:] in UNITS:
            return Clause(typed, run), length
        if length > 1 and COMPOUND.fullmatch(typed):
            return _compound(typed, run, lexicon), length
    return _word(typed, run, lexicon), 1


def _with_synonyms(typed: str, run: Run, lexicon: Lexicon) -> Clause:
    """Return a clause for words with synonyms, keeping the synonyms that the record has."""
    synonyms = [synonym for synonym in lexicon.synonyms[run] if lexicon.has_terms(synonym.terms)]
    return Clause(typed, run, tuple(s.terms for s in synonyms), tuple(s.words for s in synonyms))


def _compound(typed: str, run: Run, lexicon: Lexicon) -> Clause:
    """Return a clause for a compound: *hard-working* finds *hardworking* as well."""
    joined = lexicon.words.get(normalise(typed))
    return Clause(typed, run, (joined,) if joined and joined != run else ())


def _word(typed: str, run: Run, lexicon: Lexicon) -> Clause:
    """Return a clause for one word, which may be a compound of the record or need correction."""
    spelling = normalise(typed)
    compound = lexicon.compounds.get(spelling)
    if run in lexicon.single_terms or spelling in STOP_WORDS or not typed.isalpha():
        return Clause(typed, run, (compound,) if compound else ())
    if compound:
        return Clause(typed, compound)
    correction = lexicon.nearest(typed) if len(spelling) >= MIN_CORRECTED_LENGTH else None
    if correction is None:
        return Clause(typed, run)
    run = lexicon.words[correction]
    return Clause(typed, run, alternative_words=(correction,), is_corrected=True)


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
    runs = list(dict.fromkeys(year.run for year in years))
    if len(runs) < 2:  # noqa: PLR2004  # a single year stays as it is
        return clauses
    joined = replace(years[0], alternatives=tuple(runs[1:]), is_years=True)
    return [joined if c is years[0] else c for c in clauses if c is years[0] or c not in years]
