"""The timeline: every event in its place, what was only promised or expected, and the gaps."""

import re

import pytest
from django.test import Client

from tests.pages.crawler import Site
from tests.pages.lists import data, page
from tests.pages.recorded import Everything, plain, says_basis

SAYS = {
    "happened": "",
    "expected": "Expected: no source here says that it came about",
    "promised": "Promised: no source here says that it came about",
}


def events(everything: Everything) -> Everything:
    return {ref: record for ref, record in everything.items() if record["type"] == "event"}


def years_without_source(gap: str) -> set[int]:
    """Return the years that a gap speaks of."""
    first, *last = map(int, re.findall(r"\d{4}", gap))
    return set(range(first, (last or [first])[0] + 1))


def test_every_event_has_its_place_under_its_ref(everything: Everything, site: Site) -> None:
    timeline = site.page("/timeline/").one("ol", class_="timeline")

    places = {item["id"]: item for item in timeline.every("li") if item.get("id")}
    assert set(places) == set(events(everything))
    for ref, item in places.items():
        record = everything[ref]
        assert plain(record["title"]) in item.one("summary").said
        assert f"#{ref}" in [link["href"] for link in item.every("a", class_="ref")]
        assert [
            plain(p["exact"]) for p in record["evidence"] if plain(p["exact"]) not in item.said
        ] == []
        assert record["evidence"][0]["voice_label"] in item.said


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/E5", "/timeline/E5/"])
def test_the_addresses_of_an_event_lead_to_its_place(client: Client, address: str) -> None:
    response = client.get(address)

    assert (response.status_code, response["Location"]) == (301, "/timeline/#E5")


def test_an_event_says_in_words_whether_it_happened(everything: Everything, site: Site) -> None:
    timeline = site.page("/timeline/")

    said = {
        ref: "".join(part.said for part in timeline.by_id(ref).every("span", class_="certainty"))
        for ref in events(everything)
    }
    assert said == {ref: SAYS[everything[ref]["certainty"]] for ref in said}
    assert set(said.values()) == set(SAYS.values())


def test_a_date_on_the_timeline_says_how_it_is_known(everything: Everything, site: Site) -> None:
    timeline = site.page("/timeline/")

    for ref in events(everything):
        date = everything[ref]["date"]
        shown = timeline.by_id(ref).one("p", class_="when").said
        assert shown.startswith(date["display"])
        assert says_basis(shown, date), ref
        assert plain(date["reasoning"]) in timeline.by_id(ref).one("details").said


def test_the_years_without_a_source_are_said_in_words_and_not_left_blank(site: Site) -> None:
    gaps = [gap.said for gap in site.page("/timeline/").every("li", class_="gap")]

    assert gaps
    assert [gap for gap in gaps if not re.match(r"No source .*held", gap)] == []


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["", "kind=government", "certainty=promised", "sort=newest"])
def test_no_year_that_a_source_or_event_belongs_to_is_said_to_have_none(
    client: Client, everything: Everything, query: str
) -> None:
    dates = [record["date"] for record in events(everything).values()]
    begun = {int((date["earliest"] or date["latest"])[:4]) for date in dates}
    sources = client.get("/sources.json").json()["results"]
    printed = {int(source["date_edtf"].removeprefix("../")[:4]) for source in sources}

    gaps = [gap.said for gap in page(client, "timeline", query).every("li", class_="gap")]
    assert [gap for gap in gaps if years_without_source(gap) & (begun | printed)] == []


@pytest.mark.django_db
def test_an_event_is_found_by_the_year_in_which_it_began(client: Client) -> None:
    found = data(client, "timeline", "year=2001")["results"]

    assert {record["date"]["earliest"][:4] for record in found} == {"2001"}
    assert len(found) > 1


def test_a_passage_is_shown_once_in_the_lines(site: Site) -> None:
    lines = site.page("/timeline/").one("ol", class_="timeline").every("div")

    words = [line.every("p", class_="words")[0].every("a")[0].said for line in lines]
    assert [said for said in words if words.count(said) > 1 and "stand above" not in said] == []
