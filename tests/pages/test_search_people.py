"""People come before the records in a search, in every form but the feed."""

import csv
import io

import pytest
from django.test import Client

from tests.pages.feeds import feed
from tests.pages.lists import Data, data, page

pytestmark = pytest.mark.django_db


def people(client: Client, query: str) -> list[str]:
    """Return the slugs of the people that a search finds, which must come first."""
    results = data(client, "search", f"{query}&page_size=200")["results"]
    kinds = [result["type"] == "person" for result in results]
    assert kinds == sorted(kinds, reverse=True)
    return [result["ref"] for result in results if result["type"] == "person"]


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("Fenwick", ["ada-fenwick"]),
        ("ada fenwick", ["ada-fenwick"]),
        ("councillor Ashby", ["tom-ashby"]),
        ("Cllr Ashby", ["tom-ashby"]),
        ("Ashby -Tom", []),
        ("children", []),
        ("caseloads", []),
    ],
)
def test_people_are_found_by_name_and_office(client: Client, typed: str, slugs: list[str]) -> None:
    assert people(client, f"q={typed}") == slugs


def test_a_person_has_the_offices_that_the_texts_print_and_no_grade(client: Client) -> None:
    found: Data = data(client, "search", "q=Fenwick")["results"][0]

    assert set(found) == {"ref", "type", "url", "title", "offices", "version"}
    assert (found["url"], found["title"]) == ("/people/ada-fenwick/", "Ada Fenwick")
    assert all(set(office) == {"role", "organisation", "seen"} for office in found["offices"])
    assert found["offices"]


def test_all_people_are_listed_where_they_are_asked_for(client: Client) -> None:
    asked = data(client, "search", "type=person&page_size=200")

    assert {result["type"] for result in asked["results"]} == {"person"}
    assert asked["count"] == len(asked["results"]) > 1
    assert people(client, "type=person&type=rating") == [r["ref"] for r in asked["results"]]


@pytest.mark.parametrize(
    "query", ["q=Fenwick&source=S1", "q=Fenwick&type=quote", "q=Ashby&theme=caseloads", ""]
)
def test_where_a_filter_is_on_that_people_do_not_have_there_are_none(
    client: Client, query: str
) -> None:
    assert people(client, query) == []


def test_page_json_and_csv_agree_on_people_and_the_feed_has_none(client: Client) -> None:
    query = "q=Ashby&page_size=200"
    results = data(client, "search", query)
    table = client.get(f"/search.csv?{query}").content.decode()
    found = page(client, "search", query)
    shown = [a["href"] for a in found.one("ul", class_="people").every("a")]
    refs = [result["ref"] for result in results["results"]]

    assert shown == ["/people/tom-ashby/"]
    assert [row["ref"] for row in csv.DictReader(io.StringIO(table, newline=""))] == refs
    counts = {facet["value"]: facet["count"] for facet in results["facets"]["type"]}
    assert counts["person"] == 1
    assert results["count"] == sum(counts.values()) == len(refs)
    assert str(results["count"]) in found.by_id("shown").said
    atom = [entry.ref for entry in feed(client.get("/search.atom?q=Ashby").content)]
    assert atom == refs[1:]


def test_people_and_records_are_paged_together(client: Client) -> None:
    first = data(client, "search", "q=Ashby&page_size=1")
    second = client.get(first["next"]).json()

    assert [result["type"] for result in first["results"]] == ["person"]
    assert [result["type"] for result in second["results"]] != ["person"]
    assert first["count"] == second["count"] == first["pages"]


def test_a_search_for_a_surname_shows_the_words_of_that_person_first(client: Client) -> None:
    results = data(client, "search", "q=Ashby&type=quote")["results"]

    speakers = [result["speaker"]["slug"] == "tom-ashby" for result in results]
    assert speakers == sorted(speakers, reverse=True)
    assert speakers[0]
