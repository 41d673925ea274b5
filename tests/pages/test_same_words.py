"""A quote may rest on part of another's words: neither is lost."""

from pathlib import Path

import pytest
from django.test import Client

from tests.loading.entries import quote
from tests.pages.crawler import visit
from tests.pages.letters import add_letter, load

WHOLE = "We are glad of the progress, and there is more to do."
PART = "there is more to do"
pytestmark = pytest.mark.django_db


def said(client: Client, seeds: Path, *words: str) -> list[str]:
    """Load quotes of these words about one inspection; return those that its page shows."""
    fields = {"voice": "council_statement", "inspection": "I3", "speaker": "tom-ashby"}
    quotes = [
        quote(f"Q{900 + number}", **fields, words={"text": text})
        for number, text in enumerate(words)
    ]
    add_letter(seeds, WHOLE + "\n", fields={}, quotes=quotes)
    load(seeds)
    page = visit(client, "/inspections/I3/").page
    assert page
    section = page.one("section", aria_labelledby="said")
    return [ref.said for ref in section.every("a", class_="ref")]


def test_a_quote_of_part_of_another_leaves_the_whole_one(client: Client, seeds: Path) -> None:
    assert "Q900" in said(client, seeds, WHOLE, PART)
