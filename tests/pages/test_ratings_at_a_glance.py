"""All grades in one table, by framework and family of areas, on the page of ratings and at home."""

import re

import pytest
from django.test import Client

from inspections.models import AreaFamily, Framework
from tests.pages.crawling import Site
from tests.pages.lists import Data
from tests.pages.markup import Element, tree
from tests.pages.recorded import Everything

INSPECTIONS = ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8"]
SHORT = {"not_stated": "Not stated", "not_graded": "Not graded", "not_covered": "Not covered"}
PAGES = pytest.mark.parametrize("address", ["/ratings/", "/"])
pytestmark = pytest.mark.django_db


def matrix(site: Site, address: str) -> Element:
    return site.page(address).one("table", class_="matrix")


def lines(table: Element) -> dict[str, Element]:
    """Return the row of each inspection by its ref, which its link ends with."""
    rows = [row for body in table.every("tbody") for row in body.every("tr")[1:]]
    return {row.every("a")[0]["href"].split("/")[2]: row for row in rows}


def cell(table: Element, ref: str, family: str) -> Element:
    (found,) = [
        part
        for part in lines(table)[ref].every("td")
        if part.get("data-label") == AreaFamily(family).label
    ]
    return found


def ratings(everything: Everything) -> list[Data]:
    return [record for record in everything.values() if record["type"] == "rating"]


@PAGES
def test_inspections_stand_in_the_order_of_their_dates_under_their_frameworks(
    site: Site, everything: Everything, address: str
) -> None:
    table = matrix(site, address)

    assert list(lines(table)) == INSPECTIONS
    bodies = table.every("tbody")
    names = [body.one("th", scope="rowgroup").one("strong").said for body in bodies]
    assert len(set(names)) == len(names) == 6
    for name, body in zip(names, bodies, strict=True):
        for row in body.every("tr")[1:]:
            ref = row.every("a")[0]["href"].split("/")[2]
            assert everything[ref]["framework"]["name"] == name


def test_each_framework_has_its_own_scale(site: Site) -> None:
    for body in matrix(site, "/ratings/").every("tbody"):
        head = body.one("th", scope="rowgroup")
        framework = Framework.objects.get(name=head.one("strong").said)
        labels = ", ".join(grade["label"] for grade in framework.grades)
        wanted = f"best first: {labels}." if labels else "Gives no grades (editorial)."
        assert wanted in head.said


@PAGES
def test_a_framework_that_is_not_stated_is_not_said_to_be_one(site: Site, address: str) -> None:
    heads = [head.said for head in matrix(site, address).every("th", scope="rowgroup")]

    assert [head for head in heads if "Not known to be one" in head] == [heads[0]]
    assert heads[0].startswith("Framework not stated")


@PAGES
def test_every_grade_stands_once_in_the_cell_of_its_family_with_its_area_as_worded(
    site: Site, everything: Everything, address: str
) -> None:
    table = matrix(site, address)

    for rating in ratings(everything):
        found = cell(table, rating["inspection"]["ref"], rating["area_family"])
        (box,) = [b for b in found.every("div", class_="grade") if rating["area"] in b.said]
        assert (box.one("a").said, box.one("a")["href"]) == (rating["grade"], rating["url"])
    assert len(table.every("div", class_="grade")) == len(ratings(everything)) == 12


@PAGES
def test_areas_without_a_grade_say_why_and_differ_in_more_than_words(
    site: Site, everything: Everything, address: str
) -> None:
    table = matrix(site, address)

    for ref in INSPECTIONS:
        for grade in everything[ref]["unstated_grades"]:
            if grade["status"] == "not_graded":
                (only,) = lines(table)[ref].every("td")
                assert only.said.startswith("Not graded This type of inspection gives no grades")
                continue
            boxes = cell(table, ref, grade["area_family"]).every("div", class_="unstated")
            (box,) = [b for b in boxes if grade["status"] in b["class"].split()]
            assert box.said.startswith(SHORT[grade["status"]])
            assert grade["area"] in box.said
            assert box.one("a")["href"] == f"/inspections/{ref}/#grades"


@PAGES
def test_a_cell_with_neither_says_that_nothing_is_on_record(
    site: Site, everything: Everything, address: str
) -> None:
    table = matrix(site, address)

    empty = cell(table, "I1", "leadership")
    assert empty.one("span", aria_hidden="true").said == "—"
    assert empty.one("span", class_="unseen").said == "nothing on record"
    for part in table.every("td"):
        told = part.every("div", class_="grade") or part.every("*", class_="unstated")
        assert bool(told) != ("nothing on record" in part.said)


@PAGES
def test_every_cell_names_its_column_for_narrow_screens(site: Site, address: str) -> None:
    table = matrix(site, address)
    heads = [head.said for head in table.one("thead").every("th")][1:]

    assert heads == AreaFamily.labels
    for row in lines(table).values():
        labels = [part["data-label"] for part in row.every("td")]
        assert labels in (heads, ["All families"])


@PAGES
def test_no_grade_has_a_style_of_its_own(site: Site, address: str) -> None:
    table = matrix(site, address)

    styles = {name for part in table.walk() for name in part.get("class").split()}
    grades = {grade["value"] for framework in Framework.objects.all() for grade in framework.grades}
    assert styles & grades == set()
    assert not re.search("[↑↓↗↘▲▼]", table.text)


@pytest.mark.parametrize(
    "query", ["inspection=I7", "theme=leadership", "q=inadequate", "sort=newest"]
)
def test_a_filtered_list_of_ratings_is_not_given_as_the_whole(client: Client, query: str) -> None:
    page = tree(client.get(f"/ratings/?{query}").content.decode())

    assert page.every("table", class_="matrix") == []
    assert page.every("*", id="more-than-once") == []
