"""The full-text index with a column of its own for themes, on SQLite and on PostgreSQL."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

from inspections.index import TABLE, index_of


def create(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    drop(apps, editor)
    editor.execute(index_of(editor.connection).create)


def drop(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute(f"DROP TABLE IF EXISTS {TABLE}")


class Migration(migrations.Migration):
    dependencies = [("inspections", "0002_record_search")]

    operations = [migrations.RunPython(create, drop)]
