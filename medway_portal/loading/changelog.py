"""The change log of the record: its rules, and writing it to the database."""

from collections.abc import Collection
from datetime import date

from medway_portal.loading.drafts import Drafts
from medway_portal.loading.problems import Place, Problems
from medway_portal.loading.reader import Entry
from sources.models import Change

FILE = "records/changes.yaml"


def check_changes(drafts: Drafts, problems: Problems) -> None:
    """Report entries with an invalid date, without refs, or with unknown refs."""
    if "changes" in drafts.unread:
        return
    known = {*drafts.published, *drafts.live_refs(), *drafts.unreadable}
    for entry in drafts.lists["changes"]:
        _check_day(entry, problems)
        if ("refs" in entry.fields) == ("all" in entry.fields):
            problems.add(
                entry.place,
                "say what was changed: either “refs” with the refs, or “all: true”",
            )
        if not drafts.unread:
            _check_refs(entry, known, problems)
    if not drafts.unread and (new := _without_entry(drafts)):
        problems.add(
            Place(FILE),
            f"no entry says when these were added: {', '.join(new)}; add one at the end with the "
            f"day, what was added, and “refs: [{', '.join(new)}]”",
        )
    if not any("all" in entry.fields for entry in drafts.lists["changes"]):
        problems.add(
            Place(FILE),
            "no entry is of all of the record, so nothing says when it was first published; "
            "add one with “all: true” and that day",
        )


def _check_day(entry: Entry, problems: Problems) -> None:
    try:
        date.fromisoformat(entry.fields["date"])
    except ValueError:
        problems.add(
            entry.at("date"),
            f"“{entry.fields['date']}” is no day of the calendar; write one such as 2026-11-21",
        )


def _check_refs(entry: Entry, known: Collection[str], problems: Problems) -> None:
    for ref in entry.fields.get("refs", []):
        if ref not in known:
            problems.add(entry.at("refs"), f"no record or source ever had the ref {ref}; mend it")


def write_changes(drafts: Drafts) -> None:
    """Write the entries. Of two with the same date, the later one in the file is newer."""
    for position, entry in enumerate(drafts.lists["changes"]):
        Change.objects.create(
            date=entry.fields["date"],
            summary=entry.fields["summary"],
            refs=entry.fields.get("refs", []),
            is_all="all" in entry.fields,
            position=position,
        )


def _without_entry(drafts: Drafts) -> list[str]:
    """Return those refs that were added to a published record and that no entry names."""
    named = {ref for entry in drafts.lists["changes"] for ref in entry.fields.get("refs", [])}
    known = named | drafts.published.keys()
    return [ref for ref in drafts.live_refs() if ref not in known] if drafts.published else []
