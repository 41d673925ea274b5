"""Lists update as soon as a filter is ticked, and announce, keep and undo it."""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Open
from tests.browser.kinds import Kind
from tests.processes import Server

FINDINGS = Kind("findings, page 2", "/findings/?page=2", server="real")
SLOW = {"offline": False, "downloadThroughput": -1, "uploadThroughput": -1, "latency": 1200}
SAID = "[role=status]"


def box(page: Page, theme: str) -> Locator:
    return page.locator(f".filters input[name=theme][value={theme}]")


def heading(count: int | str, rest: str = "") -> re.Pattern[str]:
    """Return a pattern of the heading above a list with ``count`` findings."""
    return re.compile(rf"^\s*{count} findings( in \d+ sentences)?{rest}\s*$")


def unfold(page: Page) -> None:
    """Open the themes, and what they are folded away in on a narrow screen."""
    for closed in (
        "details.choices > summary:visible",
        "details.facet:has([name=theme]) > summary",
    ):
        for summary in page.locator(closed).all():
            summary.click()


def counted(server: Server, query: str) -> int:
    return int(json.loads(server.answer(f"/findings.json?{query}", 5)[1])["count"])


@pytest.fixture
def of_all(real: Server) -> int:
    """How many findings there are."""
    return counted(real, "")


@pytest.fixture
def of_theme(real: Server) -> int:
    """How many there are on caseloads."""
    return counted(real, "theme=caseloads")


@pytest.fixture
def findings(open_page: Open) -> Page:
    """The second page of the findings, with the themes unfolded."""
    page = open_page(FINDINGS)
    unfold(page)
    return page


@pytest.mark.parametrize("width", [1280, 320])
def test_the_list_its_count_its_filters_and_its_address_are_the_new_ones(
    open_page: Open, width: int, of_theme: int
) -> None:
    page = open_page(FINDINGS, viewport={"width": width, "height": 900})
    unfold(page)

    box(page, "caseloads").check()

    page.wait_for_url("**/findings/?theme=caseloads")
    expect(page.locator("#shown")).to_have_text(heading(of_theme, ": theme Caseloads"))
    expect(page.locator(".results > .rows .own")).to_have_count(of_theme)
    expect(page.locator(".applied")).to_contain_text("Caseloads")
    expect(page).to_have_title(re.compile("^Findings: theme Caseloads –"))
    assert page.locator("link[type='text/csv']").get_attribute("href") == (
        "/findings.csv?theme=caseloads"
    )


def test_it_is_the_same_page_as_without_the_script(open_page: Open, of_theme: int) -> None:
    page, opened = (
        open_page(FINDINGS),
        open_page(Kind("", "/findings/?theme=caseloads", server="real")),
    )
    unfold(page)

    box(page, "caseloads").check()

    page.wait_for_url("**/findings/?theme=caseloads")
    expect(page.locator(".results > .rows .own")).to_have_count(of_theme)
    assert page.locator("main").inner_html() == opened.locator("main").inner_html().replace(
        # What the reader has unfolded stays so; the box that was ticked is the old one.
        'value="caseloads" checked=""',
        'value="caseloads"',
    )


def test_a_reader_is_told_before_that_the_list_changes(findings: Page) -> None:
    expect(findings.locator(".filters .live")).to_have_text(
        "The list changes as soon as you tick a filter or choose an order."
    )


def test_the_new_count_is_said_once(findings: Page, of_theme: int, of_all: int) -> None:
    findings.locator(SAID).wait_for(state="attached")
    findings.evaluate(
        """selector => {
            window.heard = [];
            const said = document.querySelector(selector);
            new MutationObserver(() => { if (said.textContent) heard.push(said.textContent); })
                .observe(said, { childList: true, characterData: true, subtree: true });
        }""",
        SAID,
    )

    box(findings, "caseloads").check()
    expect(findings.locator(SAID)).to_have_text(f"{of_theme} findings shown")
    box(findings, "caseloads").uncheck()
    expect(findings.locator(SAID)).to_have_text(f"1 to 25 of {of_all} findings shown")

    assert findings.evaluate("heard") == [
        f"{of_theme} findings shown",
        f"1 to 25 of {of_all} findings shown",
    ]
    assert findings.locator(SAID).count() == 1


def test_the_focus_and_what_is_unfolded_stay_as_they_are(findings: Page, of_theme: int) -> None:
    voices = findings.locator("details.facet:has([name=voice])")
    voices.locator("> summary").click()
    box(findings, "caseloads").focus()
    before = findings.evaluate_handle("document.activeElement")

    findings.keyboard.press("Space")
    findings.wait_for_url("**/findings/?theme=caseloads")
    expect(findings.locator(".results > .rows .own")).to_have_count(of_theme)

    assert findings.evaluate("old => old === document.activeElement", before)
    expect(voices).to_have_attribute("open", "")
    findings.keyboard.press("Tab")
    expect(box(findings, "workforce")).to_be_focused()


def test_words_that_are_being_typed_are_not_searched_for_until_they_are_sent(
    findings: Page,
) -> None:
    words = findings.locator("#q")
    words.fill("social")
    words.blur()
    expect(findings).to_have_url(re.compile(r"/findings/\?page=2$"))

    words.press("Enter")

    findings.wait_for_url("**/findings/?*q=social*")


def test_back_undoes_one_choice_and_then_leads_to_the_page_before(
    findings: Page, of_theme: int, of_all: int
) -> None:
    box(findings, "caseloads").check()
    findings.wait_for_url("**?theme=caseloads")
    box(findings, "workforce").check()
    findings.wait_for_url("**?theme=caseloads&theme=workforce")

    findings.go_back()
    findings.wait_for_url("**?theme=caseloads")
    expect(box(findings, "workforce")).not_to_be_checked()
    expect(findings.locator("#shown")).to_have_text(heading(of_theme, ": theme Caseloads"))
    findings.go_back()
    findings.wait_for_url("**?page=2")
    expect(box(findings, "caseloads")).not_to_be_checked()
    expect(findings.locator("#shown")).to_have_text(heading(f"26 to 50 of {of_all}"))
    findings.go_forward()

    expect(findings.locator("#shown")).to_have_text(heading(of_theme, ": theme Caseloads"))


def test_back_from_a_record_leads_to_the_list_as_it_was(findings: Page, of_theme: int) -> None:
    box(findings, "caseloads").check()
    findings.wait_for_url("**?theme=caseloads")

    findings.locator(".results > .rows .words a").first.click()
    findings.wait_for_url("**/findings/F*/")
    findings.go_back()

    findings.wait_for_url("**/findings/?theme=caseloads")
    expect(findings.locator("#shown")).to_have_text(heading(of_theme, ": theme Caseloads"))


def test_a_choice_that_comes_before_the_answer_to_the_last_one_takes_its_place(
    findings: Page,
) -> None:
    findings.context.new_cdp_session(findings).send("Network.emulateNetworkConditions", SLOW)

    box(findings, "caseloads").check()
    expect(findings.locator(".live")).to_have_text("Getting the new list…")
    box(findings, "workforce").check()

    findings.wait_for_url("**?theme=caseloads&theme=workforce")
    findings.go_back()
    expect(findings).to_have_url(re.compile(r"/findings/\?page=2$"))


def test_a_box_that_is_pressed_when_the_answer_comes_is_ticked(findings: Page) -> None:
    findings.context.new_cdp_session(findings).send("Network.emulateNetworkConditions", SLOW)
    label = findings.locator(".filters label:has([name=theme][value=workforce])")
    label.scroll_into_view_if_needed()
    place = label.bounding_box()
    assert place

    box(findings, "caseloads").check()
    findings.mouse.move(place["x"] + 60, place["y"] + place["height"] / 2)
    findings.mouse.down()
    findings.wait_for_timeout(1800)
    findings.mouse.up()

    expect(box(findings, "workforce")).to_be_checked()
    findings.wait_for_url("**?theme=caseloads&theme=workforce")


def test_where_fetching_fails_the_page_is_opened_in_the_usual_way(
    findings: Page, of_theme: int
) -> None:
    def refuse_to_scripts(route: Route) -> None:
        if route.request.resource_type == "fetch":
            route.abort()
        else:
            route.continue_()

    findings.route("**/findings/?theme=*", refuse_to_scripts)
    box(findings, "caseloads").check()

    findings.wait_for_url("**/findings/?theme=caseloads")
    expect(findings.locator("#shown")).to_have_text(heading(of_theme, ": theme Caseloads"))
    expect(box(findings, "caseloads")).to_be_checked()


def test_what_was_ticked_for_a_briefing_stays_ticked(open_page: Open) -> None:
    page = open_page(Kind("", "/findings/?theme=caseloads&briefing=F12", server="real"))
    chosen = page.locator(".pick input").first
    ref = chosen.get_attribute("value")

    chosen.check()
    box(page, "caseloads").uncheck()

    page.wait_for_url(f"**/findings/?briefing=choose&briefing={ref}&briefing=F12")
    expect(page.locator(".pack-bar")).to_contain_text("2 records")
    expect(page.locator(f".pick input[value={ref}]")).to_be_checked()


def test_a_box_ticked_before_the_script_is_there_counts(open_page: Open, of_theme: int) -> None:
    page = open_page(
        Kind("", "/findings?sort=newest", server="real")
    )  # which leads to the address with a slash
    unfold(page)

    page.evaluate("document.querySelector('[name=theme][value=caseloads]').click()")

    page.wait_for_url("**/findings/?theme=caseloads&sort=newest")
    expect(page.locator("#shown")).to_have_text(heading(of_theme, ": theme Caseloads"))


def test_the_script_is_fetched_when_a_reader_comes_to_the_filters(open_page: Open) -> None:
    page = open_page(FINDINGS)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.locator(".results > .rows a").first.hover()
    page.wait_for_timeout(300)
    assert [address for address in asked if address.endswith(".js")] == []
    with page.expect_request(re.compile(r"/static/js/filters\.[0-9a-f]{12}\.js")):
        page.locator("#q").hover()


def test_back_leads_to_the_choice_before_on_a_page_that_was_loaded_anew(
    findings: Page, of_all: int
) -> None:
    box(findings, "caseloads").check()
    findings.wait_for_url("**?theme=caseloads")
    findings.reload()

    findings.go_back()

    findings.wait_for_url("**?page=2")
    expect(findings.locator("#shown")).to_have_text(heading(f"26 to 50 of {of_all}"))
