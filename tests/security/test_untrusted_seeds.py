"""Seeds are data that others write: markup in a record is shown, and does nothing."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
import yaml
from django.test import Client

from tests.pages.addresses import SAMPLES
from tests.pages.crawler import CrawledPage, visit
from tests.pages.letters import load
from tests.pages.markup import Element, foreign_scripts

# What a browser, an XML or a Markdown reader, a spreadsheet and a template would each act on.
EVIL = """</script><b onclick='y()'>x</b>]]>{{ 7 }}[a](javascript:b)" onclick="y()<script>y()"""
# What editors write in words of their own; the other fields are words of a text, or names for
# machines that the loader takes from a list.
FREE = {
    *("title", "definition", "note", "reasoning", "warning", "summary", "reliability", "caveats"),
    *("reason", "organisation", "role", "publisher", "rights_holder", "licence", "called", "about"),
    *("printed_title", "evidence_note", "framework_note", "area", "counts", "scope", "actor"),
    *("name", "publisher_reasoning", "subject", "gaps", "related"),
}
ADDRESSES = [address for address, _ in SAMPLES.values()]
SAFE = {"", "http", "https", "mailto"}
LENGTH = 15  # of its own words that a title keeps, lest it be refused as too long
pytestmark = pytest.mark.django_db


def poisoned(value: Any, name: str = "") -> Any:
    """Return ``value`` with markup in every text that an editor writes."""
    if isinstance(value, dict):
        return {key: poisoned(part, key) for key, part in value.items()}
    if isinstance(value, list):
        return [poisoned(part, name) for part in value]
    return value[:LENGTH] + EVIL if isinstance(value, str) and name in FREE else value


@pytest.fixture
def answers(client: Client, seeds: Path) -> list[CrawledPage]:
    """One of every kind of page and data, with markup in every record."""
    for path in (seeds / "records").glob("*.yaml"):
        record = yaml.safe_load(path.read_text(encoding="utf-8"))
        text = yaml.safe_dump(poisoned(record), allow_unicode=True, width=10_000)
        path.write_text(text, encoding="utf-8")
    load(seeds)
    return [visit(client, address) for address in ADDRESSES]


def attributes(page: Element, *names: str) -> list[str]:
    return [e[name] for e in page.walk() for name in names if name in e.attributes]


def test_markup_in_every_record_does_nothing_on_any_kind_of_page(
    answers: list[CrawledPage],
) -> None:
    pages = [(found.address, found.page) for found in answers if found.page]

    for address, page in pages:
        assert foreign_scripts(page) == [], address
        assert attributes(page, "onclick") == [], address
        assert [b for b in page.every("b") if b.said == "x"] == [], address
        linked = attributes(page, "href", "src", "action", "cite")
        assert {urlsplit(target).scheme for target in linked} <= SAFE, address
    assert sum(EVIL in page.one("main").said for _, page in pages) > 20


def test_it_makes_no_element_of_a_feed_or_map(answers: list[CrawledPage]) -> None:
    feeds = [found.body for found in answers if found.kind.endswith("xml")]

    trees = [ET.fromstring(feed) for feed in feeds]  # noqa: S314  # our own
    tags = {element.tag.partition("}")[2] for tree in trees for element in tree.iter()}
    assert len(feeds) == 3
    assert not tags & {"script", "b"}


def test_it_stays_one_text_in_data(answers: list[CrawledPage]) -> None:
    data = [found for found in answers if found.kind == "application/json"]

    held = [found.address for found in data if EVIL in texts(json.loads(found.body))]
    assert len(held) > 10


def texts(value: Any) -> str:
    """Return all texts in data, one after the other."""
    if isinstance(value, dict):
        value = list(value.values())
    return " ".join(map(texts, value)) if isinstance(value, list) else str(value)
