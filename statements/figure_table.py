"""The columns of the table of figures, as links that sort it."""

from dataclasses import dataclass

ASCENDING, DESCENDING = "ascending", "descending"


@dataclass(frozen=True, slots=True)
class ColumnSort:
    """A way to sort by a column: its name in the address, and in words."""

    sort: str
    words: str
    direction: str


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """A column with its current sort, if any, and the sort that its link applies next.

    Without ``following`` the link leads back to the default order.
    """

    name: str
    sorted: ColumnSort | None
    following: ColumnSort | None


LARGEST = ColumnSort("largest", "by unit, then largest first", DESCENDING)
SMALLEST = ColumnSort("smallest", "by unit, then smallest first", ASCENDING)
COLUMNS = {
    "Figure": (LARGEST, SMALLEST),
    "What is counted": (ColumnSort("counts", "A to Z", ASCENDING),),
    "Of whom, or where": (ColumnSort("scope", "A to Z", ASCENDING),),
    "As at": (
        ColumnSort("oldest", "oldest first", ASCENDING),
        ColumnSort("newest", "newest first", DESCENDING),
    ),
    "Whose words, and where": (ColumnSort("voice", "A to Z", ASCENDING),),
}
BY_SIZE = (LARGEST.sort, SMALLEST.sort)
SORTS = {
    "largest": "By unit, then largest first",
    "smallest": "By unit, then smallest first",
    "counts": "What is counted, A to Z",
    "scope": "Of whom or where, A to Z",
    "voice": "Whose words, A to Z",
}


def column_headings(sort: str) -> list[ColumnHeading]:
    """Return the columns of a table sorted by ``sort``, which is empty for the default order."""
    return [_heading(name, ways, sort) for name, ways in COLUMNS.items()]


def _heading(name: str, ways: tuple[ColumnSort, ...], sort: str) -> ColumnHeading:
    at = next((at for at, way in enumerate(ways) if way.sort == sort), None)
    if at is None:
        return ColumnHeading(name, None, ways[0])
    return ColumnHeading(name, ways[at], ways[at + 1] if at + 1 < len(ways) else None)
