"""Says in the change log of a copy of the record what a test added."""

from collections.abc import Iterable
from pathlib import Path

DAY = "2020-05-11"  # the last one in the change log of the tests' own record


def add_entry(seeds: Path, refs: Iterable[str], day: str = DAY) -> None:
    """Write an entry for ``refs`` at the end of ``seeds``/records/changes.yaml."""
    with (seeds / "records" / "changes.yaml").open("a", encoding="utf-8") as file:
        file.write(f"  - date: {day}\n    summary: A test added these.\n")
        file.write(f"    refs: [{', '.join(refs)}]\n")
