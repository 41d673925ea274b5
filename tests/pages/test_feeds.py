"""Every list is a well-formed and complete Atom feed (RFC 4287) that names voices."""

from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from sources.models import Edition
from tests.loading.entries import finding
from tests.pages.feeds import feed, link, root, said
from tests.pages.letters import add_letter, load
from tests.pages.lists import LETTERS, records
from tests.pages.recorded import Everything

pytestmark = pytest.mark.django_db
ODD = [
    "caseloads\x01",
    "caseloads\x1f\x7f",
    "caseloads \ufffe\uffff",
    "a&b <c>",
    "“caseloads”",
    "caseloads 👶",
]
MARKUP = "Fish & <b>chips</b> & &amp; ]]> say <script>alert(1)</script>."


@pytest.mark.parametrize("name", LETTERS)
def test_a_feed_is_whole_and_says_of_every_record_what_the_list_says(
    client: Client, name: str
) -> None:
    entries = {entry.ref: entry for entry in feed(client.get(f"/{name}.atom?page_size=2").content)}

    listed = records(client, name, "page_size=200")
    assert set(entries) == {record["ref"] for record in listed}
    for record in listed:
        entry = entries[record["ref"]]
        assert entry.id == f"{settings.SITE_URL}/{record['ref']}"
        assert entry.link == f"{settings.SITE_URL}{record['url']}"
        assert (entry.title, entry.author) == (record["title"], record["voice_label"])
        assert entry.themes == record["themes"]
        assert entry.updated == f"{record['changed']}T00:00:00+00:00"


def test_every_word_in_a_summary_comes_after_the_label_of_its_voice(
    client: Client, everything: Everything
) -> None:
    for entry in feed(client.get("/search.atom").content):
        record = everything[entry.ref]
        own = [passage for passage in record["evidence"] if not passage["nested"]]
        for passage in own:
            words, label = " ".join(passage["exact"].split()), passage["voice_label"]
            assert words in " ".join(entry.summary.split())
            assert label in entry.summary or record["voice_label"] in entry.summary


def test_a_feed_has_all_that_the_standard_asks_and_what_it_covers(client: Client) -> None:
    answer = client.get("/findings.atom?theme=caseloads&page=2&page_size=5")

    whole = root(answer.content)
    page = f"{settings.SITE_URL}/findings/?theme=caseloads"
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert said(whole, "title").startswith("Findings: theme Caseloads – Northmoor")
    assert (link(whole, "alternate"), said(whole, "id")) == (page, page)
    assert link(whole, "self") == f"{settings.SITE_URL}/findings.atom?theme=caseloads"
    assert "None is an Ofsted report." in said(whole, "subtitle")
    assert said(whole, "author", "name")
    assert datetime.fromisoformat(said(whole, "updated")).tzinfo


def test_a_feed_without_entries_was_updated_when_the_record_was(client: Client) -> None:
    whole = root(client.get("/findings.atom?q=xylophone").content)

    assert feed(client.get("/findings.atom?q=xylophone").content) == []
    assert said(whole, "updated") == f"{Edition.current().date}T00:00:00+00:00"


def test_a_feed_is_the_same_whenever_it_is_read(client: Client) -> None:
    first, second = (client.get("/search.atom?q=children").content for _ in range(2))

    assert first == second


@pytest.mark.parametrize("typed", ODD)
def test_what_xml_cannot_hold_does_not_break_a_feed(client: Client, typed: str) -> None:
    answer = client.get("/search.atom", {"q": typed})

    assert answer.status_code == 200
    assert "–" in said(root(answer.content), "title")


def test_markup_of_a_text_is_text_in_a_feed(client: Client, seeds: Path) -> None:
    text = f"{MARKUP} A feed."
    add_letter(seeds, f"{text}\n", fields={}, findings=[finding("F900", words={"text": text})])
    load(seeds)

    (entry,) = feed(client.get("/findings.atom?source=S6").content)

    assert entry.summary.endswith(f": {text}")


def test_the_feed_of_sources_says_how_far_each_can_be_trusted(client: Client) -> None:
    sources = client.get("/sources.json").json()["results"]

    entries = feed(client.get("/sources.atom").content)

    assert [entry.link for entry in entries] == [settings.SITE_URL + s["url"] for s in sources]
    for entry, source in zip(entries, sources, strict=True):
        assert entry.summary.endswith(source["reliability"])
        is_stated = source["publisher_basis"] == "stated"
        assert (entry.author == source["publisher"]) == is_stated
