"""Whatever a text or an editor writes is shown as text and can do nothing."""

import csv
import io
from pathlib import Path

import pytest
from django.test import Client

from sources.models import Source
from tests.loading.entries import finding, quote
from tests.pages.crawler import visit
from tests.pages.editions import lines
from tests.pages.letters import add_letter, load
from tests.pages.markup import Element, foreign_scripts

EVIL = """<script>alert("x")</script> & <b onclick='y()'>bold</b> &amp; {{ 7 }} {% now 'Y' %}."""
TITLE = """Fish & <script>alert(1)</script> "chips" </title>"""
FORMULA = '=HYPERLINK("https://example.org","x")'
PAGES = (
    "/",
    "/sources/",
    "/sources/S6/",
    "/sources/S6/?highlight=F900",
    "/findings/?source=S6",
    "/findings/F900/",
    "/quotes/Q900/",
    "/inspections/I5/",
    "/themes/workforce/",
    "/compare/?a=I3&b=I5",
    "/search/?q=alert",
)
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def letter(db: None, seeds: Path) -> None:
    """Load a letter full of markup, with records that have it in every field."""
    about = {"inspection": "I5", "themes": ["workforce"]}
    add_letter(
        seeds,
        f"{EVIL}\n{FORMULA} is a formula.\n",
        fields={"title": TITLE, "printed_title": EVIL, "reliability": EVIL, "publisher": EVIL},
        findings=[
            finding("F900", **about, words={"text": EVIL}, title=TITLE, area=EVIL, note=EVIL)
        ],
        quotes=[
            quote(
                "Q900",
                **about,
                words={"text": f"{FORMULA} is a formula."},
                title="+1",
                role=EVIL,
                about=EVIL,
            )
        ],
    )
    load(seeds)


def page(client: Client, address: str) -> Element:
    found = visit(client, address).page
    assert found
    return found


def test_no_page_takes_markup_of_a_text_or_record_for_its_own(client: Client) -> None:
    for address in PAGES:
        found = page(client, address)
        assert foreign_scripts(found) == [], address
        assert [each for each in found.every("b") if each.said == "bold"] == [], address
        assert [e.tag for e in found.walk() if "onclick" in e.attributes] == [], address
        assert len(found.every("title")) == 1, address


def test_it_is_shown_exactly_as_written(client: Client) -> None:
    for address in ("/sources/S6/", "/findings/F900/", "/findings/?source=S6"):
        said = page(client, address).one("main").said
        assert EVIL in said, address
        assert TITLE in said, address


def test_it_is_marked_as_any_other_passage(client: Client) -> None:
    line = lines(page(client, "/sources/S6/?highlight=F900"))[1]

    assert line.text == EVIL
    assert [line.text[start:end] for start, end in line.target] == [EVIL]


def test_words_found_in_it_are_marked_and_the_rest_stays_text(client: Client) -> None:
    found = page(client, "/search/?q=alert+script").one("ol", class_="rows")

    assert {mark.text for mark in found.every("mark")} == {"alert", "script"}
    assert EVIL in found.said


def test_data_holds_it_unchanged(client: Client) -> None:
    record = client.get("/findings/F900.json").json()
    text = client.get("/sources/S6.json").json()["text"]
    passage = record["evidence"][0]

    assert (record["title"], record["text"], record["note"]) == (TITLE, EVIL, EVIL)
    assert text[passage["start"] : passage["end"]] == passage["exact"] == EVIL
    assert Source.objects.get(ref="S6").title == TITLE


def test_a_spreadsheet_takes_nothing_of_it_for_a_formula(client: Client) -> None:
    table = client.get("/quotes.csv?source=S6").content.decode()

    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [(row["title"], row["text"]) for row in rows] == [("'+1", f"'{FORMULA} is a formula.")]
