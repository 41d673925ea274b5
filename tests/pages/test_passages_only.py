"""A source of which only passages may be shown: nothing else of it leaves the portal."""

import re
from pathlib import Path

import pytest
from django.test import Client

from sources.models import Passage, Source
from tests.loading.entries import finding
from tests.pages.crawler import visit
from tests.pages.editions import EditionLine, lines
from tests.pages.letters import add_letter, background, load
from tests.pages.recorded import plain

ONE, TWO, THREE = "One is left out.", "Two is before.", "Three is a finding."
FOUR, FIVE, SIX = "Four is after.", "Five is out.", "Six is out. Seven is out."
EIGHT = "Eight is a finding."
TEXT = f"{ONE} {TWO} {THREE} {FOUR} {FIVE}\n{SIX}\n{FIVE} {FOUR} {EIGHT}\n"
LEFT_OUT = (ONE, FIVE, "Six is out", "Seven is out")
FORMS = (
    "/sources/S6/",
    "/sources/S6/?highlight=F900",
    "/sources/S6.json",
    "/sources.json",
    "/findings/F900/",
    "/findings/F901.json",
    "/search.csv",
    "/search.json?page_size=200&sort=newest",
    "/search/?q=out",
)
pytestmark = pytest.mark.django_db


@pytest.fixture
def letter(db: None, seeds: Path) -> None:
    """Load a letter of three paragraphs, of which two findings may be shown."""
    add_letter(
        seeds,
        TEXT,
        fields={"show": "passages"},
        findings=[
            finding("F900", words={"text": THREE}, title="Third"),
            finding("F901", words={"text": EIGHT}, title="Eighth"),
        ],
        not_evidence=background(ONE, TWO, f"{FOUR} {FIVE}", SIX, f"{FIVE} {FOUR}"),
    )
    load(seeds)


def shown(client: Client, ref: str) -> dict[int, EditionLine]:
    page = visit(client, f"/sources/{ref}/").page
    assert page
    return lines(page)


def test_a_passage_is_shown_with_a_sentence_either_side_and_the_gaps_marked(
    client: Client, letter: None
) -> None:
    found = shown(client, "S6")

    said = {number: " ".join(line.text.split()) for number, line in found.items()}
    assert said[1] == "[…] Two is before. Three is a finding. Four is after. […]"
    assert said[2] == "[…]"
    assert said[3] == "[…] Four is after. Eight is a finding."


def test_what_is_shown_is_marked_and_named_as_in_a_whole_source(
    client: Client, letter: None
) -> None:
    first, _, last = shown(client, "S6").values()

    assert [first.text[start:end] for start, end in first.marked] == [THREE]
    assert [last.text[start:end] for start, end in last.marked] == [EIGHT]
    assert (first.refs, last.refs) == (["F900"], ["F901"])


def test_what_is_left_out_is_in_no_form(client: Client, letter: None) -> None:
    bodies = {address: client.get(address).content.decode() for address in FORMS}

    assert all(THREE in body or EIGHT in body for body in (bodies[FORMS[0]], bodies[FORMS[6]]))
    leaks = [(a, words) for a, body in bodies.items() for words in LEFT_OUT if words in body]
    assert leaks == []


def test_the_data_of_the_source_has_its_passages_and_no_text(client: Client, letter: None) -> None:
    found = client.get("/sources/S6.json").json()

    assert found["show"] == "passages"
    assert "text" not in found
    assert [(p["exact"], p["records"]) for p in found["passages"]] == [
        (THREE, ["F900"]),
        (EIGHT, ["F901"]),
    ]


def test_the_page_says_that_text_is_left_out(client: Client, letter: None) -> None:
    said = client.get("/sources/S6/").content.decode()

    assert "Only the passages in evidence are shown, with a sentence either side." in said


def test_a_source_in_passages_shows_nothing_beyond_them(client: Client) -> None:
    source = Source.objects.get(ref="S2")
    around = [
        source.text[passage.context_start : passage.context_end]
        for passage in Passage.objects.filter(source=source, records__isnull=False).distinct()
    ]

    for line in shown(client, "S2").values():
        for part in re.split(r"\[…\]", line.text):
            words = part.strip()
            assert any(words in text or text in words for text in around) or not words


def test_every_passage_of_such_a_source_is_still_there(client: Client) -> None:
    found = shown(client, "S2")

    text = plain(" ".join(line.text for line in found.values()))
    passages = Passage.objects.filter(source__ref="S2", records__isnull=False).distinct()
    assert passages.count() > 5
    assert [passage.exact for passage in passages if plain(passage.exact) not in text] == []
    assert "text" not in client.get("/sources/S2.json").json()
    assert client.get("/sources/S1.json").json()["text"]
