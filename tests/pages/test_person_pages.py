"""The page of a person or body: offices and quotes, and never a grade."""

import pytest
from django.test import Client

from statements.models import Action
from tests.pages.crawler import Site
from tests.pages.lists import Data
from tests.pages.markup import tree
from tests.pages.persons import at, graded_people, grades, named, quotes_of
from tests.pages.recorded import Everything, plain

pytestmark = pytest.mark.django_db


def test_words_of_an_unnamed_office_stand_out_in_their_source(client: Client) -> None:
    found = at(client, "/people/unnamed-manager/")

    [link] = [a["href"] for a in found.every("a") if "highlight=" in a["href"]]
    marked = at(client, link.partition("#")[0]).every("mark", class_="target")
    assert "One manager, who did not want to be named," in " ".join(mark.said for mark in marked)


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
    articles = at(client, "/people/tom-ashby/").every("article", class_="quote")

    whole = next(article for article in articles if article["id"] == "Q6")
    assert "Q7" not in [article["id"] for article in articles]
    assert "/quotes/Q7/" in [a["href"] for a in whole.every("a")]


def test_quotes_come_in_order_of_date(client: Client, everything: Everything) -> None:
    articles = at(client, "/people/northmoor-council/").every("article", class_="quote")

    dates = [everything[article["id"]]["date"]["earliest"] for article in articles]
    assert len(set(dates)) > 1
    assert dates == sorted(dates)
    assert dates != [
        quote["date"]["earliest"] for quote in quotes_of("northmoor-council", everything)
    ]


def test_no_page_of_a_person_has_a_grade_or_a_kind_of_finding_in_our_words(site: Site) -> None:
    assert graded_people(site) == []


def test_a_grade_in_our_words_is_found_and_one_in_words_of_a_source_is_no_fault() -> None:
    assert not grades(tree('<main><p class="words">Inadequate.</p><p>Rated</p></main>'))
    assert grades(tree('<main><p class="words">Inadequate.</p><p>Rated inadequate</p></main>'))
    assert grades(tree('<main><a href="/ratings/R1/">Rating</a></main>'))


def test_the_grade_of_the_board_is_not_with_its_chair(client: Client) -> None:
    found = at(client, "/people/joan-hale/")

    assert "improvement" not in found.said.lower()
    assert "It is not a grade of a person." in found.said


def test_a_person_without_quotes_says_so(client: Client) -> None:
    said = at(client, "/people/joan-hale/").said

    assert "No words of this person are quoted in these" in said


@pytest.mark.parametrize(
    ("slug", "words"),
    [
        ("tom-ashby", "We are sorry, and we accept the report in full,"),
        ("rhona-blyth", "I am confident that we have the right plan."),
        ("ada-fenwick", "In the next two years we hope to open a children’s centre."),
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
    section = at(client, "/people/ada-fenwick/").one("section", aria_labelledby="actions")

    announced = Action.objects.filter(said_by__slug="ada-fenwick")
    assert announced.count() > 1
    assert [span.said for span in section.every("span", class_="ref")] == [
        action.ref for action in announced.order_by("date_earliest", "number")
    ]
    assert all(action.get_status_display() in section.said for action in announced)


def test_what_a_body_does_is_listed_where_it_is_the_one_who_acts(
    client: Client, everything: Everything
) -> None:
    section = at(client, "/people/northmoor-council/").one("section", aria_labelledby="acts")

    acts = {r["ref"] for r in everything.values() if r.get("actor") == "Northmoor Council"}
    assert {span.said for span in section.every("span", class_="ref")} == acts
    assert len(acts) > 2


def test_a_speaker_leads_to_their_page_wherever_they_are_named(site: Site) -> None:
    address = "/people/tom-ashby/"

    for where in ("/quotes/Q6/", "/actions/A7/", "/quotes/"):
        assert address in [a["href"] for a in site.page(where).every("a")], where
