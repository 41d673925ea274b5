"""Full-text search of all records.

What a word is, which endings fall away and which words mean the same is decided in
``language`` and ``lexicon``; the database's ``index`` only finds terms and runs of terms.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from django.db import connection
from django.db.models import Case, IntegerField, Value, When
from django.db.models.expressions import Combinable, RawSQL

from inspections.index import CLEAR, Run, Wanted, index_of
from inspections.language import terms
from inspections.lexicon import Lexicon, words_of
from inspections.models.catalogue import Term, Word
from inspections.queries import Clause, Query
from sources.models import Edition

# What it is worth to be found: as typed before by synonym, in title and exact words before
# context; what a record is about before what it mentions in passing.
WORTH = (("title", 8, 4), ("exact", 6, 3), ("themes", 5, 4), ("context", 2, 1))
# In a partial match every clause that is found counts for more than where it is found.
FOUND = 20


def lexicon() -> Lexicon:
    """Return the words and synonyms of the version of the record that is loaded."""
    return _lexicon(Edition.current().version)


@lru_cache(maxsize=2)
def _lexicon(version: str) -> Lexicon:  # noqa: ARG001  # what it is kept under
    # In one order on every database: it decides between words that are equally near.
    rows = sorted(Word.objects.all(), key=lambda row: row.word)
    known = Lexicon(
        words={row.word: tuple(row.terms.split()) for row in rows},
        counts={row.word: row.count for row in rows},
    )
    for term in Term.objects.all():
        known.add_meaning(term.name, term.synonyms, term.narrower)
    return known


def matching(query: Query, *, partly: bool = False) -> RawSQL:
    """Return the ids of the records that hold all clauses, or any of them if ``partly``."""
    groups = tuple(clause.runs for clause in query.clauses)
    return _ids(Wanted(groups, query.unwanted, partly))


def relevance(query: Query) -> Combinable:
    """Return an expression for how well a record matches; more is better."""
    scores: list[Combinable] = [_worth(clause) for clause in query.clauses]
    total = scores[0]
    for score in scores[1:]:
        total = total + score
    return total


def _worth(clause: Clause) -> Combinable:
    """Return what a record gains by the clause: for having it at all, and for each column."""
    total: Combinable = _case([(FOUND, clause.runs, "")])
    for column, typed, by_synonym in WORTH:
        cases = [(typed, (clause.run,), column), (by_synonym, clause.others, column)]
        total = total + _case([case for case in cases if case[1]])
    return total


def _case(cases: list[tuple[int, tuple[Run, ...], str]]) -> Case:
    """Return the worth of the first of the cases whose runs stand in its column."""
    return Case(
        *(
            When(pk__in=_ids(Wanted((runs,), column=column)), then=Value(worth))
            for worth, runs, column in cases
        ),
        default=Value(0),
        output_field=IntegerField(),
    )


def _ids(wanted: Wanted) -> RawSQL:
    index = index_of(connection)
    # The statement is a constant of the index, and what is wanted goes as a parameter.
    return RawSQL(index.ids, [index.expression(wanted)])  # noqa: S611


def _write_words(texts: Iterable[str]) -> None:
    Word.objects.all().delete()
    Word.objects.bulk_create(
        Word(word=word, terms=" ".join(run), count=count)
        for word, (run, count) in words_of(texts).items()
    )


def rebuild(entries: Iterable[tuple[int, Sequence[str]]]) -> None:
    """Replace the index by ``entries``: the id of a record, and the text of each column."""
    texts = dict(entries)
    _write_words(text for columns in texts.values() for text in columns)
    index = index_of(connection)
    rows: list[list[int | str]] = [
        [pk, *index.values([terms(text) for text in columns])] for pk, columns in texts.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(CLEAR)
        cursor.executemany(index.insert, rows)
