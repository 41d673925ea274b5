"""A list says which filters are applied, and each can be removed."""

from urllib.parse import urljoin

import pytest
from django.test import Client

from tests.pages.lists import data, page, refs
from tests.pages.markup import Element

FOUR = "q=children&theme=caseloads&theme=care_leavers&polarity=weakness&sort=newest&page=1"
pytestmark = pytest.mark.django_db


def removals(found: Element) -> dict[str, str]:
    """Return the addresses that take a filter off, by the value that the link names."""
    links = found.one("ul", class_="applied").every("a")
    said = {link.said.removeprefix("Take off: "): link["href"] for link in links}
    return {words.rpartition(": ")[2].removesuffix(" ×"): href for words, href in said.items()}


def test_each_filter_that_is_on_has_a_link_to_the_list_without_it(client: Client) -> None:
    links = removals(page(client, "findings", FOUR))

    found = {
        said: refs(client, "findings", urljoin("/findings/", target).partition("?")[2])
        for said, target in links.items()
    }
    assert found == {
        "“children”": refs(client, "findings", FOUR.replace("q=children", "q=")),
        "Caseloads": refs(client, "findings", FOUR.replace("theme=caseloads&", "")),
        "Care leavers": refs(client, "findings", FOUR.replace("theme=care_leavers&", "")),
        "Weakness": refs(client, "findings", FOUR.replace("&polarity=weakness", "")),
        "Take off all filters": refs(client, "findings"),
    }
    assert len({frozenset(each) for each in found.values()}) > 3


def test_taking_a_filter_off_keeps_order_and_size_and_goes_to_the_first_page(
    client: Client,
) -> None:
    query = "theme=caseloads&polarity=weakness&sort=newest&page_size=5&page=2"

    links = removals(page(client, "findings", query))

    assert links["Weakness"] == ("/findings/?theme=caseloads&sort=newest&page_size=5")


def test_the_last_filter_taken_off_leads_to_the_plain_list(client: Client) -> None:
    assert removals(page(client, "findings", "theme=caseloads"))["Caseloads"] == ("/findings/")


def test_a_list_without_filters_has_none_to_take_off(client: Client) -> None:
    assert page(client, "findings").every("ul", class_="applied") == []


def test_a_sentence_says_how_many_are_shown_of_how_many_and_by_which_filters(
    client: Client,
) -> None:
    query = "theme=caseloads&theme=workforce&voice=ofsted&q=social&page_size=2"
    count = data(client, "findings", query)["count"]

    said = page(client, "findings", query).by_id("shown").said

    assert count > 2
    assert said.startswith(f"1 to 2 of {count} findings: ")
    assert "“social”; " in said
    assert "theme Caseloads; theme Workforce" in said
    assert "whose words Ofsted" in said


def test_a_sentence_for_one_record_is_in_the_singular(client: Client) -> None:
    said = page(client, "search", "q=%22serious+or+widespread%22&type=quote").by_id("shown")

    assert said.said.startswith("1 record: ")


def test_a_whole_list_is_counted(client: Client) -> None:
    assert page(client, "quotes", "page_size=200").by_id("shown").said == (
        f"{data(client, 'quotes')['count']} quotes"
    )


@pytest.mark.parametrize(
    ("name", "query"),
    [
        ("findings", "q=xylophone"),
        ("findings", "inspection=I4"),
        ("quotes", "voice=background&q=xylophone"),
        ("timeline", "year=2004&certainty=promised&theme=caseloads"),
    ],
)
def test_nothing_found_is_not_said_to_mean_that_there_was_nothing(
    client: Client, name: str, query: str
) -> None:
    found = page(client, name, query).one("main")

    assert data(client, name, query)["count"] == 0
    assert "in these five sources" in found.by_id("shown").said
    assert found.by_id("shown").said.startswith("No ")
    assert "There may still have been something to find" in found.said
    assert "no concerns" not in found.said.lower()
    assert "/sources/" in [link["href"] for link in found.every("a")]


def test_nothing_found_in_one_list_offers_the_search_across_all(client: Client) -> None:
    found = page(client, "quotes", "q=xylophone+%26+%22zymurgy%22").one("main")

    wider = [link for link in found.every("a") if link["href"].startswith("/search/")]
    assert [client.get(link["href"]).context["query"] for link in wider] == [
        'xylophone & "zymurgy"'
    ]
