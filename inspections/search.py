"""The full-text index of all records: terms in a table of SQLite's FTS5.

What a word is, which endings fall away and which words mean the same is decided in
``language`` and ``lexicon``; the database only finds terms and runs of terms.
"""

from collections.abc import Iterable
from functools import lru_cache

from django.db import connection
from django.db.models import Case, IntegerField, Value, When
from django.db.models.expressions import Combinable, RawSQL

from inspections.language import terms
from inspections.lexicon import Lexicon, Terms, words_of
from inspections.models.catalogue import Term, Word
from inspections.queries import Clause, Query
from sources.models import Edition

TABLE = "record_search"
# What it is worth to be found: as typed before by synonym, in title and exact words before context.
WORTH = (("title", 8, 4), ("exact", 6, 3), ("context", 2, 1))
# In a partial match every clause that is found counts for more than where it is found.
FOUND = 20


def lexicon() -> Lexicon:
    """Return the words and synonyms of the version of the record that is loaded."""
    return _lexicon(Edition.current().version)


@lru_cache(maxsize=2)
def _lexicon(version: str) -> Lexicon:  # noqa: ARG001  # what it is kept under
    rows = list(Word.objects.all())
    known = Lexicon(
        words={row.word: tuple(row.terms.split()) for row in rows},
        counts={row.word: row.count for row in rows},
    )
    for term in Term.objects.all():
        known.add_meaning(term.name, term.synonyms, term.narrower)
    return known


def matching(query: Query, *, partly: bool = False) -> RawSQL:
    """Return the ids of the records that hold all clauses, or any of them if ``partly``."""
    join = " OR " if partly else " AND "
    found = join.join(f"({_any(clause.runs)})" for clause in query.clauses)
    if query.unwanted:
        found = f"({found}) NOT ({_any(query.unwanted)})"
    return _ids(found)


def relevance(query: Query) -> Combinable:
    """Return an expression for how well a record matches; more is better."""
    scores: list[Combinable] = [_worth(clause) for clause in query.clauses]
    total = scores[0]
    for score in scores[1:]:
        total = total + score
    return total


def _worth(clause: Clause) -> Case:
    cases = []
    for column, typed, by_synonym in WORTH:
        cases.append((typed, _ids(f"{{{column}}} : ({_any((clause.run,))})")))
        if clause.others:
            cases.append((by_synonym, _ids(f"{{{column}}} : ({_any(clause.others)})")))
    cases.sort(key=lambda case: -case[0])
    return Case(
        *(When(pk__in=ids, then=Value(FOUND + worth)) for worth, ids in cases),
        default=Value(0),
        output_field=IntegerField(),
    )


def _any(runs: Iterable[Terms]) -> str:
    return " OR ".join('"' + " ".join(run) + '"' for run in runs)


def _ids(match: str) -> RawSQL:
    # The table is a constant, and ``match`` goes as a parameter.
    return RawSQL(f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s", [match])  # noqa: S608, S611


def _write_words(texts: Iterable[str]) -> None:
    Word.objects.all().delete()
    Word.objects.bulk_create(
        Word(word=word, terms=" ".join(run), count=count)
        for word, (run, count) in words_of(texts).items()
    )


def rebuild(entries: Iterable[tuple[int, str, str, str]]) -> None:
    """Replace the index by ``entries``: record id, title, exact words, context."""
    texts = {pk: parts for pk, *parts in entries}
    _write_words(part for parts in texts.values() for part in parts)
    rows: list[list[int | str]] = [
        [pk, *(" ".join(terms(part)) for part in parts)] for pk, parts in texts.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608  # a constant of this module
        cursor.executemany(
            f"INSERT INTO {TABLE} (rowid, title, exact, context) VALUES (%s, %s, %s, %s)",  # noqa: S608
            rows,
        )
