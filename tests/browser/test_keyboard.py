"""Readers can skip, open, choose, send and copy with the keyboard only."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.devices import Reader, tab_to
from tests.browser.kinds import Kind, named
from tests.processes import Server

COMMON = named(
    "home", "findings, all", "findings/<ref:ref>/", "timeline/", "inspections/<ref:ref>/"
)
FINDINGS = Kind("findings", "/findings/")
FINDING = Kind("finding", "/findings/F15/")
IS_IN_MAIN = "document.querySelector('main').contains(document.activeElement)"


@COMMON
def test_the_first_stop_skips_to_the_content(open_page: Open, kind: Kind) -> None:
    page = open_page(kind)

    page.keyboard.press("Tab")
    first = page.locator(":focus")
    expect(first).to_have_role("link")
    expect(first).to_have_accessible_name(re.compile("skip", re.IGNORECASE))
    expect(first).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    assert page.evaluate(IS_IN_MAIN), page.evaluate("document.activeElement.outerHTML")
    assert page.locator("main").bounding_box()["y"] < 100


@COMMON
def test_without_the_skip_link_the_content_is_further_away(open_page: Open, kind: Kind) -> None:
    page = open_page(kind)

    for _ in range(3):
        page.keyboard.press("Tab")

    assert not page.evaluate(IS_IN_MAIN)


def results(page: Page) -> int:
    return page.locator("main").get_by_role("heading", level=3).count()


def test_a_filter_is_opened_chosen_and_sent(open_page: Open) -> None:
    page = open_page(FINDINGS)
    box = page.locator("input[name=theme][value=caseloads]")
    reader = Reader(page, "keyboard")

    expect(box).to_be_hidden()
    reader.reveal(box)
    reader.press(box)
    expect(box).to_be_checked()
    reader.press(page.locator("form", has=box).get_by_role("button").last)

    page.wait_for_url("**/findings/?*theme=caseloads*")
    expect(page.locator("input[name=theme][value=caseloads]")).to_be_checked()
    assert 0 < results(page) < 25


def test_words_are_sent_with_enter(open_page: Open) -> None:
    page = open_page(FINDINGS)

    tab_to(page, page.get_by_role("searchbox").last)
    page.keyboard.type("caseloads")
    page.keyboard.press("Enter")

    page.wait_for_url("**/findings/?*q=caseloads*")
    expect(page.locator("main mark").first).to_be_visible()


def test_what_is_open_is_closed_again(open_page: Open) -> None:
    page = open_page(FINDINGS)
    box = page.locator("input[name=theme][value=caseloads]")
    Reader(page, "keyboard").reveal(box)

    tab_to(page, box.locator("xpath=ancestor::details[1]/summary"))
    page.keyboard.press("Space")

    expect(box).to_be_hidden()


def test_a_citation_is_copied_and_that_is_said(open_page: Open, portal: Server) -> None:
    page = open_page(FINDING, permissions=["clipboard-read", "clipboard-write"])
    button = page.get_by_role("button", name=re.compile("^copy", re.IGNORECASE)).first

    tab_to(page, button)
    page.keyboard.press("Enter")

    expect(page.locator("[aria-live], [role=status]").first).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"{portal.address}/F15" in copied
    expect(button).to_be_focused()


def test_each_copy_button_says_what_it_copies(open_page: Open) -> None:
    page = open_page(FINDING)
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    buttons = page.get_by_role("button", name=re.compile("^copy", re.IGNORECASE))

    expect(buttons.first).to_be_visible()
    names = [button.inner_text() for button in buttons.all()]
    assert len(set(names)) == len(names) > 1


@pytest.mark.parametrize("key", ["/"])
def test_no_key_of_a_reader_is_taken_while_typing(open_page: Open, key: str) -> None:
    page = open_page(FINDINGS)
    box = page.get_by_role("searchbox").last

    tab_to(page, box)
    page.keyboard.type(f"a{key}b")

    expect(box).to_have_value(f"a{key}b")
