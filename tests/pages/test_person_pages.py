"""The page of a person or body: offices and quotes, and never a grade."""

import re

import pytest
from django.test import Client

from statements.models import Action
from tests.pages.crawling import Site
from tests.pages.lists import Data
from tests.pages.markup import Element
from tests.pages.persons import at, named, quotes_of
from tests.pages.recorded import Everything, plain

GRADES = re.compile(r"\b(inadequate|adequate|requires? improvement|outstanding|good)\b", re.I)
POLARITY = re.compile(r"\b(strength|weakness|mixed|area for improvement)\b", re.I)
WORDLESS = ["mike-obrien", "sue-brunton-reed", "john-drew"]
pytestmark = pytest.mark.django_db


def own_words(found: Element) -> str:
    """Return what a page says in words of its own: not those of the sources."""
    said = found.said
    for words in sorted((w.said for w in found.every("*", class_="words")), key=len, reverse=True):
        said = said.replace(words, "")
    return said


def test_words_of_an_unnamed_office_stand_out_in_their_source(client: Client) -> None:
    found = at(client, "/people/commissioner/")

    [link] = [a["href"] for a in found.every("a") if "highlight=" in a["href"]]
    marked = at(client, link.partition("#")[0]).every("mark", class_="target")
    assert "appointed a Commissioner" in " ".join(mark.said for mark in marked)


def test_a_person_has_all_their_quotes_whole_or_within_a_whole_one(
    client: Client, people: dict[str, Data], everything: Everything
) -> None:
    for slug in people:
        found = at(client, f"/people/{slug}/")
        said = {w.said for w in found.every("*", class_="words")}
        for quote in quotes_of(slug, everything):
            parts = plain(quote["text"]).split(" … ")
            assert plain(quote["text"]) in said or any(
                all(part in words for part in parts) for words in said
            ), quote["ref"]
            assert quote["url"] in [a["href"] for a in found.every("a")]


def test_a_part_of_a_statement_is_named_under_it_and_not_shown_again(client: Client) -> None:
    articles = at(client, "/people/josie-iles/").every("article", class_="quote")

    assert [article["id"] for article in articles] == ["Q23"]
    assert {"/quotes/Q25/", "/quotes/Q38/"} <= {a["href"] for a in articles[0].every("a")}


def test_quotes_come_in_order_of_date(client: Client, everything: Everything) -> None:
    articles = at(client, "/people/ofsted/").every("article", class_="quote")

    dates = [everything[article["id"]]["date"]["earliest"] for article in articles]
    assert len(dates) > 3
    assert dates == sorted(dates)


def test_no_page_of_a_person_has_a_grade_or_a_kind_of_finding_in_our_words(
    client: Client, people: dict[str, Data]
) -> None:
    for slug in [*(person["slug"] for person in named(people, "person")), ""]:
        found = at(client, f"/people/{slug}/" if slug else "/people/")
        own = own_words(found)
        assert not GRADES.search(own), GRADES.search(own)
        assert not POLARITY.search(own), POLARITY.search(own)
        assert not [a["href"] for a in found.every("a") if "/ratings/" in a["href"]]


def test_the_grade_of_the_board_is_not_with_its_chair(client: Client) -> None:
    found = at(client, "/people/john-drew/")

    assert "improvement" not in found.said.lower()
    assert "It is not a grade of a person." in found.said


@pytest.mark.parametrize("slug", WORDLESS)
def test_a_person_without_quotes_says_so(client: Client, slug: str) -> None:
    assert (
        "No words of this person are quoted in these five sources."
        in at(client, f"/people/{slug}/").said
    )


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("les-wicks", "The situation is not good enough and is not acceptable."),
        ("neil-davies", "immensely disappointing"),
        ("josie-iles", "I want to say sorry to all of the families"),
        ("alan-jarrett", "so I was led to believe that we would retain or improve"),
    ],
)
def test_words_stand_with_the_one_who_said_them_and_nobody_else(
    client: Client, people: dict[str, Data], slug: str, words: str
) -> None:
    having = [
        person["slug"]
        for person in named(people, "person")
        if words in at(client, person["url"]).said
    ]

    assert having == [slug]


def test_actions_that_a_person_announced_are_listed_with_their_status(client: Client) -> None:
    section = at(client, "/people/ian-sutherland/").one("section", aria_labelledby="actions")

    announced = Action.objects.filter(said_by__slug="ian-sutherland")
    assert [span.said for span in section.every("span", class_="ref")] == [
        action.ref for action in announced.order_by("date_earliest", "number")
    ]
    assert "This record cannot say whether a promise was kept." in section.said
    assert all(action.get_status_display() in section.said for action in announced)


def test_what_a_body_does_is_listed_where_it_is_the_one_who_acts(
    client: Client, everything: Everything
) -> None:
    section = at(client, "/people/department-for-education/").one("section", aria_labelledby="acts")

    acts = {r["ref"] for r in everything.values() if r.get("actor") == "Department for Education"}
    assert {span.said for span in section.every("span", class_="ref")} == acts
    assert len(acts) > 2


def test_a_speaker_leads_to_their_page_wherever_they_are_named(site: Site) -> None:
    address = "/people/barbara-peacock/"

    for where in ("/quotes/Q12/", "/actions/A5/", "/quotes/"):
        assert address in [a["href"] for a in site.page(where).every("a")], where
