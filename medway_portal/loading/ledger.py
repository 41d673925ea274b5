"""The ledger: the list of all refs ever published, from which none is removed."""

import re
from dataclasses import dataclass
from pathlib import Path

from medway_portal.loading.problems import Place, Problems

FILE = "refs.txt"
HEAD = """\
# Every ref ever published, one to a line. The loader adds new ones; no line is ever deleted.
# F13 merged into F12
# F13 withdrawn because the reason, in a sentence
"""
LINE = re.compile(
    r"(?P<ref>[SIRFQANE][1-9]\d*)"
    r"(?: merged into (?P<into>[SIRFQANE][1-9]\d*)| withdrawn because (?P<why>\S.*))?"
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


def read(folder: Path, problems: Problems) -> dict[str, LedgerEntry]:
    """Return the ledger of ``folder``, which is empty if there is no file."""
    path = folder / FILE
    published: dict[str, LedgerEntry] = {}
    try:
        lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    except UnicodeDecodeError as error:
        problems.add(Place(FILE), f"the ledger is not UTF-8 ({error}); save it as UTF-8")
        lines = []
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
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
    return published


def check(published: dict[str, LedgerEntry], live: dict[str, Place], problems: Problems) -> None:
    """Report published refs that are gone, used again, or merged into an unknown ref."""
    for ref, entry in published.items():
        place = Place(FILE, entry.line, ref)
        if entry.is_retired and ref in live:
            problems.add(
                live[ref],
                f"the ref was retired (see {FILE}, line {entry.line}) and is never used again; "
                "give the record the next free number",
            )
        elif not entry.is_retired and ref not in live:
            problems.add(
                place,
                "this ref was published and its record is gone; put it back, or write here "
                "“merged into …” or “withdrawn because …”",
            )
        elif entry.merged_into and entry.merged_into not in live:
            problems.add(place, f"merged into {entry.merged_into}, which is not in the record")


def add(folder: Path, published: dict[str, LedgerEntry], live: list[str]) -> list[str]:
    """Append the refs of ``live`` that the ledger lacks, and return them."""
    new = sorted(set(live) - set(published), key=in_ref_order)
    if new:
        path = folder / FILE
        old = path.read_text(encoding="utf-8") if path.exists() else HEAD
        if not old.endswith("\n"):
            old += "\n"
        path.write_text(old + "".join(f"{ref}\n" for ref in new), encoding="utf-8")
    return new
