"""Makes up a record of any size to measure with, in a database of its own."""

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from medway_portal.corpus.writing import holds_real_record, write


class Command(BaseCommand):
    help = (
        "Makes up a record of COUNT findings, to measure with: in FILE, a database of SQLite, or, "
        "without FILE, in the PostgreSQL database that DATABASE_URL names."
    )
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("count", type=int, help="how many findings")
        parser.add_argument("file", type=Path, nargs="?", help="where to put the SQLite database")
        parser.add_argument("--seed", type=int, default=1, help="the same seed, the same record")

    def handle(self, *args: Any, **options: Any) -> None:
        self._turn_to(options["file"])
        call_command("migrate", verbosity=0)
        if holds_real_record():
            raise CommandError(
                "This database holds a record that is not made up. Nothing was changed. "
                "Name a file that does not exist yet, or an empty database."
            )
        call_command("flush", interactive=False, verbosity=0)
        self.stdout.write(f"Making up {options['count']} findings …")
        self.stdout.write(f"Version {write(options['count'], options['seed'])}")

    def _turn_to(self, file: Path | None) -> None:
        """Let the command write into ``file``, never into the portal's own database."""
        if connection.vendor == "postgresql":
            if file:
                raise CommandError("DATABASE_URL is set: leave out FILE, or unset it.")
        elif file is None:
            raise CommandError("Name the file to write, such as /tmp/corpus.sqlite3.")
        else:
            connection.close()
            connection.settings_dict["NAME"] = f"{file.absolute().as_uri()}?mode=rwc"
