"""Ten tasks of readers, tried from the home page on a phone, with the real record.

Each must show its answer on the first or second screen of the page that it leads to.
"""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Open
from tests.browser.kinds import Kind

HOME = Kind("home", "/", server="real")
WIDTH, HEIGHT = 375, 812
SCREENS = 2


@pytest.fixture
def home(open_page: Open) -> Page:
    return open_page(HOME, viewport={"width": WIDTH, "height": HEIGHT}, has_touch=True)


def soon(*found: Locator) -> None:
    """Check that all of them stand on the first two screens of the page, or of a place in it."""
    for each in found:
        expect(each).to_be_visible()
        box = each.bounding_box()  # from the top of what is in sight
        assert box
        assert box["y"] + box["height"] <= HEIGHT * SCREENS, f"{box['y']}: {each.inner_text()}"


def ask(page: Page, words: str) -> None:
    """Type into the search box at the top of the page."""
    page.locator("#go").fill(words)
    page.keyboard.press("Enter")


def choose(page: Page, name: str) -> None:
    """Follow the first link of the page with that name."""
    page.locator("main").get_by_role("link", name=name).first.click()


def text(page: Page, words: str) -> Locator:
    return page.locator("main").get_by_text(words).first


def test_the_verdict_of_2019_and_three_weaknesses(home: Page) -> None:
    choose(home, "Inspection of children's social care services, 2019")

    soon(home.locator(".verdict").get_by_text("inadequate", exact=True).first)
    home.locator(".areas td a").first.click()
    weaknesses = home.locator("h4.weakness + .rows > li")
    soon(*(weaknesses.nth(number) for number in range(3)))


def test_what_was_promised_in_august_2019_and_what_is_spoken_of_later(home: Page) -> None:
    choose(home, "What did the council promise in August 2019, and what do later sources say?")

    soon(text(home, "spoken of again"), home.locator(".thread"))


def test_the_74_children_their_link_and_a_clean_copy(home: Page) -> None:
    choose(home, "Where is the passage on the 74 children?")
    soon(home.locator("main mark").first)
    home.locator(".results .rows .words a").first.click()

    expect(home.locator("h1")).to_be_visible()
    words = home.locator(".statement .words").first
    soon(words)
    assert "74 children" in words.inner_text()
    expect(home.locator("main .short-address a").first).to_contain_text("/F82")


def test_care_leavers_in_2015_and_2019(home: Page) -> None:
    choose(home, "What was said about care leavers, in 2015 and in 2019?")

    contents = home.get_by_role("navigation", name="On this page")
    soon(
        contents.get_by_role("link", name="Single inspection, autumn 2015"),
        contents.get_by_role("link", name="Inspection of children's social care services, 2019"),
    )


def test_what_happened_from_2013_to_2015(home: Page) -> None:
    home.get_by_role("navigation", name="Main").get_by_text("Menu").click()
    home.get_by_role("link", name="Timeline").first.click()
    soon(home.locator(".picture"))
    home.locator(".begun").get_by_role("link", name="2013").click()

    soon(home.locator("#E3"), home.locator("#E5"))


def test_everything_that_barbara_peacock_said(home: Page) -> None:
    ask(home, "Peacock")

    person = home.locator(".people").get_by_role("link", name="Barbara Peacock")
    soon(person)
    person.click()
    soon(home.locator("#Q12 .words").first)


def test_only_the_inspectors_own_words(home: Page) -> None:
    choose(home, "Which words are the inspectors’ own?")

    soon(home.locator(".results .rows .words").first)


def test_who_apologised(home: Page) -> None:
    choose(home, "Who apologised, when, and in what words?")

    soon(
        text(home, "Les Wicks"), text(home, "unreservedly apologise"), text(home, "27 August 2019")
    )


def test_print_2019_for_committee(home: Page) -> None:
    choose(home, "Inspection of children's social care services, 2019")

    home.emulate_media(media="print")
    expect(home.locator(".verdict")).to_be_visible()
    expect(home.locator("main").get_by_text("for too long").first).to_be_visible()
    expect(home.get_by_role("navigation", name="Main")).to_be_hidden()


def test_a_ref_typed_from_paper(home: Page) -> None:
    ask(home, "f82.")

    home.wait_for_url("**/findings/F82/")
    soon(home.locator("h1"), home.locator(".statement .words").first)
