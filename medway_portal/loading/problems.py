"""The faults found in the curated record, kept until all are known."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a fault is: file, line from 1, and the record's ref or name."""

    file: str
    line: int = 1
    ref: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One fault: where, what is wrong, and what to do."""

    place: Place
    message: str

    def __str__(self) -> str:
        ref = f"{self.place.ref}: " if self.place.ref else ""
        return f"{self.place.file}:{self.place.line}: {ref}{self.message}"


@dataclass
class Problems:
    """Collects faults; nothing is raised until everything has been looked at."""

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
