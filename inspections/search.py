"""The full-text index of all records: one SQLite FTS5 table, joined like any other relation.

Whole words only: a search for *adequate* never finds *inadequate*.
"""

from collections.abc import Iterable

from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler

TABLE = "record_search"


class SearchEntry(models.Model):
    """A row of the FTS5 table, so that a search joins to records like any other relation."""

    record = models.OneToOneField(
        "inspections.Record", models.DO_NOTHING, primary_key=True, db_column="rowid"
    )
    content = models.TextField(db_column=TABLE)  # FTS5's hidden column: all of the row's text
    rank = models.FloatField()  # FTS5's hidden column: bm25, best lowest

    class Meta:
        managed = False
        db_table = TABLE

    def __str__(self) -> str:
        return str(self.record_id)


@models.TextField.register_lookup
class Matches(models.Lookup):  # type: ignore[type-arg]  # no generic at run time
    """``content__matches``: FTS5's MATCH operator."""

    lookup_name = "matches"

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, list[str | int]]:
        column, column_params = self.process_lhs(compiler, connection)
        query, query_params = self.process_rhs(compiler, connection)
        return f"{column} MATCH {query}", [*column_params, *query_params]


def rebuild(entries: Iterable[tuple[int, str, str, str]]) -> None:
    """Replace the index by ``entries``: record id, title, exact words, context."""
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE}")  # noqa: S608  # a constant of this module
        cursor.executemany(
            f"INSERT INTO {TABLE} (rowid, title, exact, context) VALUES (%s, %s, %s, %s)",  # noqa: S608
            list(entries),
        )
