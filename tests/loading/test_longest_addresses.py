"""Every address of every record works with the longest refs and slugs that the checker accepts."""

import re
from pathlib import Path

import pytest
from django.test import Client

from records.models import Record
from sources.models import Source
from tests.loading.conftest import Load
from tests.pages.addresses import SAMPLES

REF = re.compile(r"\b([SIRFQANE])([1-9][0-9]?)\b")
SLUG = "a" * 50
THEME = f"  - slug: {SLUG}\n    name: Last\n    definition: A test.\n"


def lengthened(text: str) -> str:
    """Return ``text`` with nine digits in each ref."""
    return REF.sub(lambda ref: f"{ref[1]}{999_999_900 + int(ref[2])}", text)


@pytest.fixture
def loaded(seeds: Path, load: Load) -> None:
    """Load the record of the tests with refs of nine digits, and a theme with a long slug."""
    for path in [*(seeds / "records").iterdir(), seeds / "record.yaml", seeds / "refs.txt"]:
        path.write_text(lengthened(path.read_text(encoding="utf-8")), encoding="utf-8")
    themes = seeds / "records" / "themes.yaml"
    themes.write_text(themes.read_text(encoding="utf-8") + THEME, encoding="utf-8")
    load()


@pytest.mark.usefixtures("loaded")
def test_every_address_of_every_record_answers(client: Client) -> None:
    addresses = [lengthened(address) for address, _ in SAMPLES.values()]
    addresses += [f"/themes/{SLUG}/", f"/findings.json?theme={SLUG}"]
    for item in [*Record.objects.all(), *Source.objects.all()]:
        assert len(item.ref) == len("F999999999")
        page = item.get_absolute_url()
        addresses += [page, f"/{item.ref}", f"/briefing/?ref={item.ref}"]
        addresses += [] if "#" in page else [f"{page.rstrip('/')}.json"]
    addresses += [f"/search{form}?page_size=200" for form in ("/", ".json", ".csv", ".atom")]
    answers = {address: client.get(address).status_code for address in addresses}

    answered = (200, 301, 302)  # some lead to another page
    assert {address: status for address, status in answers.items() if status not in answered} == {}
