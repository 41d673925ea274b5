"""The full-text index, in SQLite's FTS5 or in PostgreSQL: both hold plain terms, by column.

It is asked only for terms that follow one another; which records hold a single term, postings
know. Neither database is asked what a word is: ``language`` has levelled the words before. So
both find the same.
"""

from collections.abc import Sequence

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "record_search"
COLUMNS = ("title", "exact", "themes", "context")
CLEAR = f"DELETE FROM {TABLE}"  # noqa: S608  # a constant
Run = tuple[str, ...]


class SqliteIndex:
    """A virtual table of FTS5 with a column each for title, exact words, themes and context."""

    create = f"CREATE VIRTUAL TABLE {TABLE} USING fts5({', '.join(COLUMNS)})"
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

    create = (
        f"CREATE TABLE {TABLE} (rowid bigint PRIMARY KEY, terms tsvector NOT NULL);"
        f"CREATE INDEX {TABLE}_terms ON {TABLE} USING gin (terms)"
    )
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
        for column, terms in zip(COLUMNS, columns, strict=True):
            for term in terms:
                place += 1
                parts.append(f"'{term}':{min(place, self.places)}{self.weights[column]}")
            place += 1  # a place left empty, so that no run goes from one column into the next
        return [" ".join(parts)]


def index_of(connection: BaseDatabaseWrapper) -> SqliteIndex | PostgresIndex:
    """Return the index as the database behind ``connection`` has it."""
    return PostgresIndex() if connection.vendor == "postgresql" else SqliteIndex()
