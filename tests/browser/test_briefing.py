"""A briefing pack is put together with and without scripts, and by keyboard."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.kinds import Kind

FINDINGS, ABOUT = Kind("findings", "/findings/?page_size=5"), Kind("about", "/about/")
INSPECTION = Kind("inspection", "/inspections/I5/")
WITHOUT = {"java_script_enabled": False}
EITHER = pytest.mark.parametrize("scripts", [{}, WITHOUT], ids=["scripts", "no scripts"])
CHOOSE, OPEN = "Choose records for a briefing pack", "Open the briefing pack"


def boxes(page: Page) -> list[str]:
    """Return the refs of the records that have a box."""
    return [str(box.get_attribute("value")) for box in page.locator(".pick input").all()]


def box(page: Page, ref: str) -> None:
    page.get_by_label(f"Choose {ref}:").check()


def refs(page: Page) -> list[str]:
    """Return the refs of the pack that is open."""
    expect(page.locator("h1")).to_have_text("Briefing pack")
    return [str(item.get_attribute("id")) for item in page.locator(".pack article").all()]


def begin(page: Page) -> list[str]:
    """Begin to choose, and return what there is to choose from."""
    page.get_by_text(CHOOSE).click()
    expect(page.locator(".pack-bar")).to_be_visible()
    return boxes(page)


@EITHER
@pytest.mark.parametrize("kind", [FINDINGS, INSPECTION], ids=str)
def test_what_is_ticked_is_in_the_pack(
    open_page: Open, kind: Kind, scripts: dict[str, bool]
) -> None:
    page = open_page(kind, **scripts)
    first, *_, last = begin(page)

    for ref in (first, last):
        box(page, ref)
    page.get_by_role("button", name=OPEN).click()

    assert set(refs(page)) == {first, last}


@EITHER
def test_another_page_and_another_filter_keep_what_was_ticked(
    open_page: Open, scripts: dict[str, bool]
) -> None:
    page = open_page(FINDINGS, **scripts)
    one = begin(page)[0]
    box(page, one)
    page.get_by_role("button", name="Next page").click()
    expect(page.locator(".pages")).to_contain_text("Page 2 of")
    two = boxes(page)[0]
    box(page, two)
    page.locator("#sort").select_option("newest")
    page.get_by_role("button", name="Show these").click()
    page.wait_for_url("**sort=newest**")

    page.get_by_role("button", name=OPEN).click()

    assert set(refs(page)) == {one, two}


def test_it_can_be_done_by_keyboard_alone(open_page: Open) -> None:
    page = open_page(FINDINGS, **WITHOUT)
    page.get_by_text(CHOOSE).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".pack-bar")).to_be_visible()
    ref = boxes(page)[0]
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.value") == ref:
            break
    page.keyboard.press("Space")
    expect(page.get_by_label(f"Choose {ref}:")).to_be_checked()
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == OPEN:
            break
    page.keyboard.press("Enter")

    assert refs(page) == [ref]


def test_the_button_hides_nothing_that_has_the_focus(open_page: Open) -> None:
    page = open_page(
        Kind("", "/findings/?page_size=5&briefing=choose"), viewport={"width": 320, "height": 640}
    )
    bar = page.locator(".pack-button")
    for each in page.locator(".results > .rows :is(a, input)").all():
        each.focus()
        focused, button = each.bounding_box(), bar.bounding_box()
        assert focused
        assert button
        assert focused["y"] + focused["height"] <= button["y"] + 1


def test_without_a_script_a_record_is_added_to_a_pack_of_its_own(open_page: Open) -> None:
    page = open_page(Kind("finding", "/findings/F12/"), **WITHOUT)

    expect(page.locator(".to-pack")).to_have_text("Briefing pack")
    page.get_by_text("Add to briefing").click()

    assert refs(page) == ["F12"]


def test_the_script_adds_a_record_to_the_pack_that_was_opened_last(open_page: Open) -> None:
    page = open_page(Kind("briefing", "/briefing/?ref=F1&ref=A3"))
    place = page.url.partition("/briefing/")[0]

    page.goto(f"{place}/findings/F12/")
    expect(page.locator(".to-pack")).to_have_text("Briefing pack (2)")
    page.get_by_text("Add to briefing").click()

    assert set(refs(page)) == {"F1", "A3", "F12"}
    assert page.url == f"{place}/briefing/?ref=F12&ref=F1&ref=A3"
    page.goto(f"{place}/about/")
    page.locator(".to-pack").click()
    assert len(refs(page)) == 3


def test_the_script_lets_a_list_begin_with_the_pack_that_was_opened_last(open_page: Open) -> None:
    page = open_page(Kind("briefing", "/briefing/?ref=F1&ref=A3"))
    page.goto(page.url.replace("/briefing/?ref=F1&ref=A3", "/findings/?page_size=5"))

    begin(page)

    expect(page.locator(".pack-bar")).to_contain_text("2 records chosen before")
    expect(page.get_by_label("Choose F1:")).to_be_checked()


def test_the_script_counts_ticks_and_remembers_them_where_a_link_leads_on(open_page: Open) -> None:
    page = open_page(FINDINGS)
    one, two, *_ = begin(page)

    box(page, one)
    box(page, two)
    expect(page.locator(".to-pack")).to_have_text("Briefing pack (2)")
    page.get_by_label(f"Choose {one}:").uncheck()
    expect(page.locator(".to-pack")).to_have_text("Briefing pack (1)")
    page.get_by_role("link", name="Privacy").click()

    page.locator(".to-pack").click()
    assert refs(page) == [two]


@pytest.mark.parametrize("link", ["Start an empty pack", "Take out"])
def test_the_script_forgets_a_pack_that_was_emptied(open_page: Open, link: str) -> None:
    page = open_page(Kind("briefing", "/briefing/?ref=F12"))

    page.get_by_text(link).click()

    expect(page.locator("main")).to_contain_text("There is no record in it yet")
    expect(page.locator(".to-pack")).to_have_text("Briefing pack")


def test_another_tab_knows_of_no_pack(open_page: Open) -> None:
    page = open_page(Kind("briefing", "/briefing/?ref=F12"))

    other = page.context.new_page()
    other.goto(page.url.replace("/briefing/?ref=F12", "/about/"))

    expect(other.locator(".to-pack")).to_have_text("Briefing pack")


def test_where_a_browser_keeps_nothing_pages_work_as_without_the_script(open_page: Open) -> None:
    page = open_page(ABOUT)
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    refuse = "get() { throw new DOMException('no', 'SecurityError'); }"
    page.add_init_script(f"Object.defineProperty(window, 'sessionStorage', {{ {refuse} }})")
    page.goto(page.url.replace("/about/", "/findings/"))

    ref = begin(page)[0]
    box(page, ref)
    page.get_by_role("button", name=OPEN).click()

    assert refs(page) == [ref]
    expect(page.locator(".to-pack")).to_have_text("Briefing pack (1)")
    assert errors == []
