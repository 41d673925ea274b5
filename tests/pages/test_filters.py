"""The filters of every list, alone and together, and the counts beside their values."""

from itertools import combinations

import pytest
from django.test import Client

from tests.pages.lists import HAS, LETTERS, Data, data, page, records, refs

# The filters of the contract that each list has (design, section 3).
COMMON = {"inspection", "theme", "voice", "source"}
FILTERS = {
    "timeline": COMMON | {"kind", "certainty", "year"},
    "inspections": COMMON,
    "ratings": COMMON,
    "findings": COMMON | {"polarity"},
    "quotes": COMMON | {"person", "about_service"},
    "actions": COMMON | {"status", "later"},
    "figures": COMMON,
    "search": COMMON | {"type"},
}
OFSTED = ["ofsted_quoted", "ofsted_reported", "ofsted_via_council"]
pytestmark = pytest.mark.django_db


def values(facets: Data, name: str) -> dict[str, int]:
    return {facet["value"]: facet["count"] for facet in facets[name]}


def commonest(facets: Data) -> dict[str, str]:
    """Return the value of each filter that most records have."""
    return {
        name: max(found, key=lambda facet: facet["count"])["value"]
        for name, found in facets.items()
        if found
    }


@pytest.mark.parametrize("name", LETTERS)
def test_each_filter_alone_keeps_the_records_that_have_its_value(client: Client, name: str) -> None:
    everything = records(client, name, "page_size=200")
    facets = data(client, name)["facets"]

    assert set(facets) == FILTERS[name]
    for field in facets:
        for value, count in values(facets, field).items():
            having = {record["ref"] for record in everything if value in HAS[field](record)}
            assert refs(client, name, f"{field}={value}") == having, f"{field}={value}"
            assert len(having) == count, f"{field}={value}"


@pytest.mark.parametrize("name", LETTERS)
def test_every_value_that_a_record_has_is_offered(client: Client, name: str) -> None:
    everything = records(client, name, "page_size=200")

    for field, found in data(client, name)["facets"].items():
        has = {value for record in everything for value in HAS[field](record)}
        assert has == {facet["value"] for facet in found}, field


@pytest.mark.parametrize("name", LETTERS)
def test_two_filters_keep_what_each_of_them_keeps(client: Client, name: str) -> None:
    chosen = [f"{f}={v}" for f, v in commonest(data(client, name)["facets"]).items()]
    alone = {query: refs(client, name, query) for query in chosen}

    together = {pair: refs(client, name, "&".join(pair)) for pair in combinations(chosen, 2)}
    assert any(together.values())
    assert together == {(one, other): alone[one] & alone[other] for one, other in together}


@pytest.mark.parametrize("name", LETTERS)
def test_two_values_of_one_filter_keep_what_either_keeps(client: Client, name: str) -> None:
    facets = data(client, name)["facets"]

    for field, found in facets.items():
        queries = [f"{field}={facet['value']}" for facet in found[-2:]]
        either = set().union(*(refs(client, name, query) for query in queries))
        assert refs(client, name, "&".join(queries)) == either, queries


@pytest.mark.parametrize("query", ["q=children", "theme=workforce", "voice=ofsted&source=S4"])
@pytest.mark.parametrize("name", ["findings", "actions", "search"])
def test_a_count_within_a_result_is_the_count_after_that_filter(
    client: Client, name: str, query: str
) -> None:
    facets = data(client, name, query)["facets"]
    on = {part.split("=")[0] for part in query.split("&")}

    said = {f"{f}={v}": n for f in set(facets) - on for v, n in values(facets, f).items()}
    assert said
    found = {each: data(client, name, f"{query}&{each}&page_size=1")["count"] for each in said}
    assert found == said


@pytest.mark.parametrize("query", ["", "theme=caseloads", "q=children&polarity=weakness"])
def test_the_page_shows_the_same_counts_and_choices_as_the_data(client: Client, query: str) -> None:
    found = data(client, "findings", query)["facets"]

    shown: dict[str, dict[str, tuple[int, bool]]] = {}
    for label in page(client, "findings", query).one("search", class_="filters").every("label"):
        for box in label.every("input", type="checkbox"):
            for count in label.every("span", class_="count"):
                choice = (int(count.said), "checked" in box.attributes)
                shown.setdefault(box["name"], {})[box["value"]] = choice
    assert shown == {
        name: {facet["value"]: (facet["count"], facet["selected"]) for facet in facets}
        for name, facets in found.items()
        if facets
    }


def test_the_other_values_of_a_filter_that_is_on_can_still_be_chosen(client: Client) -> None:
    def boxes(query: str) -> set[str]:
        form = page(client, "findings", query).one("search", class_="filters")
        return {box["value"] for box in form.every("input", type="checkbox", name="inspection")}

    assert len(boxes("")) > 2
    assert boxes("inspection=I3") == boxes("")
    assert boxes("inspection=I3&theme=caseloads") == boxes("")
    assert boxes("theme=caseloads") < boxes("")


@pytest.mark.parametrize("name", LETTERS)
def test_ofsted_stands_for_its_three_voices(client: Client, name: str) -> None:
    three = "&".join(f"voice={voice}" for voice in OFSTED)

    found = refs(client, name, "voice=ofsted")
    assert found == refs(client, name, three)
    for record in records(client, name, "voice=ofsted"):
        assert {passage["voice"] for passage in record["evidence"]} & set(OFSTED), record["ref"]


def test_an_empty_form_shows_everything(client: Client) -> None:
    assert refs(client, "findings", "q=&sort=") == refs(client, "findings")


def test_a_value_that_is_chosen_is_listed_though_nothing_found_has_it(client: Client) -> None:
    facets = data(client, "findings", "q=xylophones&theme=caseloads")["facets"]

    assert values(facets, "theme") == {"caseloads": 0}
