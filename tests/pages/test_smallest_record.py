"""A record of one text with one quotation: no inspection, no event, no finding, no question."""

from pathlib import Path

import pytest
from django.test import Client

from medway_portal.loading.writer import write_record
from medway_portal.management.commands.load_seeds import checked
from tests.pages.addresses import SAMPLES
from tests.pages.crawler import crawl
from tests.pages.markup import tree

SMALLEST = Path(__file__).parent.parent / "smallest"
# Pages and data of which there is one each, whatever the record holds.
ALONE = [pattern for pattern in SAMPLES if "<" not in pattern]


@pytest.fixture(autouse=True)
def smallest(db: None) -> None:
    write_record(checked(SMALLEST))


@pytest.mark.parametrize("pattern", ALONE)
def test_every_page_stands_whatever_the_record_lacks(client: Client, pattern: str) -> None:
    wanted = {"briefing.md": 400, "briefing.docx": 400, "go/": 302}.get(pattern, 200)
    assert client.get(f"/{pattern}").status_code == wanted


def test_every_page_that_is_linked_is_there(client: Client) -> None:
    site = crawl(client)

    assert {"/quotes/Q1/", "/people/smallbury/", "/sources/S1/"} <= {a for a, _ in site.pages}
    wrong = [visit.address for visit in site.visits.values() if visit.status >= 400]
    assert not wrong


def test_home_shows_no_part_of_which_there_is_nothing(client: Client) -> None:
    home = tree(client.get("/").content.decode())

    assert "Smallbury" in home.one("h1").said
    assert {heading["id"] for heading in home.one("main").every("h2")} == {"not-this", "sources"}
