"""Writes the whole portal as static files, which a web server can show by itself."""

from argparse import ArgumentTypeError
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from medway_portal.exporting.checking import dead_links
from medway_portal.exporting.making import CopyError, make, refuse
from medway_portal.exporting.writing import Folder, FolderError


class Command(BaseCommand):
    help = "Writes the whole portal as static files into a folder. Run again, it writes changes."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="empty, or written by this command before")
        parser.add_argument(
            "--base",
            type=address,
            default=settings.SITE_URL,
            help="where the copy will be, such as https://example.org/copy (default: SITE_URL)",
        )
        parser.add_argument(
            "--relative",
            action="store_true",
            help="link from page to page such that the folder works wherever it is put",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            self._export(options["folder"], options["base"], is_relative=options["relative"])
        except (CopyError, FolderError) as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError(f"The database cannot be asked: {error}") from error
        except OSError as error:
            raise CommandError(f"The copy could not be written: {error}") from error

    def _export(self, path: Path, base: str, *, is_relative: bool) -> None:
        folder = Folder(path)
        self.stdout.write("Making the pages …")
        files = make(base, is_relative=is_relative)
        self.stdout.write("Writing them, each also compressed …")
        written = folder.write(files)
        refuse("links lead nowhere", dead_links({name: folder.read(name) for name in files}, base))
        self.stdout.write(
            f"{len(files)} files: {written.new} new, {written.changed} changed, "
            f"{written.unchanged} as they were. {written.removed} removed. No link is dead."
        )


def address(text: str) -> str:
    """Return ``text`` without a slash at its end, if it is a whole address."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
        raise ArgumentTypeError(f"“{text}” is no address such as https://example.org/copy")
    return text.rstrip("/")
