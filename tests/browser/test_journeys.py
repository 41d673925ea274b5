"""Journeys from the home page to a goal, of the public, a councillor and council staff.

Each with a mouse, with a finger on a phone, and with the keyboard alone; and without scripts.
"""

import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open
from tests.browser.devices import WAYS, Reader, Way
from tests.browser.kinds import Kind
from tests.browser.visits import script
from tests.processes import Server

HOME = Kind("home", "/")


@pytest.fixture(params=WAYS, ids=str)
def reader(request: pytest.FixtureRequest, open_page: Open) -> Reader:
    """Somebody on the home page."""
    way: Way = request.param
    allowed = {"permissions": ["clipboard-read", "clipboard-write"]}
    return Reader(open_page(HOME, **way.settings, **allowed), way.hand, way.has_scripts)


def sees_the_words(reader: Reader, portal: Server, record: str) -> None:
    """Check that the words a record rests on stand out in the source, and are in sight."""
    passages = json.loads(portal.answer(f"{record.rstrip('/')}.json", 5)[1])["evidence"]
    exact = [passage["exact"] for passage in passages]
    paragraph = reader.page.locator(f"[id='{reader.page.url.partition('#')[2]}']")
    marks = paragraph.locator("mark").all()
    ours = [mark for mark in marks if any((mark.text_content() or "") in each for each in exact)]
    joined = "".join(mark.text_content() or "" for mark in ours)
    assert joined, f"no mark in {paragraph.inner_text()}"
    assert any(each.startswith(joined) for each in exact), joined

    expect(ours[0]).to_be_in_viewport()
    look = script("look")
    looks = reader.main().locator("mark").evaluate_all(f"marks => marks.map({look})")
    assert looks.count(ours[0].evaluate(look)) < len(looks) / 2, "they look like all the others"


def test_the_public_follows_the_timeline_to_the_source_of_an_event(
    reader: Reader, portal: Server
) -> None:
    reader.follow("/timeline/")
    reader.follow("/sources/", within="main #E5")

    sees_the_words(reader, portal, "/timeline/E5")


def test_a_councillor_gets_from_an_inspection_to_the_exact_words_of_a_finding(
    reader: Reader, portal: Server
) -> None:
    menu = reader.page.locator("nav a[href='/inspections/']")
    reader.reveal(menu)
    reader.press(menu)
    reader.follow("/inspections/I6/", within="main")
    expect(reader.page.get_by_role("heading", level=1)).to_contain_text("2006")
    finding = reader.follow("/findings/F", within="main")
    reader.follow("/sources/", within="main")

    sees_the_words(reader, portal, finding)


def test_a_councillor_searches_what_one_inspection_says_of_caseloads(reader: Reader) -> None:
    reader.search("caseloads")
    choice = reader.page.locator("input[name=inspection][value=I6]")
    reader.reveal(choice)
    reader.press(choice)
    expect(choice).to_be_checked()
    reader.press(reader.page.locator("form", has=choice).get_by_role("button").last)

    reader.page.wait_for_url("**/search/?*inspection=I6*")
    assert "q=caseloads" in reader.page.url
    expect(reader.page.locator("input[name=inspection][value=I6]")).to_be_checked()
    expect(reader.main().locator("mark").first).to_contain_text(re.compile("case", re.IGNORECASE))
    others = reader.main().locator(
        "article a[href^='/inspections/']:not([href='/inspections/I6/'])"
    )
    expect(others).to_have_count(0)


def test_staff_find_a_finding_cite_it_and_come_back_to_it(reader: Reader, portal: Server) -> None:
    reader.search("caseloads")
    finding = reader.follow("/findings/F", within="main")
    title = reader.page.get_by_role("heading", level=1).inner_text()
    short = f"{portal.address}/{finding.split('/')[2]}"
    expect(reader.main().get_by_text(short).first).to_be_visible()
    if reader.has_scripts:
        reader.press(
            reader.page.get_by_role("button", name=re.compile("^copy", re.IGNORECASE)).first
        )
        expect(reader.page.get_by_text("Copied", exact=True)).to_be_visible()
        assert short in reader.page.evaluate("navigator.clipboard.readText()")

    reader.page.goto(short)

    assert reader.page.url == f"{portal.address}{finding}"
    expect(reader.page.get_by_role("heading", level=1)).to_have_text(title)
