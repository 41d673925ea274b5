"""Loads the curated record: read, resolve, check, write, in one transaction."""

from collections import Counter
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import Error as DatabaseProblem

from medway_portal.loading import ledger
from medway_portal.loading.coverage import unaccounted
from medway_portal.loading.drafts import LISTS, Drafts, version_of
from medway_portal.loading.problems import Problems, SeedsError
from medway_portal.loading.publication import LoadInProgressError, new_database
from medway_portal.loading.reader import RECORD, read_seeds
from medway_portal.loading.relations import shown_sentences
from medway_portal.loading.resolver import passages_of, resolve
from medway_portal.loading.rules import check_rules
from medway_portal.loading.shape import SCHEMA
from medway_portal.loading.writer import write_record

# What the folder of seeds must have, and how that is told.
PARTS = {"texts": Path.is_dir, "records": Path.is_dir, RECORD: Path.exists, SCHEMA: Path.exists}


def checked(folder: Path) -> Drafts:
    """Return the record in ``folder``. Raises ``SeedsError`` with all faults if there are any."""
    problems = Problems()
    drafts = resolve(folder, read_seeds(folder, problems), problems)
    check_rules(drafts, problems)
    if problems:
        raise SeedsError(problems)
    return drafts


class Command(BaseCommand):
    help = "Loads the curated record from the seeds folder, all or nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="check only; write nothing")
        parser.add_argument("--seeds", type=Path, default=settings.SEEDS_DIR, help="the folder")

    def handle(self, *args: Any, **options: Any) -> None:
        folder: Path = options["seeds"]
        for part, is_there in PARTS.items():
            if not is_there(folder / part):
                raise CommandError(f"There is no {folder / part}; name a folder that has it.")
        self.stdout.write(f"Reading and checking {folder.name}/ …")
        try:
            drafts = checked(folder)
        except SeedsError as error:
            faults = len(error.problems.found)
            raise CommandError(
                f"{error}\n\n{faults} fault{'s' if faults > 1 else ''}. Nothing was changed."
            ) from error
        version = version_of(drafts) if options["check"] else self._load(folder, drafts)
        self._summarise(drafts)
        self.stdout.write(f"Version {version}")
        if options["check"]:
            self.stdout.write("The record is complete. Nothing was written.")

    def _load(self, folder: Path, drafts: Drafts) -> str:
        """Write the record and the ledger, and return the version."""
        self.stdout.write("Writing …")
        try:
            with new_database():
                version = write_record(drafts)
        except LoadInProgressError as error:
            raise CommandError(str(error)) from error
        except (DatabaseProblem, OSError) as error:
            raise CommandError(
                f"The database could not be written: {error}. Nothing was changed. Check that its "
                "disk has room and that this account may write there, then load again."
            ) from error
        new = ledger.add(folder, drafts.published, drafts.live_refs())
        if new:
            self.stdout.write(f"Published {len(new)} new refs in {ledger.FILE}.")
        return version

    def _summarise(self, drafts: Drafts) -> None:
        counts = Counter(draft.entry.kind for draft in drafts.records.values())
        shown = shown_sentences(drafts)
        sentences = {tuple(shown[draft.ref]) for draft in drafts.of_kind("finding")}
        for name in LISTS:
            where = f" in {len(sentences)} sentences" if name == "findings" else ""
            self.stdout.write(f"{counts[name]:5} {name}{where}")
        spans = {passage.span for _, passage in passages_of(drafts)}
        self.stdout.write(f"{len(spans):5} passages")
        missing = unaccounted(drafts)
        for ref, source in drafts.sources.items():
            count = len(source.sentences)
            accounted = count - len(missing[ref])
            share = f"{100 * accounted // count}%"
            self.stdout.write(f"{ref}: {accounted} of {count} sentences accounted for ({share})")
