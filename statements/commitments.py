"""Actions by the source that tells them, oldest first, and in each by what was claimed of them.

They stand on pages that hold whole sources: what one source tells is never cut in two.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator

from records.models import Record
from sources.models import DateBasis, Source
from statements.models import Action

Status = Action.Status
# What was promised comes first. What was said to be done is a claim and no commitment: it is last.
TO_COME = (Status.PLANNED, Status.EXPECTED, Status.RECOMMENDED)
ORDER = (*TO_COME, Status.UNDER_WAY, Status.DONE)


@dataclass(frozen=True, slots=True)
class StatusGroup:
    """The actions of a source that have one status, as claimed at the time."""

    status: Status
    actions: list[Action]

    @property
    def is_of_the_future(self) -> bool:
        return self.status in TO_COME


@dataclass(frozen=True, slots=True)
class Account:
    """What one source tells; ``is_latest`` if no source that is held was written after it."""

    source: Source
    is_latest: bool
    claims: list[StatusGroup]

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


def accounts_by_source(
    actions: Iterable[Record], sources: Mapping[int, Source], latest: Source | None
) -> list[Account]:
    """Return ``actions``, fetched with their teller, under it; ``latest`` is the last held."""
    told: dict[Source, list[Action]] = {}
    for action in actions:
        if isinstance(action, Action):
            told.setdefault(sources[action.teller], []).append(action)
    return [
        Account(source, source == latest, _by_status(told[source]))
        for source in sorted(told, key=lambda source: source.age)
    ]


def _by_status(actions: list[Action]) -> list[StatusGroup]:
    found = {status: [a for a in actions if a.status == status] for status in ORDER}
    return [StatusGroup(status, having) for status, having in found.items() if having]


class SourcePaginator(Paginator):  # type: ignore[type-arg]  # Django has it not generic
    """Actions under their sources, at most ``per_page`` to a page if no source has more."""

    def __init__(self, told: list[Account], per_page: int) -> None:
        super().__init__([action for group in told for action in group.actions], per_page)
        self.sheets = paginate_accounts(told, per_page)

    @cached_property
    def num_pages(self) -> int:
        return len(self.sheets)

    def page(self, number: int | str) -> "SourcePage":
        """Return the page with that number, counted from 1. Raises InvalidPage if there is none."""
        number = self.validate_number(number)
        told = self.sheets[number - 1]
        first = sum(group.count for sheet in self.sheets[: number - 1] for group in sheet)
        return SourcePage(told, first, number, self)


class SourcePage(Page[Action]):
    """The sources of one page; ``first`` is how many actions stand on the pages before it."""

    def __init__(
        self, told: list[Account], first: int, number: int, paginator: SourcePaginator
    ) -> None:
        super().__init__([each for group in told for each in group.actions], number, paginator)
        self.told = told
        self.first = first

    def start_index(self) -> int:
        return self.first + 1

    def end_index(self) -> int:
        return self.first + len(self)


def paginate_accounts(told: list[Account], size: int) -> list[list[Account]]:
    """Return ``told`` in order, in sheets of at most ``size`` actions or else of one source.

    There is always one, if only an empty one.
    """
    sheets: list[list[Account]] = [[]]
    for group in told:
        if sheets[-1] and sum(each.count for each in sheets[-1]) + group.count > size:
            sheets.append([])
        sheets[-1].append(group)
    return sheets
