"""Withheld text is nowhere, and readers' comments are only in their source."""

import pytest
from django.test import Client

from sources.redaction import BLANK, NOTICE
from tests.environment import RECORD
from tests.pages.crawler import Site
from tests.pages.lists import LETTERS, refs
from tests.pages.withheld import KINDS, contacts, entries, leaks, marked, places

SECRETS = ["555 0101", "ada.fenwick@northmoor.example"]


def test_withheld_words_are_in_nothing_that_a_reader_can_reach(site: Site) -> None:
    withheld = " ".join(entry["words"] for entry in entries(RECORD, "withheld"))

    assert [secret for secret in SECRETS if secret not in withheld] == []
    assert leaks(site, SECRETS) == []


def test_no_answer_has_an_address_or_number_of_a_person(site: Site) -> None:
    assert set(KINDS) <= {visit.kind for visit in site.visits.values()}
    assert contacts(site) == set()


def test_the_source_says_where_something_is_withheld(site: Site) -> None:
    page, data = site.page("/sources/S1/"), site.data("/sources/S1.json")

    assert NOTICE in page.text
    assert BLANK not in page.text
    blank = entries(RECORD, "withheld")[0]["words"]
    assert BLANK * len(blank) in data["text"]


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["0101", '"0999 555"', '"northmoor example"'])
def test_withheld_words_are_not_searched(client: Client, typed: str) -> None:
    assert {name: refs(client, name, f"q={typed}") for name in LETTERS} == {
        name: set() for name in LETTERS
    }


def test_a_readers_comment_is_in_the_page_of_its_source_and_nowhere_else(site: Site) -> None:
    comments = marked(RECORD, "reader_comment")

    assert len(comments) > 1
    for comment in comments:
        assert places(site, comment) == {"/sources/S4/", "/sources/S4.json", "/sources/S4.txt"}


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ['"never manageable"', '"worked there"', '"left by then"'])
def test_a_readers_comment_is_not_searched(client: Client, typed: str) -> None:
    assert any(typed.strip('"') in comment for comment in marked(RECORD, "reader_comment"))
    assert refs(client, "search", f"q={typed}") == set()


@pytest.mark.django_db
def test_a_sentence_that_a_reader_repeats_is_evidence_in_the_article_only(client: Client) -> None:
    typed = '"the workforce has not changed"'
    assert any(typed.strip('"') in comment for comment in marked(RECORD, "reader_comment"))

    found = client.get("/search.json", {"q": typed}).json()["results"]

    lines = {
        passage["paragraph"]
        for record in found
        for passage in record["evidence"]
        if passage["source"] == "S4"
    }
    assert lines == {13}


def test_furniture_is_searched_nowhere(site: Site) -> None:
    furniture = marked(RECORD, "furniture")

    assert furniture
    for words in furniture:
        found = places(site, words)
        assert found
        assert all(place.startswith("/sources/S") for place in found), found
