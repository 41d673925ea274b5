"""What a search shows: the words found, marked in their place, and where each hit leads."""

import re

import pytest
from django.test import Client

from tests.pages.lists import page, records
from tests.pages.markup import Element, tree
from tests.pages.recorded import plain

pytestmark = pytest.mark.django_db


def marked(found: Element) -> list[str]:
    """Return the words that are marked in the list."""
    return [mark.text for each in found.every("ol", class_="rows") for mark in each.every("mark")]


@pytest.mark.parametrize(
    ("query", "allowed"),
    [
        ("adequate", r"adequate"),
        ("caseloads", r"caseloads?|children for each social worker"),
        ("SPA", r"SPA|single point of access"),
        ("Commissioner", r"Commissioner"),
        ("recruit*", r"recruit\w*"),
        ('"care leavers"', r"care leavers"),
        ("social work", r"social|work(s|ed|ing)?"),
        ("multi-agency", r"multi[- ]agency"),
    ],
)
def test_what_was_found_is_marked_and_nothing_else(
    client: Client, query: str, allowed: str
) -> None:
    marks = marked(tree(client.get("/search/", {"q": query}).content.decode()))

    assert marks
    assert [mark for mark in marks if not re.fullmatch(allowed, mark, re.I)] == []


def test_marks_leave_the_words_as_they_are(client: Client) -> None:
    query = "q=children&type=finding&page_size=200"
    found = page(client, "search", query).one("ol", class_="rows")

    shown = " ".join(words.said for words in found.every("p", class_="words"))
    exact = [p["exact"] for r in records(client, "search", query) for p in r["evidence"]]
    assert [words for words in exact if plain(words) not in shown] == []
    assert found.every("mark")


def test_what_is_left_out_is_not_marked(client: Client) -> None:
    response = client.get("/search/", {"q": '"caseloads" -manageable'})

    marks = {mark.lower() for mark in marked(tree(response.content.decode()))}
    assert "caseloads" in marks
    assert marks <= {"caseload", "caseloads", "children for each social worker"}


def test_the_words_typed_stay_in_the_box_and_in_the_sentence(client: Client) -> None:
    typed = '"front door" -hub & <SPA>'
    found = tree(client.get("/search/", {"q": typed}).content.decode())

    assert found.by_id("q")["value"] == typed
    assert f"“{typed}”" in found.by_id("shown").said


def test_every_hit_says_which_kind_of_record_it_is_and_leads_there(client: Client) -> None:
    found = page(client, "search", "q=caseloads&page_size=200").one("ol", class_="rows")
    hits = {record["ref"]: record for record in records(client, "search", "q=caseloads")}

    for row in found.parts:
        for item in row.one("ul", class_="row-refs").parts:
            if item.get("id"):
                record = hits[item["id"]]
                assert item.every("a", class_="ref")[0]["href"] == record["url"]
                assert record["type"].capitalize() in item.said
                assert (
                    record["voice_label"] in row.said or "Several voices" in record["voice_label"]
                )
