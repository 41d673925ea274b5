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
# The id of a record, and the text of each column.
IndexEntry = tuple[int, Sequence[str]]
Postings = dict[tuple[str, str], "array[int]"]
T = TypeVar("T")
# Tells the database how large its tables are; it would go through the largest for the smallest.
ANALYZE = "ANALYZE"
BATCH = 2000  # rows: enough to be fast, few enough to be held


class SqliteIndex:
    """A virtual table of FTS5 with a column each for title, exact words, themes and context."""

    fields = COLUMNS
    # The ids as one text: a row each would take ten times as long.
    ids = f"SELECT json_group_array(rowid) FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608
    insert = f"INSERT INTO {TABLE} (rowid, {', '.join(COLUMNS)}) VALUES (%s, %s, %s, %s, %s)"  # noqa: S608

    def expression(self, run: Run, column: str) -> str:
        """Return what finds ``run`` in ``column``, in the language of FTS5."""
        return f'{{{column}}} : "{" ".join(run)}"'

    def values(self, columns: Sequence[Sequence[str]]) -> list[str]:
        """Return what the fields hold for a record with these terms."""
        return [" ".join(terms) for terms in columns]


class PostgresIndex:
    """A table with one vector of terms; a term's weight is its column."""

    fields = ("terms",)
    ids = f"SELECT json_agg(rowid)::text FROM {TABLE} WHERE terms @@ %s::tsquery"  # noqa: S608
    insert = f"INSERT INTO {TABLE} (rowid, terms) VALUES (%s, %s::tsvector)"  # noqa: S608
    # A vector has room for this many places; terms that lie beyond all have the last of them.
    places = 16383
    weights = dict(zip(COLUMNS, "ABCD", strict=True))

    def expression(self, run: Run, column: str) -> str:
        """Return what finds ``run`` in ``column``, as a ``tsquery``."""
        return " <-> ".join(f"'{term}':{self.weights[column]}" for term in run)

    def values(self, columns: Sequence[Sequence[str]]) -> list[str]:
        """Return what the field holds for a record with these terms."""
        parts, place = [], 0
        for held, weight in zip(columns, self.weights.values(), strict=True):
            for term in held:
                place += 1
                parts.append(f"'{term}':{min(place, self.places)}{weight}")
            place += 1  # a place left empty, so that no run goes from one column into the next
        return [" ".join(parts)]


def index_of(connection: BaseDatabaseWrapper) -> SqliteIndex | PostgresIndex:
    """Return the index as the database behind ``connection`` has it."""
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
            TermPosting(term=term, column=column, records=_serialized(found.pop((term, column))))
            for term, column in batch
        )


def _write_values(path: str, values: Iterable[tuple[object, int]]) -> None:
    found: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for value, pk in values:
        if value is not None:
            found[str(value)].append(pk)
    for batch in _batches(found.items()):
        ValuePosting.objects.bulk_create(
            ValuePosting(path=path, value=value, records=_serialized(ids)) for value, ids in batch
        )


def _serialized(ids: "array[int]") -> bytes:
    """Return a set of ids as the database keeps it."""
    found = BitMap(ids)
    found.run_optimize()
    return found.serialize()


def _batches(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch
