"""Actions grouped by source, oldest first: those spoken of again, then the others by status.

A page of the list shows whole sources, so that the account of a source is never cut in two.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, cast

from django.core.paginator import Page, Paginator

from records.models import Record
from records.rows import Said, usual_voice
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


class Pair(NamedTuple):
    """Actions, and the later records that speak of each of them.

    ``later`` are shown here. The words of ``known`` stand beside an earlier pair. ``notes`` are the
    editors' notes on any of them.
    """

    actions: list[Record]
    later: list[Record]
    known: list[Record]
    notes: list[str]


class Thread(NamedTuple):
    """How many actions there are, how many are spoken of again, and by how many later records."""

    actions: int
    again: int
    later: int

    @property
    def silent(self) -> int:
        """How many are not spoken of again."""
        return self.actions - self.again


@dataclass(frozen=True, slots=True)
class Account:
    """The account of one source. ``is_latest`` is true if no source was written after it."""

    source: Source
    is_latest: bool
    actions: list[Action]

    @property
    def count(self) -> int:
        return len(self.actions)

    @property
    def said(self) -> Said | None:
        """What most of the actions have in common."""
        return usual_voice(self.actions)

    @property
    def again(self) -> int:
        """The number of actions that later records speak of."""
        return sum(bool(action.later_records) for action in self.actions)

    @property
    def pairs(self) -> list[Pair]:
        """The actions that later records speak of, those of the same records together."""
        together: dict[frozenset[Record], list[Action]] = {}
        for action in self.actions:
            if later := action.later_records:
                together.setdefault(frozenset(later), []).append(action)
        shown: set[Record] = set()
        found = []
        for actions in together.values():
            later = actions[0].later_records
            new = [record for record in later if record not in shown]
            known = [record for record in later if record in shown]
            shown.update(new)
            found.append(Pair([*actions], new, known, _notes(actions)))
        return found

    @property
    def silent(self) -> list[StatusGroup]:
        """The actions that no later record speaks of, by status."""
        return by_status(action for action in self.actions if not action.later_records)

    @property
    def statuses_of_pairs(self) -> list[Status]:
        """The statuses that only actions with later words have, which have no heading."""
        silent = {group.status for group in self.silent}
        return [group.status for group in by_status(self.actions) if group.status not in silent]

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
        Account(source, source == latest, _promises_first(by_source[source]))
        for source in sorted(by_source, key=lambda source: source.age)
    ]


def thread(actions: Iterable[Record]) -> Thread:
    """Count ``actions``, without statements that nothing has to follow."""
    found = [each for each in actions if isinstance(each, Action) and not each.is_statement]
    later = {follow_up.record_id for action in found for follow_up in action.follow_ups.all()}
    return Thread(len(found), sum(bool(action.follow_ups.all()) for action in found), len(later))


def _notes(actions: Iterable[Action]) -> list[str]:
    notes = [note for action in actions for note in (action.note, *_notes_on_later(action))]
    return list(dict.fromkeys(filter(None, notes)))


def _notes_on_later(action: Action) -> list[str]:
    return [follow_up.note for follow_up in action.follow_ups.all()]


def _promises_first(actions: list[Action]) -> list[Action]:
    return sorted(actions, key=lambda action: ORDER.index(Status(action.status)))


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
