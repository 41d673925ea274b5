"""The full-text index and the postings: how they are written, and how phrases are found."""

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from pyroaring import BitMap

from search.lexicon import Run, Vocabulary
from search.models import TermPosting, ValuePosting, Word
from search.tokenizer import terms

TABLE = "record_search"
COLUMNS = ("title", "exact", "themes", "context")
CLEAR = f"DELETE FROM {TABLE}"  # noqa: S608  # a constant
# The id of a record, and its text in each column.
IndexEntry = tuple[int, Sequence[str]]
Postings = dict[tuple[str, str], "array[int]"]
T = TypeVar("T")
# Collects statistics, without which the query planner starts with the largest table.
ANALYZE = "ANALYZE"
BATCH_SIZE = 2000  # rows


class SqliteIndex:
    """A virtual table of FTS5 with a column each for title, exact words, themes and context."""

    fields = COLUMNS
    # One text with all ids is ten times as fast to fetch as a row for each.
    select_ids = f"SELECT json_group_array(rowid) FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608
    insert = f"INSERT INTO {TABLE} (rowid, {', '.join(COLUMNS)}) VALUES (%s, %s, %s, %s, %s)"  # noqa: S608

    def expression(self, run: Run, column: str) -> str:
        """Return the FTS5 expression that matches ``run`` in ``column``."""
        return f'{{{column}}} : "{" ".join(run)}"'

    def values(self, columns: Sequence[Sequence[str]]) -> list[str]:
        """Return the values of ``fields`` for a record with the terms ``columns``."""
        return [" ".join(terms) for terms in columns]


class PostgresIndex:
    """A table with one vector of terms. The weight of a term (A to D) says its column."""

    fields = ("terms",)
    select_ids = f"SELECT json_agg(rowid)::text FROM {TABLE} WHERE terms @@ %s::tsquery"  # noqa: S608
    insert = f"INSERT INTO {TABLE} (rowid, terms) VALUES (%s, %s::tsvector)"  # noqa: S608
    # PostgreSQL allows this many positions in a vector. Later terms all have the last one.
    max_position = 16383
    weights = dict(zip(COLUMNS, "ABCD", strict=True))

    def expression(self, run: Run, column: str) -> str:
        """Return the ``tsquery`` that matches ``run`` in ``column``."""
        return " <-> ".join(f"'{term}':{self.weights[column]}" for term in run)

    def values(self, columns: Sequence[Sequence[str]]) -> list[str]:
        """Return the value of the field for a record with the terms ``columns``."""
        lexemes, position = [], 0
        for column, weight in zip(columns, self.weights.values(), strict=True):
            for term in column:
                position += 1
                lexemes.append(f"'{term}':{min(position, self.max_position)}{weight}")
            position += 1  # a gap, so that no phrase matches across two columns
        return [" ".join(lexemes)]


def index_of(connection: BaseDatabaseWrapper) -> SqliteIndex | PostgresIndex:
    """Return the kind of index that the database of ``connection`` has."""
    return PostgresIndex() if connection.vendor == "postgresql" else SqliteIndex()


def rebuild(
    entries: Iterable[IndexEntry], values: Mapping[str, Iterable[tuple[object, int]]]
) -> None:
    """Replace the index by ``entries``, in the order of their ids, and the postings by ``values``.

    ``values`` has, by path, each value with the id of a record that has it. Records must have ids
    in the order of their kinds and numbers, because lists and search rely on it.
    """
    _write_texts(entries)
    ValuePosting.objects.all().delete()
    for path, pairs in values.items():
        _write_values(path, pairs)
    with connection.cursor() as cursor:
        cursor.execute(ANALYZE)


def _write_texts(entries: Iterable[IndexEntry]) -> None:
    index, vocabulary, postings = index_of(connection), Vocabulary(), Postings()
    with connection.cursor() as cursor:
        cursor.execute(CLEAR)
        for batch in _batches(entries):
            rows = [(pk, [terms(text) for text in columns]) for pk, columns in batch]
            cursor.executemany(index.insert, [[pk, *index.values(row)] for pk, row in rows])
            for _, columns in batch:
                vocabulary.add(columns)
            for pk, row in rows:
                _add_postings(postings, pk, row)
    _write_words(vocabulary)
    _write_terms(postings)


def _add_postings(postings: Postings, pk: int, row: Sequence[Sequence[str]]) -> None:
    """Add the record ``pk`` to the postings of its terms in each column."""
    for column, column_terms in zip(COLUMNS, row, strict=True):
        for term in set(column_terms):
            postings.setdefault((term, column), array("I")).append(pk)


def _write_words(vocabulary: Vocabulary) -> None:
    Word.objects.all().delete()
    Word.objects.bulk_create(
        (
            Word(word=word, terms=" ".join(run), count=count)
            for word, (run, count) in vocabulary.words().items()
        ),
        batch_size=BATCH_SIZE,
    )


def _write_terms(postings: Postings) -> None:
    TermPosting.objects.all().delete()
    for batch in _batches(sorted(postings)):
        TermPosting.objects.bulk_create(
            TermPosting(term=term, column=column, records=_serialize(postings.pop((term, column))))
            for term, column in batch
        )


def _write_values(path: str, values: Iterable[tuple[object, int]]) -> None:
    postings: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for value, pk in values:
        if value is not None:
            postings[str(value)].append(pk)
    for batch in _batches(postings.items()):
        ValuePosting.objects.bulk_create(
            ValuePosting(path=path, value=value, records=_serialize(ids)) for value, ids in batch
        )


def _serialize(ids: "array[int]") -> bytes:
    """Return a set of ids as bytes, as the database stores it."""
    records = BitMap(ids)
    records.run_optimize()
    return records.serialize()


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    remaining = iter(items)
    while batch := list(islice(remaining, BATCH_SIZE)):
        yield batch
