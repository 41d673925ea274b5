"""Actions by the source that tells them, oldest first, and in each by what was claimed of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from inspections.models import Record
from sources.models import DateBasis, Source
from statements.models import Action

Status = Action.Status
# What was promised comes first. What was said to be done is a claim and no commitment: it is last.
TO_COME = (Status.PLANNED, Status.EXPECTED, Status.RECOMMENDED)
ORDER = (*TO_COME, Status.UNDER_WAY, Status.DONE)


@dataclass(frozen=True, slots=True)
class Claimed:
    """The actions of a source that have one status, as claimed at the time."""

    status: Status
    actions: list[Action]

    @property
    def is_of_the_future(self) -> bool:
        return self.status in TO_COME


@dataclass(frozen=True, slots=True)
class Told:
    """What one source tells; ``is_latest`` if no source that is held was written after it."""

    source: Source
    is_latest: bool
    claims: list[Claimed]

    @property
    def actions(self) -> list[Action]:
        return [action for claim in self.claims for action in claim.actions]

    @property
    def count(self) -> int:
        return len(self.actions)

    @property
    def when(self) -> str:
        """The year in which the source was written, and whether that is inferred."""
        is_inferred = self.source.date_basis == DateBasis.INFERRED
        return f"{self._year} (inferred)" if is_inferred else self._year

    @property
    def _year(self) -> str:
        first, last = self.source.date_earliest, self.source.date_latest
        if first and last:
            return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
        if first:
            return f"{first.year} or later"
        return f"{last.year} or earlier" if last else "Undated"


def by_source(
    actions: Iterable[Record], sources: Mapping[int, Source], latest: Source | None
) -> list[Told]:
    """Return ``actions``, fetched with their teller, under it; ``latest`` is the last held."""
    told: dict[Source, list[Action]] = {}
    for action in actions:
        if isinstance(action, Action):
            told.setdefault(sources[action.teller], []).append(action)
    return [
        Told(source, source == latest, _by_status(told[source]))
        for source in sorted(told, key=lambda source: source.age)
    ]


def _by_status(actions: list[Action]) -> list[Claimed]:
    found = {status: [a for a in actions if a.status == status] for status in ORDER}
    return [Claimed(status, having) for status, having in found.items() if having]
