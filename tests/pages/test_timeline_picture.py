"""The chart of the timeline has the same events as the list."""

from collections import Counter

import pytest
from django.test import Client

from tests.pages.crawler import Site
from tests.pages.lists import Data, data, page
from tests.pages.markup import Element
from tests.pages.recorded import Everything

INSPECTORS = {"inspection", "publication"}
LANES = ("Inspections, reports and letters", "Council, government and context")


def events(everything: Everything) -> list[Data]:
    return [record for record in everything.values() if record["type"] == "event"]


def picture(found: Element) -> Element:
    return found.one("svg", class_="picture")


def spanned(everything: Everything) -> range:
    """Return the years from the first day to the last that any event may have been on."""
    dates = [event["date"] for event in events(everything)]
    years = [int(day[:4]) for date in dates for day in (date["earliest"], date["latest"]) if day]
    return range(min(years), max(years) + 1)


def marks(everything: Everything, found: Element) -> dict[str, Element]:
    """Return what is drawn for each ref. Each mark is followed by its ref or its name."""
    named = {event["title"]: ref for ref, event in everything.items() if event["type"] == "event"}
    drawn: dict[str, Element] = {}
    last = None
    for part in picture(found).parts:
        if "label" in part.get("class").split():
            assert last
            drawn[named.get(part.said, part.said)] = last
        last = part
    return drawn


def expected_shape(event: Data) -> str:
    date = event["date"]
    if not date["latest"]:
        return "from"
    if not date["earliest"]:
        return "until"
    if date["earliest"] == date["latest"]:
        return "point"
    return "span" if event["lasts"] else "within"


def test_every_event_is_drawn_by_what_is_known_of_its_date(
    everything: Everything, site: Site
) -> None:
    drawn = marks(everything, site.page("/timeline/"))

    expected = {event["ref"]: expected_shape(event) for event in events(everything)}
    assert {ref: mark["class"].split()[0] for ref, mark in drawn.items()} == expected
    assert set(expected.values()) == {"point", "span", "within", "from", "until"}


def test_what_was_only_expected_or_promised_is_an_outline(
    everything: Everything, site: Site
) -> None:
    found = site.page("/timeline/")
    outlined = {ref for ref, mark in marks(everything, found).items() if "to-come" in mark["class"]}

    assert outlined == {e["ref"] for e in events(everything) if e["certainty"] != "happened"}
    assert outlined
    said = found.one("figure", class_="chronology").said
    assert "An outline was only expected or promised" in said


def test_the_lanes_of_the_picture_part_what_inspectors_did_from_the_rest(
    everything: Everything, site: Site
) -> None:
    found = site.page("/timeline/")
    names = {text.said: int(text["y"]) for text in picture(found).every("text", class_="lane")}
    assert tuple(names) == LANES
    labels = picture(found).every("text", class_="label")
    drawn = dict(zip(marks(everything, found), labels, strict=True))
    below = {ref for ref, label in drawn.items() if int(label["y"]) > names[LANES[1]]}

    assert below == {e["ref"] for e in events(everything) if e["kind"] not in INSPECTORS}


def test_the_picture_is_an_image_that_says_how_much_it_shows(
    everything: Everything, site: Site
) -> None:
    found = picture(site.page("/timeline/"))
    kinds = [event["kind"] in INSPECTORS for event in events(everything)]
    to_come = [event["certainty"] != "happened" for event in events(everything)]
    years = spanned(everything)

    assert found["role"] == "img"
    assert found["aria-label"] == (
        f"Events from {years[0]} to {years[-1]} in two lanes. {LANES[0]}: {sum(kinds)}. "
        f"{LANES[1]}: {len(kinds) - sum(kinds)}. "
        f"Only expected or promised, and drawn as an outline: {sum(to_come)}."
    )
    assert [part for part in found.walk() if part.tag == "a" or part.get("tabindex")] == []


def begun(everything: Everything) -> tuple[Counter[str], Counter[str]]:
    """Return how many events began in each year, and how many of them are not known to have."""
    every: Counter[str] = Counter()
    to_come: Counter[str] = Counter()
    for event in events(everything):
        year = (event["date"]["earliest"] or event["date"]["latest"])[:4]
        every[year] += 1
        to_come[year] += event["certainty"] != "happened"
    return every, to_come


def in_words(year: str, every: Counter[str], to_come: Counter[str], written: set[str]) -> str:
    if not every[year] and year not in written:
        return f"{year} no source"
    events = f"{every[year]} event{'' if every[year] == 1 else 's'}"
    return f"{year} {events}" + (f" {to_come[year]} to come" if to_come[year] else "")


def test_the_years_are_named_with_what_began_in_them(everything: Everything, site: Site) -> None:
    every, to_come = begun(everything)
    sources = site.data("/sources.json")["results"]
    written = {source["date_edtf"].removeprefix("../")[:4] for source in sources}

    said = [item.said for item in site.page("/timeline/").one("ol", class_="begun").every("li")]
    assert said == [in_words(str(year), every, to_come, written) for year in spanned(everything)]


def test_a_year_leads_to_its_place_in_the_list(site: Site) -> None:
    found = site.page("/timeline/")
    links = found.one("ol", class_="begun").every("a")
    places = [
        span["id"] for span in found.one("ol", class_="timeline").every("span") if span.get("id")
    ]

    assert [link["href"] for link in links] == [f"#{place}" for place in places]
    assert [f"y{link.said.split()[0]}" for link in links] == places


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["kind=government", "certainty=promised", "q=report",
                                   "year=2001&sort=newest", "theme=workforce"])  # fmt: skip
def test_a_filtered_list_has_a_picture_of_its_own_events_only(
    client: Client, everything: Everything, query: str
) -> None:
    found = page(client, "timeline", query)

    assert set(marks(everything, found)) == {
        event["ref"] for event in data(client, "timeline", query)["results"]
    }
    assert "Only the events listed below are drawn." in found.one("figure").said
    assert picture(found).every("*", class_="gap") == []
    assert "no source" not in found.one("ol", class_="begun").said


@pytest.mark.django_db
def test_the_whole_picture_is_the_same_in_any_order(client: Client, everything: Everything) -> None:
    drawn = [
        {
            ref: [part.attributes for part in mark.parts]
            for ref, mark in marks(everything, page(client, "timeline", query)).items()
        }
        for query in ("", "sort=newest", "sort=ref")
    ]

    assert drawn[0] == drawn[1] == drawn[2]


@pytest.mark.django_db
@pytest.mark.parametrize("query", ["page_size=5", "page_size=5&page=2", "kind=context&year=2001"])
def test_what_would_be_a_part_of_the_picture_or_none_is_not_drawn(
    client: Client, query: str
) -> None:
    assert page(client, "timeline", query).every("svg", class_="picture") == []


@pytest.mark.django_db
def test_events_in_no_order_of_time_are_under_no_years(client: Client) -> None:
    found = page(client, "timeline", "sort=ref")

    spans = found.one("ol", class_="timeline").every("span")
    assert [span for span in spans if span.get("id")] == []
    assert found.one("ol", class_="begun").every("a") == []


def test_the_years_without_a_source_are_marked_in_the_picture(site: Site) -> None:
    found = site.page("/timeline/")
    gaps = found.one("ol", class_="timeline").every("li", class_="gap")

    assert len(picture(found).every("rect", class_="gap")) == len(gaps) > 0
    assert "no source held" in found.one("figure", class_="chronology").said


def test_an_event_says_in_words_how_well_its_date_is_known(
    everything: Everything, site: Site
) -> None:
    found = site.page("/timeline/")
    said = {
        "E1": "a year", "E11": "a month", "E9": "a day", "E2": "a span of time",
        "E12": "a season", "E10": "then or later", "E6": "then or earlier",
    }  # fmt: skip

    for ref, precision in said.items():
        facts = found.by_id(ref).every("p", class_="facts")[0].parts
        assert f"Date: {precision}" in [fact.said for fact in facts]


def test_each_event_names_its_kind(everything: Everything, site: Site) -> None:
    kinds = {
        "inspection": "Inspection or visit", "publication": "Inspection report or letter",
        "council": "Council", "government": "Government", "context": "Context",
    }  # fmt: skip
    found = site.page("/timeline/")

    for event in events(everything):
        facts = found.by_id(event["ref"]).every("p", class_="facts")[0].parts
        assert facts[0].said == kinds[event["kind"]]
