"""Pages that hold whole sources: what one source tells is never cut in two."""

from functools import cached_property

from django.core.paginator import Page, Paginator

from statements.commitments import Told
from statements.models import Action


class SourcePaginator(Paginator):  # type: ignore[type-arg]  # Django has it not generic
    """Actions under their sources, at most ``per_page`` to a page if no source has more."""

    def __init__(self, told: list[Told], per_page: int) -> None:
        super().__init__([action for group in told for action in group.actions], per_page)
        self.sheets = in_sheets(told, per_page)

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
        self, told: list[Told], first: int, number: int, paginator: SourcePaginator
    ) -> None:
        super().__init__([each for group in told for each in group.actions], number, paginator)
        self.told = told
        self.first = first

    def start_index(self) -> int:
        return self.first + 1

    def end_index(self) -> int:
        return self.first + len(self)


def in_sheets(told: list[Told], size: int) -> list[list[Told]]:
    """Return ``told`` in order, in sheets of at most ``size`` actions or else of one source.

    There is always one, if only an empty one.
    """
    sheets: list[list[Told]] = [[]]
    for group in told:
        if sheets[-1] and sum(each.count for each in sheets[-1]) + group.count > size:
            sheets.append([])
        sheets[-1].append(group)
    return sheets
