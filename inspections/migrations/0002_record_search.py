"""The full-text table that ``SearchEntry`` reads; Django has no model for FTS5 tables."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("inspections", "0001_initial")]

    operations = [
        migrations.RunSQL(
            sql=[
                "CREATE VIRTUAL TABLE record_search USING fts5("
                "title, exact, context, tokenize = 'unicode61 remove_diacritics 2')",
                # Titles and exact words count for more than themes, speakers and inspections.
                "INSERT INTO record_search (record_search, rank) "
                "VALUES ('rank', 'bm25(8.0, 4.0, 1.0)')",
            ],
            reverse_sql="DROP TABLE record_search",
        )
    ]
