"""The faults of the curated record, collected so that editors see all at once."""

from collections.abc import Collection
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import groupby

LONGEST = 1500  # characters of a message; what is quoted may be as long as a file
MOST_IN_FILE = 100  # faults of one file that are told one by one
MOST_CHOICES = 30


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a fault is: the file, the line counted from 1, and the ref or slug if there is one."""

    file: str
    line: int = 1
    ref: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault. The message names the remedy."""

    place: Place
    message: str

    def __str__(self) -> str:
        ref = f"{self.place.ref}: " if self.place.ref else ""
        return _on_one_line(f"{self.place.file}:{self.place.line}: {ref}{self.message}")


@dataclass
class Problems:
    """Collects faults. Nothing is raised before the whole record is checked."""

    _found: dict[Problem, None] = field(default_factory=dict)

    @property
    def found(self) -> list[Problem]:
        """All faults, each once, in the order of files and lines."""
        return sorted(self._found, key=lambda problem: (problem.place.file, problem.place.line))

    def add(self, place: Place, message: str) -> None:
        self._found[Problem(place, message)] = None

    def __bool__(self) -> bool:
        return bool(self._found)

    def __str__(self) -> str:
        """Tell the faults of each file, one a line, and of more than a hundred how many more."""
        lines: list[str] = []
        for file, in_file in groupby(self.found, key=lambda problem: problem.place.file):
            told = list(in_file)
            more = told[MOST_IN_FILE:]
            lines += map(str, told[:MOST_IN_FILE])
            if more:
                first, last = more[0].place.line, more[-1].place.line
                lines.append(
                    f"{_on_one_line(file)}:{first}: and {len(more):,} more faults from here to "
                    f"line {last}; mend those above first, then check again"
                )
        return "\n".join(lines)


class SeedsError(Exception):
    """The curated record cannot be loaded. ``problems`` has all faults."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(str(problems))
        self.problems = problems


def choice(name: str, names: Collection[str]) -> str:
    """Return the remedy for a name that is none of ``names``: the nearest one, or all."""
    listed = ", ".join([*names][:MOST_CHOICES]) + (", …" if len(names) > MOST_CHOICES else "")
    if not names:
        return "there is none yet; add one"
    near = get_close_matches(name, names, 1)
    if near:
        return f"did you mean “{near[0]}”? Otherwise choose one of {listed}"
    return f"choose one of {listed}"


def _on_one_line(text: str) -> str:
    """Return ``text`` without its middle if it is long, and without what a terminal obeys."""
    if len(text) > LONGEST:
        text = f"{text[: LONGEST // 2]} […] {text[-LONGEST // 2 :]}"
    return "".join(
        character if character.isprintable() else " " if character.isspace() else "\ufffd"
        for character in text
    )
