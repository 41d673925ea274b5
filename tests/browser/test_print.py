"""Pages printed on A4, in black and white."""

import io
import json
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from tests.browser.kinds import KINDS, Kind, named
from tests.processes import Server

# The most sheets that each may take, as the record is now.
SHEETS = {
    "home": 4,
    "timeline/": 15,
    "inspections/<ref:ref>/": 34,
    "findings/<ref:ref>/": 2,
    "findings, all": 6,
    "ratings/": 4,
    "themes/<slug:slug>/": 13,
    "actions/what-came-next/": 24,
    "source, highlighted": 8,
    "briefing/": 9,
    "about/method/": 5,
}
PRINTED = named(*SHEETS)
NAME = "Northmoor children’s services inspection record"


def packed(text: str) -> str:
    """Return ``text`` without white space and ligatures, which differ in PDF files."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


@dataclass(frozen=True)
class Paper:
    """A printed page: the text of each sheet, their sizes in points, and what it had on screen."""

    sheets: list[str]
    sizes: set[tuple[int, int]]
    heading: str
    navigation: str

    @property
    def whole(self) -> str:
        return "".join(self.sheets)


@pytest.fixture(scope="module")
def printed(chromium: Browser, address: Callable[[Kind], str]) -> Callable[[Kind], Paper]:
    """Print a kind of page, once."""
    known: dict[Kind, Paper] = {}

    def paper(kind: Kind) -> Paper:
        if kind not in known:
            page = chromium.new_page(color_scheme="dark")
            page.goto(address(kind))
            made = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, format="A4")))
            known[kind] = Paper(
                [packed(sheet.extract_text()) for sheet in made.pages],
                {(round(s.mediabox.width), round(s.mediabox.height)) for s in made.pages},
                packed(page.get_by_role("heading", level=1).inner_text()),
                packed(page.locator("header nav").text_content() or ""),
            )
            page.close()
        return known[kind]

    return paper


@PRINTED
def test_a_page_is_printed_on_as_few_sheets_of_a4_as_it_needs(
    printed: Callable[[Kind], Paper], kind: Kind
) -> None:
    paper = printed(kind)

    assert {(w in (595, 596), h in (841, 842)) for w, h in paper.sizes} == {(True, True)}
    count = len(paper.sheets)
    assert 1 <= count <= SHEETS[kind.name]
    assert [n for n, text in enumerate(paper.sheets, 1) if len(text) < 250] == [], "nearly empty"


@PRINTED
def test_every_sheet_says_what_it_belongs_to(printed: Callable[[Kind], Paper], kind: Kind) -> None:
    paper = printed(kind)

    assert paper.heading in paper.whole
    assert [n for n, text in enumerate(paper.sheets, 1) if packed(NAME) not in text] == []
    total = len(paper.sheets)
    missing = [n for n, s in enumerate(paper.sheets, 1) if packed(f"Page {n} of {total}") not in s]
    assert missing == []
    assert re.search(r"[Vv]ersion\S{0,3}[0-9a-f]{7,12}", paper.whole)


@PRINTED
def test_navigation_is_not_printed(printed: Callable[[Kind], Paper], kind: Kind) -> None:
    paper = printed(kind)

    assert paper.navigation
    assert paper.navigation not in paper.whole
    assert packed("Skip to the content") not in paper.whole


@pytest.mark.parametrize("name", ["findings/<ref:ref>/", "briefing/", "inspections/<ref:ref>/"])
def test_what_people_cite_by_is_printed(
    printed: Callable[[Kind], Paper], portal: Server, name: str
) -> None:
    kind = next(kind for kind in KINDS if kind.name == name)
    ref = "F8" if name == "briefing/" else kind.address.split("/")[2]

    text = printed(kind).whole

    assert ref in text
    assert packed(f"{portal.address}/{ref}") in text


def records(portal: Server, address: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(portal.answer(address, 5)[1])["results"]
    return found


def test_no_finding_is_split_between_sheets(
    printed: Callable[[Kind], Paper], portal: Server
) -> None:
    kind = next(kind for kind in KINDS if kind.name == "findings, all")

    sheets = printed(kind).sheets

    for record in records(portal, "/findings.json"):
        parts = [packed(record["title"]), *map(packed, record["text"].split(" … "))]
        on = [{n for n, text in enumerate(sheets) if part in text} for part in parts]
        assert set.intersection(*on), f"{record['ref']}: {on}"


def test_the_record_is_printed_with_its_words_and_whose_they_are(
    printed: Callable[[Kind], Paper], portal: Server
) -> None:
    kind = next(kind for kind in KINDS if kind.name == "findings/<ref:ref>/")
    record = json.loads(portal.answer(f"{kind.address.rstrip('/')}.json", 5)[1])

    text = printed(kind).whole

    assert all(packed(part) in text for part in record["text"].split(" … "))
    assert all(packed(passage["voice_label"]) in text for passage in record["evidence"])


def test_the_longest_page_of_the_real_record_is_printed_on_no_more_sheets_than_now(
    printed: Callable[[Kind], Paper], real: Server
) -> None:
    counts = json.loads(real.answer("/findings.json?page_size=1", 5)[1])["facets"]["inspection"]
    longest = max(counts, key=lambda facet: int(facet["count"]))["value"]

    paper = printed(Kind("longest", f"/inspections/{longest}/", server="real"))

    assert len(paper.sheets) <= SHEETS["inspections/<ref:ref>/"]
