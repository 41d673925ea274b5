"""Everything that the database holds."""

from typing import Any

from django.db import connection


def rows() -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, those of the search index included."""
    with connection.cursor() as cursor:
        found = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608  # the database's own names
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found
