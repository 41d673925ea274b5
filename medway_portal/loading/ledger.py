"""The ledger: the list of all refs ever published, from which none is removed."""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from medway_portal.loading.files import read_text
from medway_portal.loading.problems import Place, Problems
from sources.refs import CANONICAL

FILE = "refs.txt"
HEAD = """\
# Every ref ever published, one to a line. The loader adds new ones; no line is ever deleted.
# F13 merged into F12
# F13 withdrawn because the reason, in a sentence
"""
COUNT = re.compile(r"# (?P<count>[0-9]{1,9}) refs\n", re.MULTILINE)
LINE = re.compile(
    rf"(?P<ref>{CANONICAL})(?: merged into (?P<into>{CANONICAL})| withdrawn because (?P<why>\S.*))?"
)


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """A published ref: its line and, if its record is gone, where it went or why."""

    line: int
    merged_into: str = ""
    reason: str = ""

    @property
    def is_retired(self) -> bool:
        return bool(self.merged_into or self.reason)


def in_ref_order(ref: str) -> tuple[int, int]:
    """Return the sort key of a ref: its letter, in the order of the kinds, and its number."""
    return "SIRFQANE".index(ref[0]), int(ref[1:])


def next_free(used: Iterable[str]) -> dict[str, str]:
    """Return for each letter of ``used`` the ref after the last one with this letter."""
    last = {ref[0]: ref for ref in sorted(used, key=in_ref_order)}
    return {letter: f"{letter}{int(ref[1:]) + 1}" for letter, ref in last.items()}


def read(folder: Path, problems: Problems) -> dict[str, LedgerEntry]:
    """Return the ledger of ``folder``, which is empty if there is no file."""
    path = folder / FILE
    published: dict[str, LedgerEntry] = {}
    is_there = path.exists() or path.is_symlink()
    text = read_text(folder, path, problems) if is_there else ""
    if text is None:
        return {}
    number_of_lines = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        number_of_lines += 1
        parts = LINE.fullmatch(line.strip())
        if not parts:
            problems.add(
                Place(FILE, number),
                f"“{line}” is not understood; write a ref, “F13 merged into F12” or "
                "“F13 withdrawn because …”",
            )
        elif parts["ref"] in published:
            problems.add(Place(FILE, number, parts["ref"]), "stands here twice; delete one line")
        else:
            published[parts["ref"]] = LedgerEntry(number, parts["into"] or "", parts["why"] or "")
    _check_lines(folder, text, number_of_lines, problems)
    return published


def _check_lines(folder: Path, text: str, number_of_lines: int, problems: Problems) -> None:
    """Report lines that are gone: since the last commit, or as the count in the file shows."""
    now = set(_refs_of(text))
    gone = [ref for ref in _refs_of(_committed(folder)) if ref not in now]
    count = COUNT.search(text)
    if gone:
        problems.add(
            Place(FILE),
            f"lines of the last commit are gone: {', '.join(gone)}; put them back, because no "
            "published ref is ever deleted",
        )
    elif count and number_of_lines < int(count["count"]):
        line = text.count("\n", 0, count.start()) + 1
        problems.add(
            Place(FILE, line),
            f"there were {count['count']} refs here and now there are {number_of_lines}; put the "
            "lines back, because no published ref is ever deleted",
        )


def _refs_of(text: str) -> list[str]:
    """Return the refs that have a line of their own in ``text``, in order."""
    found = (LINE.fullmatch(line.strip()) for line in text.split("\n"))
    return [parts["ref"] for parts in found if parts]


def _committed(folder: Path) -> str:
    """Return the ledger of the last commit, or nothing if ``folder`` is in no git repository."""
    try:
        shown = subprocess.run(  # noqa: S603  # nothing of it is typed by anybody
            ["git", "show", f"HEAD:./{FILE}"],  # noqa: S607  # git is wherever the editor has it
            cwd=folder,
            capture_output=True,
            check=False,
        )
    except OSError:  # there is no git on this machine
        return ""
    return shown.stdout.decode("utf-8", "replace") if shown.returncode == 0 else ""


def check(published: dict[str, LedgerEntry], live: dict[str, Place], problems: Problems) -> None:
    """Report published refs that are gone, used again, or merged into an unknown ref."""
    free = next_free({*published, *live})
    for ref, entry in published.items():
        place = Place(FILE, entry.line, ref)
        if entry.is_retired and ref in live:
            problems.add(
                live[ref],
                f"the ref was retired (see {FILE}, line {entry.line}) and is never used again; "
                f"give the record the next free number, {free[ref[0]]}",
            )
        elif not entry.is_retired and ref not in live:
            problems.add(
                place,
                "this ref was published and its record is gone; put it back, or write here "
                "“merged into …” or “withdrawn because …”",
            )
        elif entry.merged_into and entry.merged_into not in live:
            problems.add(
                place,
                f"merged into {entry.merged_into}, which is not in the record; name one that is",
            )


def add(folder: Path, published: dict[str, LedgerEntry], live: list[str]) -> list[str]:
    """Append the refs of ``live`` that the ledger lacks, and return them."""
    new = sorted(set(live) - set(published), key=in_ref_order)
    if new:
        path = folder / FILE
        text = path.read_text(encoding="utf-8") if path.exists() else HEAD
        if not text.endswith("\n"):
            text += "\n"
        text += "".join(f"{ref}\n" for ref in new)
        counted = f"# {len(_refs_of(text))} refs\n"
        if COUNT.search(text):
            text = COUNT.sub(counted, text, count=1)
        else:  # below the comments at its head
            head = re.match(r"(?:#.*\n)*", text)
            at = head.end() if head else 0
            text = text[:at] + counted + text[at:]
        path.write_text(text, encoding="utf-8")
    return new
