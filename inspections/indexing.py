"""Writes what search and lists look into: the full-text index, the postings, the words."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TypeVar

from django.db import connection
from pyroaring import BitMap

from inspections.index import CLEAR, COLUMNS, index_of
from inspections.language import terms
from inspections.lexicon import Vocabulary
from inspections.models import Record, TermPosting, ValuePosting, Word
from inspections.postings import DAYS, days

# The id of a record, and the text of each column.
Entry = tuple[int, Sequence[str]]
Postings = dict[tuple[str, str], "array[int]"]
Item = TypeVar("Item")
# Tells the database how large its tables are; it would go through the largest for the smallest.
SURVEY = "ANALYZE"
BATCH = 2000  # rows: enough to be fast, few enough to be held


def rebuild(entries: Iterable[Entry], paths: Iterable[str]) -> None:
    """Replace what is indexed by ``entries``, in the order of their ids, and values at ``paths``.

    Records are to have ids in the order of their kinds and numbers: lists and search rely on it.
    """
    _write_texts(entries)
    ValuePosting.objects.all().delete()
    for path in paths:
        _write_values(path, Record.objects.values_at(path))
    dated = Record.objects.with_days()
    _write_values(DAYS, ((days(first, last, kind), pk) for first, last, kind, pk in dated))
    with connection.cursor() as cursor:
        cursor.execute(SURVEY)


def _write_texts(entries: Iterable[Entry]) -> None:
    index, words, found = index_of(connection), Vocabulary(), Postings()
    with connection.cursor() as cursor:
        cursor.execute(CLEAR)
        for batch in _batches(entries):
            rows = [(pk, [terms(text) for text in columns]) for pk, columns in batch]
            cursor.executemany(index.insert, [[pk, *index.values(row)] for pk, row in rows])
            for _, columns in batch:
                words.add(columns)
            for pk, row in rows:
                _post(found, pk, row)
    _write_words(words)
    _write_terms(found)


def _post(found: Postings, pk: int, row: Sequence[Sequence[str]]) -> None:
    """Note that the record ``pk`` has the terms of ``row`` in its columns."""
    for column, held in zip(COLUMNS, row, strict=True):
        for term in set(held):
            found.setdefault((term, column), array("I")).append(pk)


def _write_words(words: Vocabulary) -> None:
    Word.objects.all().delete()
    Word.objects.bulk_create(
        (
            Word(word=word, terms=" ".join(run), count=count)
            for word, (run, count) in words.known().items()
        ),
        batch_size=BATCH,
    )


def _write_terms(found: Postings) -> None:
    TermPosting.objects.all().delete()
    for batch in _batches(sorted(found)):
        TermPosting.objects.bulk_create(
            TermPosting(term=term, column=column, records=_kept(found.pop((term, column))))
            for term, column in batch
        )


def _write_values(path: str, values: Iterable[tuple[object, int]]) -> None:
    found: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for value, pk in values:
        if value is not None:
            found[str(value)].append(pk)
    for batch in _batches(found.items()):
        ValuePosting.objects.bulk_create(
            ValuePosting(path=path, value=value, records=_kept(ids)) for value, ids in batch
        )


def _kept(ids: "array[int]") -> bytes:
    """Return a set of ids as the database keeps it."""
    found = BitMap(ids)
    found.run_optimize()
    return found.serialize()


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch
