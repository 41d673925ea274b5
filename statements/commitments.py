"""Actions grouped by source, oldest first, and within a source by status.

A page of the list shows whole sources, so that the account of a source is never cut in two.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from django.core.paginator import Page, Paginator

from records.models import Record
from sources.models import DateBasis, Source
from statements.models import Action

Status = Action.Status
# Promises come first. Actions said to be done are claims, and statements are neither.
TO_COME = (Status.PLANNED, Status.EXPECTED, Status.RECOMMENDED)
ORDER = (*TO_COME, Status.UNDER_WAY, Status.DONE, Status.STATEMENT)


@dataclass(frozen=True, slots=True)
class StatusGroup:
    """The actions of a source with the same status, as claimed at the time."""

    status: Status
    actions: list[Record]

    @property
    def is_to_come(self) -> bool:
        return self.status in TO_COME


@dataclass(frozen=True, slots=True)
class Account:
    """The account of one source. ``is_latest`` is true if no source was written after it."""

    source: Source
    is_latest: bool
    status_groups: list[StatusGroup]

    @property
    def actions(self) -> list[Record]:
        return [action for group in self.status_groups for action in group.actions]

    @property
    def count(self) -> int:
        return len(self.actions)

    @property
    def when(self) -> str:
        """The year in which the source was written, with “(inferred)” if it is."""
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
    """Return ``actions``, fetched with ``first_source``, grouped by that source.

    ``latest`` is the source that was written last.
    """
    by_source: dict[Source, list[Action]] = {}
    for action in actions:
        if isinstance(action, Action):
            by_source.setdefault(sources[action.first_source], []).append(action)
    return [
        Account(source, source == latest, by_status(by_source[source]))
        for source in sorted(by_source, key=lambda source: source.age)
    ]


def by_status(actions: Iterable[Record]) -> list[StatusGroup]:
    """Return actions grouped by status, promises first."""
    found: dict[str, list[Record]] = {}
    for action in actions:
        found.setdefault(cast("Action", action.specific()).status, []).append(action)
    groups = {status: found.get(status, []) for status in ORDER}
    return [StatusGroup(status, group) for status, group in groups.items() if group]


class SourcePaginator(Paginator):  # type: ignore[type-arg]  # Django has it not generic
    """Pages of whole accounts, with at most ``per_page`` actions unless one account has more."""

    def __init__(self, accounts: list[Account], per_page: int) -> None:
        super().__init__([action for each in accounts for action in each.actions], per_page)
        self.account_pages = paginate_accounts(accounts, per_page)

    @cached_property
    def num_pages(self) -> int:
        return len(self.account_pages)

    def page(self, number: int | str) -> "SourcePage":
        """Return the page with that number, counted from 1. Raises InvalidPage if there is none."""
        number = self.validate_number(number)
        before = self.account_pages[: number - 1]
        first = sum(account.count for accounts in before for account in accounts)
        return SourcePage(self.account_pages[number - 1], first, number, self)


class SourcePage(Page[Record]):
    """The accounts of one page. ``first`` is the number of actions on the pages before it."""

    def __init__(
        self, accounts: list[Account], first: int, number: int, paginator: SourcePaginator
    ) -> None:
        actions = [action for account in accounts for action in account.actions]
        super().__init__(actions, number, paginator)
        self.accounts = accounts
        self.first = first

    def start_index(self) -> int:
        return self.first + 1

    def end_index(self) -> int:
        return self.first + len(self)


def paginate_accounts(accounts: list[Account], size: int) -> list[list[Account]]:
    """Return ``accounts`` in pages of at most ``size`` actions, or of one account if it has more.

    There is always at least one page, which may be empty.
    """
    pages: list[list[Account]] = [[]]
    for account in accounts:
        if pages[-1] and sum(each.count for each in pages[-1]) + account.count > size:
            pages.append([])
        pages[-1].append(account)
    return pages
