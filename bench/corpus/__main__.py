"""Makes up a record of any size, to measure with: python -m bench.corpus COUNT [FILE].

The record goes into FILE, a database of SQLite, or, without FILE, into the PostgreSQL database
that DATABASE_URL names. A database that holds a real record is refused.
"""

import argparse
import os
import sys
from pathlib import Path

import django
from django.core.management import call_command

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("count", type=int, help="how many findings")
parser.add_argument("file", type=Path, nargs="?", help="where to put the SQLite database")
parser.add_argument("--seed", type=int, default=1, help="the same seed, the same record")


def main() -> None:
    options = parser.parse_args()
    turn_to(options.file)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medway_portal.settings")
    django.setup()
    from bench.corpus.writer import holds_real_record, write  # noqa: PLC0415  # needs the settings

    call_command("migrate", verbosity=0)
    if holds_real_record():
        sys.exit(
            "This database holds a record that is not made up. Nothing was changed. "
            "Name a file that does not exist yet, or an empty database."
        )
    call_command("flush", interactive=False, verbosity=0)
    print(f"Making up {options.count} findings …")
    print(f"Version {write(options.count, options.seed)}")


def turn_to(file: Path | None) -> None:
    """Let the settings name the database to write, which is never the portal's own by default."""
    if os.environ.get("DATABASE_URL"):
        if file:
            sys.exit("DATABASE_URL is set: leave out FILE, or unset it.")
    elif file is None:
        sys.exit("Name the file to write, such as /tmp/corpus.sqlite3.")
    else:
        os.environ["DATABASE_PATH"] = str(file)


if __name__ == "__main__":
    main()
