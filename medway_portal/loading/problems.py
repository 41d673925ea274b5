"""The faults of the curated record, collected so that editors see all at once."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """The place of a fault: the file, the line from 1, and the ref or slug of the entry."""

    file: str
    line: int = 1
    ref: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A fault: its place, what is wrong, and what to do about it."""

    place: Place
    message: str

    def __str__(self) -> str:
        ref = f"{self.place.ref}: " if self.place.ref else ""
        return f"{self.place.file}:{self.place.line}: {ref}{self.message}"


@dataclass
class Problems:
    """Collects faults. Nothing is raised before the whole record is checked."""

    found: list[Problem] = field(default_factory=list)

    def add(self, place: Place, message: str) -> None:
        problem = Problem(place, message)
        if problem not in self.found:
            self.found.append(problem)

    def __bool__(self) -> bool:
        return bool(self.found)

    def __str__(self) -> str:
        return "\n".join(str(problem) for problem in sorted(self.found))


class SeedsError(Exception):
    """The curated record has faults; the message lists all of them, one to a line."""

    def __init__(self, problems: Problems) -> None:
        super().__init__(str(problems))
        self.problems = problems
