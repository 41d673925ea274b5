"""Readers can set their own text size, spacing, colours and reduced motion, and print."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Open
from tests.browser.kinds import EACH, Kind, named
from tests.browser.visits import script

MAIN_KINDS = named(
    *("home", "findings, all", "findings/<ref:ref>/", "inspections/<ref:ref>/", "timeline/"),
    *("ratings/", "compare/", "source, highlighted", "briefing/", "search, nothing found"),
)
WIDE, NARROW = ({"width": width, "height": 900} for width in (1280, 320))
# Twice the size that browsers set text in, as a reader's own setting.
TWICE = {"fontSizes": {"standard": 32, "fixed": 26}}
Tries = Callable[[Kind], dict[str, list[str]]]


@pytest.fixture(scope="module")
def tries(chromium: Browser, address: Callable[[Kind], str]) -> Tries:
    """Return what is wrong with a kind of page in each way of reading it; it is opened once."""
    known: dict[Kind, dict[str, list[str]]] = {}

    def of(kind: Kind) -> dict[str, list[str]]:
        if kind not in known:
            context = chromium.new_context(viewport=WIDE, reduced_motion="reduce")
            page = context.new_page()
            page.goto(address(kind))
            known[kind] = tried(page)
            context.close()
        return known[kind]

    return of


def tried(page: Page) -> dict[str, list[str]]:
    """Read a page in one way after the other."""
    found = {"moving": page.evaluate(script("moving")), "clipped": page.evaluate(script("clipped"))}
    said, before = page.inner_text("body"), size(page)
    page.emulate_media(forced_colors="active")
    found["borderless"] = page.evaluate(script("borderless"))
    found["faint"] = page.evaluate(script("faint"))
    found["without_entry"] = [] if page.inner_text("body") == said else ["words are not the same"]
    page.emulate_media(forced_colors="none", media="print", color_scheme="dark")
    found["controls"] = page.evaluate(script("controls"))
    found["pale"] = page.evaluate(script("pale"))
    page.emulate_media(media="screen")
    page.evaluate(script("spaced"))
    found["spaced"] = lost(page)
    page.set_viewport_size(NARROW)
    found["spaced, narrow"] = lost(page)
    page.evaluate(script("unspaced"))
    page.set_viewport_size(WIDE)
    page.context.new_cdp_session(page).send("Page.setFontSizes", TWICE)
    found["large"] = [*lost(page), *grown(page, before)]
    return found


def size(page: Page) -> float:
    """Return the size of the text, in pixels."""
    found: float = page.evaluate("parseFloat(getComputedStyle(document.body).fontSize)")
    return found


def grown(page: Page, before: float) -> list[str]:
    """Return a complaint if the text is not twice as large as it was."""
    return [] if round(size(page) / before, 2) == 2 else [f"{size(page)} px, was {before} px"]


def lost(page: Page) -> list[str]:
    """Return what is out of sight or cut off."""
    return [*page.evaluate(script("sideways")), *page.evaluate(script("clipped"))]


@EACH
@pytest.mark.parametrize("how", ["clipped", "spaced", "spaced, narrow", "large"])
def test_no_text_is_lost(tries: Tries, kind: Kind, how: str) -> None:
    faults = tries(kind)[how]

    assert not faults, "\n".join(faults)


@EACH
@pytest.mark.parametrize("what", ["borderless", "faint", "without_entry"])
def test_readers_own_colours_keep_borders_focus_and_words(
    tries: Tries, kind: Kind, what: str
) -> None:
    faults = tries(kind)[what]

    assert not faults, "\n".join(faults)


@EACH
def test_nothing_moves_for_those_who_ask(tries: Tries, kind: Kind) -> None:
    faults = tries(kind)["moving"]

    assert not faults, "\n".join(faults)


@EACH
@pytest.mark.parametrize("what", ["controls", "pale"])
def test_nothing_to_press_is_printed_and_nothing_pale(tries: Tries, kind: Kind, what: str) -> None:
    faults = tries(kind)[what]

    assert not faults, "\n".join(faults)


def test_no_page_slides_into_the_next_for_those_who_ask(open_page: Open) -> None:
    page = open_page(Kind("home", "/"), reduced_motion="reduce")
    page.context.add_init_script(
        "addEventListener('pagereveal', event => { window.slides = !!event.viewTransition; })"
    )

    page.get_by_role("link", name="Findings").first.click()
    page.wait_for_url("**/findings/")

    assert page.evaluate("window.slides") is False


@MAIN_KINDS
def test_a_page_says_the_same_without_scripts(open_page: Open, kind: Kind) -> None:
    with_scripts = open_page(kind)
    without = open_page(kind, java_script_enabled=False)

    lines = [line for line in without.inner_text("main").splitlines() if line.strip()]
    more = with_scripts.inner_text("main")
    assert [line for line in lines if line not in more] == []
    # A button that does nothing without its script must not be there without it.
    assert without.locator("button:not(form button)").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_scheme_of_colours_is_the_readers(open_page: Open, scheme: str) -> None:
    page = open_page(Kind("home", "/"), color_scheme=scheme)

    assert (sum(page.evaluate(script("paper"))) > 3 * 127) == (scheme == "light")
