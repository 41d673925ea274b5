"""Ctrl+/ leads to the search field, and no single key is a shortcut."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.kinds import Kind

FINDINGS, ABOUT = Kind("findings", "/findings/?q=social"), Kind("about", "/about/")
CHOSEN = "getSelection().toString()"


def test_it_leads_to_the_field_of_the_page_and_marks_the_words_in_it(open_page: Open) -> None:
    page = open_page(FINDINGS)

    page.keyboard.press("Control+/")

    expect(page.locator("#q")).to_be_focused()
    assert page.evaluate(CHOSEN) == "social"
    page.keyboard.press("Control+/")
    page.keyboard.type("x")
    expect(page.locator("#q")).to_have_value("x")


def test_it_leads_to_the_field_of_the_masthead_where_a_page_has_none(open_page: Open) -> None:
    page = open_page(ABOUT)

    page.keyboard.press("Control+/")

    expect(page.locator("#go")).to_be_focused()


def pressed(page: Page, key: str) -> str:
    """Press a key and return what has the focus then."""
    page.keyboard.press(key)
    return str(page.evaluate("document.activeElement.tagName"))


@pytest.mark.parametrize("key", ["/", "s", "k", "Shift+/", "Alt+/"])
def test_no_other_key_does_anything(open_page: Open, key: str) -> None:
    assert pressed(open_page(FINDINGS), key) == "BODY"


def test_it_does_nothing_while_somebody_types(open_page: Open) -> None:
    page = open_page(Kind("briefing, empty", "/briefing/"))
    page.locator("#refs").focus()

    page.keyboard.press("Control+/")

    expect(page.locator("#refs")).to_be_focused()
    expect(page).to_have_url(re.compile("/briefing/$"))
