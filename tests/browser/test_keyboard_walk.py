"""The Tab key walks through every kind of page in order, with a visible focus."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.kinds import EACH, Kind
from tests.browser.visits import WIDTHS, script

Stop = dict[str, Any]
Walks = Callable[[Kind, int], list[Stop]]
AT_BOTH = pytest.mark.parametrize("width", WIDTHS)


@pytest.fixture(scope="module")
def walks(context: BrowserContext, address: Callable[[Kind], str]) -> Walks:
    """Return the stops of a walk through a page; each walk is made once."""
    known: dict[tuple[Kind, int], list[Stop]] = {}

    def walk(kind: Kind, width: int) -> list[Stop]:
        if (kind, width) not in known:
            page = context.new_page()
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(address(kind))
            known[kind, width] = stops(page)
            page.close()
        return known[kind, width]

    return walk


def stops(page: Page) -> list[Stop]:
    """Press Tab until the page has been gone through, and return where the focus was."""
    expected, found = page.evaluate(script("walk")), []
    # One more than there are: a box that scrolls may be a stop too.
    for _ in range(expected + 20):
        page.keyboard.press("Tab")
        stop = page.evaluate("stop()")
        if stop is None or stop in found[:1]:
            break
        found.append(stop)
    assert sorted({stop["index"] for stop in found} - {-1}) == list(range(expected))
    return found


def where(found: list[Stop]) -> list[str]:
    return [stop["element"] for stop in found]


@AT_BOTH
@EACH
def test_the_order_is_that_of_reading(walks: Walks, kind: Kind, width: int) -> None:
    found = walks(kind, width)

    order = [stop["index"] for stop in found if stop["index"] >= 0]
    assert order == sorted(order)
    assert where([stop for stop in found if stop["goesUp"]]) == []


@AT_BOTH
@EACH
def test_what_has_the_focus_is_in_sight(walks: Walks, kind: Kind, width: int) -> None:
    assert where([stop for stop in walks(kind, width) if not stop["isSeen"]]) == []


@AT_BOTH
@EACH
def test_what_has_the_focus_looks_different(walks: Walks, kind: Kind, width: int) -> None:
    assert where([stop for stop in walks(kind, width) if not stop["isShown"]]) == []
