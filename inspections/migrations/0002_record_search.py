"""The full-text table of the terms of each record; Django has no model for FTS5 tables."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("inspections", "0001_initial")]

    operations = [
        migrations.RunSQL(
            sql="CREATE VIRTUAL TABLE record_search USING fts5(title, exact, context)",
            reverse_sql="DROP TABLE record_search",
        )
    ]
