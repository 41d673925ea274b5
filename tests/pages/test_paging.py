"""Long lists in pages, and their order."""

from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from tests.pages.lists import Data, data, page, records, shown

pytestmark = pytest.mark.django_db


def days(record: Data) -> tuple[str, str]:
    """Return the first and the last day that the record's date can mean."""
    date = record["date"]
    return date["earliest"] or date["latest"], date["latest"] or "9999, open"


def test_a_page_has_25_records_unless_asked_otherwise(client: Client) -> None:
    assert len(shown(page(client, "search"), "search")) == 25
    assert len(data(client, "search")["results"]) == 25


@pytest.mark.parametrize("name", ["findings", "actions", "search"])
def test_a_page_has_as_many_records_as_are_asked_for(client: Client, name: str) -> None:
    assert len(shown(page(client, name, "page_size=7"), name)) == 7
    assert len(data(client, name, "page_size=7")["results"]) == 7


def test_the_timeline_is_whole_so_that_every_event_has_its_place(client: Client) -> None:
    assert len(shown(page(client, "timeline"), "timeline")) == data(client, "timeline")["count"]


@pytest.mark.parametrize(("direction", "name"), [("next", "page=3"), ("prev", "page=1")])
def test_the_links_between_pages_keep_filters_order_and_size(
    client: Client, direction: str, name: str
) -> None:
    kept = "theme=workforce&theme=caseloads&q=work*&sort=newest&page_size=3"

    link = page(client, "search", f"{kept}&page=2").one("a", rel=direction)

    assert parse_qs(urlsplit(link["href"]).query) == parse_qs(f"{kept}&{name}")


def test_the_addresses_of_neighbours_in_json_keep_filters_order_and_size(client: Client) -> None:
    kept = "theme=workforce&theme=caseloads&q=work*&sort=newest&page_size=3"

    found = data(client, "search", f"{kept}&page=2")

    assert urlsplit(found["next"]).path == urlsplit(found["previous"]).path == "/search.json"
    assert parse_qs(urlsplit(found["next"]).query) == parse_qs(f"{kept}&page=3")
    assert parse_qs(urlsplit(found["previous"]).query) == parse_qs(f"{kept}&page=1")


def test_the_first_and_last_page_have_no_further_neighbours(client: Client) -> None:
    first = data(client, "findings", "page_size=5")
    last = data(client, "findings", f"page_size=5&page={first['pages']}")

    assert (first["previous"], last["next"]) == (None, None)
    assert first["pages"] == last["page"] == -(-first["count"] // 5) > 1
    start, end = (page(client, "findings", f"page_size=5&page={n}") for n in (1, last["page"]))
    assert (start.every("a", rel="prev"), end.every("a", rel="next")) == ([], [])


def test_pages_neither_repeat_nor_leave_out_a_record(client: Client) -> None:
    in_pages = [record["ref"] for record in records(client, "search", "page_size=11&sort=oldest")]

    assert len(in_pages) == len(set(in_pages))
    assert in_pages == [record["ref"] for record in records(client, "search", "sort=oldest")]


def test_a_later_page_says_which_it_is(client: Client) -> None:
    found = page(client, "findings", "page=2&page_size=5")

    assert "(page 2)" in found.one("title").said
    assert "6 to 10 of" in found.by_id("shown").said


@pytest.mark.parametrize(
    "query", ["page=2", "page=8&page_size=10", "theme=workforce&page=2&page_size=5"]
)
def test_the_address_that_a_later_page_gives_as_its_own_is_one(client: Client, query: str) -> None:
    own = page(client, "search", query).one("link", rel="canonical")["href"]

    assert own.startswith(f"{settings.SITE_URL}/search/")
    found = page(client, "search", urlsplit(own).query)
    assert found.every("section", aria_labelledby="problems") == []


@pytest.mark.parametrize(
    "query", ["", "theme=caseloads&page=2&page_size=3", "q=children&page=2&page_size=5"]
)
def test_the_list_as_data_is_one_link_away_with_its_filters(client: Client, query: str) -> None:
    found = page(client, "search", query)

    links = {link.said: link["href"] for link in found.one("p", class_="forms").every("a")}
    filters = {name: value for name, value in parse_qs(query).items() if "page" not in name}
    assert urlsplit(links["CSV"]).path == "/search.csv"
    assert parse_qs(urlsplit(links["CSV"]).query) == filters
    assert client.get(urljoin("/search/", links["JSON"])).status_code == 200


def test_oldest_and_newest_go_by_the_dates(client: Client) -> None:
    oldest = [days(record)[0] for record in records(client, "search", "sort=oldest")]
    newest = [days(record)[0] for record in records(client, "search", "sort=newest")]

    assert oldest == sorted(oldest)
    assert newest == sorted(oldest, reverse=True)
    assert len(set(oldest)) > 5


@pytest.mark.parametrize("name", ["timeline", "inspections"])
def test_the_timeline_and_the_inspections_are_oldest_first(client: Client, name: str) -> None:
    found = [days(record) for record in records(client, name)]

    assert found == sorted(found)


@pytest.mark.parametrize("name", ["findings", "quotes", "actions", "figures", "ratings"])
def test_other_lists_go_by_ref(client: Client, name: str) -> None:
    numbers = [int(record["ref"][1:]) for record in records(client, name)]

    assert numbers == sorted(numbers)
    assert [record["ref"] for record in records(client, name, "sort=ref")] == [
        record["ref"] for record in records(client, name)
    ]


def test_words_bring_the_best_match_first_unless_another_order_is_asked_for(
    client: Client,
) -> None:
    best = [record["ref"] for record in records(client, "search", "q=caseloads")]
    by_ref = [record["ref"] for record in records(client, "search", "q=caseloads&sort=ref")]

    assert [r["ref"] for r in records(client, "search", "q=caseloads&sort=relevance")] == best
    assert sorted(best) == sorted(by_ref)
    assert best != by_ref
    assert "caseload" in data(client, "search", "q=caseloads")["results"][0]["title"].lower()
