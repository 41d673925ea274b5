"""People and bodies in one list: who held which office when, from the texts only."""

import csv
import io
import re

import pytest
from django.test import Client

from sources.models import Source
from tests.pages.lists import Data
from tests.pages.persons import at, named, quotes_of
from tests.pages.recorded import Everything, plain, says_basis

pytestmark = pytest.mark.django_db


def test_people_come_as_the_sources_first_show_them(
    client: Client, people: dict[str, Data]
) -> None:
    section = at(client, "/people/").one("section", aria_labelledby="people")

    names = [heading.said for heading in section.every("h3")]
    assert names == [person["name"] for person in named(people, "person")]
    first = [p["offices"][0]["seen"]["earliest"] for p in named(people, "person")]
    assert first == sorted(first)
    assert names != sorted(names)


def test_each_person_has_offices_dates_and_the_number_of_quotes(
    client: Client, people: dict[str, Data], everything: Everything
) -> None:
    section = at(client, "/people/").one("section", aria_labelledby="people")

    for card in section.every("article"):
        person = next(p for p in people.values() if p["name"] == card.every("h3")[0].said)
        for office in person["offices"]:
            assert office["role"] in card.said
            assert office["seen"]["display"] in card.said
            assert says_basis(card.said, office["seen"])
        spoken = quotes_of(person["slug"], everything)
        assert person["quote_count"] == len(spoken)
        assert (f"{len(spoken)} quote" if spoken else "No quotes") in card.said


def test_the_table_has_every_office_with_its_words_and_where_they_stand(
    client: Client, people: dict[str, Data]
) -> None:
    table = at(client, "/people/").one("section", aria_labelledby="offices").one("table")
    offices = [(p, office) for p in named(people, "person") for office in p["offices"]]

    rows = table.one("tbody").every("tr")
    assert len(rows) == len(offices)
    for person, office in offices:
        [passage] = office["evidence"]
        row = next(r for r in rows if plain(passage["exact"]) in r.said)
        assert row.every("th")[0].said == person["name"]
        assert office["role"] in row.every("td")[0].said
        assert office["organisation"] in row.every("td")[1].said
        assert says_basis(row.every("td")[2].said, office["seen"])
        assert passage["voice_label"] in row.every("td")[3].said
        links = [a["href"] for a in row.every("td")[3].every("a")]
        source, paragraph = passage["source"], passage["paragraph"]
        assert re.fullmatch(rf"/sources/{source}/(\?highlight=\w+)?#p{paragraph}", links[0])


def test_the_page_says_what_a_date_means_and_what_is_not_held(client: Client) -> None:
    said = at(client, "/people/").said

    assert "It does not say when they took it up or left it." in said
    assert "Nothing is held on what anybody did before or since." in said
    assert "That is not evidence that they held no office." in said


def test_bodies_stand_apart_and_say_whose_words_are_quoted(
    client: Client, people: dict[str, Data]
) -> None:
    section = at(client, "/people/").one("section", aria_labelledby="bodies")

    names = [heading.said for heading in section.every("h3")]
    assert names == [person["name"] for person in named(people, "body")]
    assert "Ofsted" in names
    assert "These are inspectors' words as the sources quote them." in section.said


def test_whom_the_texts_do_not_name_has_no_name_here(
    client: Client, people: dict[str, Data]
) -> None:
    section = at(client, "/people/").one("section", aria_labelledby="unnamed")

    unnamed = named(people, "unnamed")
    headings = " / ".join(heading.said for heading in section.every("h3"))
    assert headings == " / ".join(person["name"] for person in unnamed) != ""
    assert not any(p["name"].split()[-1] in headings for p in named(people, "person"))
    words = {w.said for w in section.every("p", class_="words")}
    assert words == {
        plain(passage["exact"])
        for person in unnamed
        for office in person["offices"]
        for passage in office["evidence"]
    }
    assert "The news item names nobody." in section.said


def test_a_person_as_data_has_the_words_of_each_office(
    client: Client, people: dict[str, Data], everything: Everything
) -> None:
    for slug, listed in people.items():
        found = client.get(f"/people/{slug}.json").json()
        assert {name: found[name] for name in listed} == listed
        assert len(found["quotes"]) == found["quote_count"]
        assert len(found["actions"]) == found["action_count"]
        assert all(everything[ref]["speaker"]["slug"] == slug for ref in found["quotes"])
        for passage in [p for office in found["offices"] for p in office["evidence"]]:
            text = Source.objects.get(ref=passage["source"]).text
            assert text[passage["start"] : passage["end"]] == passage["exact"]


def test_the_table_of_data_has_a_row_for_each_office(
    client: Client, people: dict[str, Data]
) -> None:
    table = client.get("/people.csv").content.decode()
    rows = [
        (row["slug"], row["role"], row["seen_basis"], row["exact"])
        for row in csv.DictReader(io.StringIO(table, newline=""))
    ]

    wanted = []
    for person in people.values():
        wanted += [
            (person["slug"], o["role"], o["seen"]["basis"], o["evidence"][0]["exact"])
            for o in person["offices"]
        ] or [(person["slug"], "", "", "")]
    assert rows == wanted


@pytest.mark.parametrize("address", ["/people.json", "/people.csv", "/people/ofsted.json"])
def test_data_refuses_what_it_does_not_know(client: Client, address: str) -> None:
    response = client.get(f"{address}?kind=body")

    assert (response.status_code, response["Content-Type"]) == (400, "application/json")
    assert "question mark" in response.json()["error"]


@pytest.mark.parametrize("address", ["/people/", "/people/ofsted/"])
def test_a_page_without_filters_leads_to_its_own_address(client: Client, address: str) -> None:
    answer = client.get(f"{address}?<script>=\0")

    assert (answer.status_code, answer["Location"]) == (302, address)


@pytest.mark.parametrize(
    "slug", ["nobody", "Tom-Ashby", "A1", "%00", "a" * 3000, "..%2f", "<b>", "tom ashby"]
)
def test_nobody_is_invented(client: Client, slug: str) -> None:
    assert client.get(f"/people/{slug}/").status_code == 404
    assert client.get(f"/people/{slug}.json").status_code == 404


def test_every_office_is_drawn_once_at_the_date_of_its_text(
    client: Client, people: list[Data]
) -> None:
    labels = at(client, "/people/").one("svg", class_="picture").every("text", class_="label")

    offices = [
        f"{person['name']}, {office['role']}"
        for person in named(people, "person")
        for office in person["offices"]
    ]
    assert sorted(label.said for label in labels) == sorted(offices)
