"""The full-text index, in SQLite's FTS5 or in PostgreSQL: both hold plain terms, by column.

Neither of them is asked what a word is: ``language`` has levelled the words before. Both find
terms, runs of terms in one column, and all or any of several; so they find the same.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "record_search"
COLUMNS = ("title", "exact", "themes", "context")
CLEAR = f"DELETE FROM {TABLE}"  # noqa: S608  # a constant
Run = tuple[str, ...]
# The id of a record, and the terms of each of its columns.
Row = tuple[int, Sequence[Sequence[str]]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A record matches if it has a run of each group, or of any if ``partly``, and none unwanted.

    ``column`` is the only one to look in; all of them if it is empty.
    """

    groups: tuple[tuple[Run, ...], ...]
    unwanted: tuple[Run, ...] = ()
    partly: bool = False
    column: str = ""


class SqliteIndex:
    """A virtual table of FTS5 with a column each for title, exact words, themes and context."""

    create = f"CREATE VIRTUAL TABLE {TABLE} USING fts5({', '.join(COLUMNS)})"
    fields = COLUMNS
    ids = f"SELECT rowid FROM {TABLE} WHERE {TABLE} MATCH %s"  # noqa: S608  # constants
    insert = f"INSERT INTO {TABLE} (rowid, {', '.join(COLUMNS)}) VALUES (%s, %s, %s, %s, %s)"  # noqa: S608

    def expression(self, wanted: Wanted) -> str:
        """Return ``wanted`` in the language of FTS5."""
        found = (" OR " if wanted.partly else " AND ").join(
            f"({self._any(group)})" for group in wanted.groups
        )
        if wanted.unwanted:
            found = f"({found}) NOT ({self._any(wanted.unwanted)})"
        return f"{{{wanted.column}}} : ({found})" if wanted.column else found

    def _any(self, runs: Iterable[Run]) -> str:
        return " OR ".join('"' + " ".join(run) + '"' for run in runs)

    def values(self, columns: Sequence[Sequence[str]]) -> list[str]:
        """Return what the fields hold for a record with these terms."""
        return [" ".join(terms) for terms in columns]


class PostgresIndex:
    """A table with one vector of terms; a term's weight is its column."""

    create = (
        f"CREATE TABLE {TABLE} (rowid bigint PRIMARY KEY, terms tsvector NOT NULL);"
        f"CREATE INDEX {TABLE}_terms ON {TABLE} USING gin (terms)"
    )
    fields = ("terms",)
    ids = f"SELECT rowid FROM {TABLE} WHERE terms @@ %s::tsquery"  # noqa: S608  # constants
    insert = f"INSERT INTO {TABLE} (rowid, terms) VALUES (%s, %s::tsvector)"  # noqa: S608
    # A vector has room for this many places; terms that lie beyond all have the last of them.
    places = 16383
    weights = dict(zip(COLUMNS, "ABCD", strict=True))

    def expression(self, wanted: Wanted) -> str:
        """Return ``wanted`` as a ``tsquery``."""
        weight = f":{self.weights[wanted.column]}" if wanted.column else ""
        found = (" | " if wanted.partly else " & ").join(
            f"({self._any(group, weight)})" for group in wanted.groups
        )
        if wanted.unwanted:
            found = f"({found}) & !({self._any(wanted.unwanted, weight)})"
        return found

    def _any(self, runs: Iterable[Run], weight: str) -> str:
        return " | ".join(
            "(" + " <-> ".join(f"'{term}'{weight}" for term in run) + ")" for run in runs
        )

    def values(self, columns: Sequence[Sequence[str]]) -> list[str]:
        """Return what the field holds for a record with these terms."""
        parts, place = [], 0
        for column, terms in zip(COLUMNS, columns, strict=True):
            for term in terms:
                place += 1
                parts.append(f"'{term}':{min(place, self.places)}{self.weights[column]}")
            place += 1  # a place left empty, so that no run goes from one column into the next
        return [" ".join(parts)]


def index_of(connection: BaseDatabaseWrapper) -> SqliteIndex | PostgresIndex:
    """Return the index as the database behind ``connection`` has it."""
    return PostgresIndex() if connection.vendor == "postgresql" else SqliteIndex()
