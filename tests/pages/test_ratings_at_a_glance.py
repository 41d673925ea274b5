"""Ratings at a glance group all grades by framework on the home page."""

import re

import pytest

from inspections.models import AreaFamily, Framework
from tests.pages.crawler import Site
from tests.pages.lists import Data
from tests.pages.markup import Element
from tests.pages.recorded import Everything

UNGRADED = "I7"  # a visit of a kind that gives no grades
SHORT = {"not_stated": "Not stated", "not_graded": "Not graded", "not_covered": "Not covered"}
pytestmark = pytest.mark.django_db


def glance(site: Site) -> Element:
    return site.page("/").one("ol", class_="glance")


def frames(picture: Element) -> list[Element]:
    return picture.every("li", class_="framework")


def lines(picture: Element) -> dict[str, Element]:
    """Return what is shown of each inspection by its ref, which its link ends with."""
    rows = picture.every("li", class_="inspected")
    return {row.every("a")[0]["href"].split("/")[2]: row for row in rows}


def ratings(everything: Everything) -> list[Data]:
    return [record for record in everything.values() if record["type"] == "rating"]


def test_inspections_stand_in_the_order_of_their_dates_under_their_frameworks(
    site: Site, everything: Everything
) -> None:
    picture = glance(site)

    inspections = {ref for ref, record in everything.items() if record["type"] == "inspection"}
    assert set(lines(picture)) == inspections
    names = [frame.one("h3").said for frame in frames(picture)]
    assert len(set(names)) == len(names) > 1
    oldest = []
    for name, frame in zip(names, frames(picture), strict=True):
        for ref in lines(frame):
            assert everything[ref]["framework"]["name"] == name
        dates = [everything[ref]["date"]["earliest"] for ref in lines(frame)]
        assert dates == sorted(dates)
        oldest.append(dates[0])
    assert oldest == sorted(oldest)


def test_a_framework_that_is_not_stated_is_not_said_to_be_one(site: Site) -> None:
    heads = [frame.one("div", class_="frame-head").said for frame in frames(glance(site))]

    assert [head for head in heads if "Not known to be one" in head] == [heads[0]]
    assert heads[0].startswith("Framework not stated")


def test_every_grade_stands_once_beside_its_inspection_with_its_area_as_worded(
    site: Site, everything: Everything
) -> None:
    picture = glance(site)

    for rating in ratings(everything):
        row = lines(picture)[rating["inspection"]["ref"]]
        (tile,) = [t for t in row.every("li", class_="grade") if rating["area"] in t.said]
        assert tile.one("a").said.startswith(f"{rating['grade']} {rating['area']}")
        assert (tile.one("strong").said, tile.one("a")["href"]) == (rating["grade"], rating["url"])
    assert len(picture.every("li", class_="grade")) == len(ratings(everything))


def test_home_says_for_how_many_areas_no_grade_is_stated(
    site: Site, everything: Everything
) -> None:
    for ref, row in lines(glance(site)).items():
        without = [grade["status"] for grade in everything[ref]["unstated_grades"]]
        for status in set(without) - {"not_graded"}:
            many = without.count(status)
            tile = row.one("li", class_=status)
            assert tile.said.startswith(SHORT[status])
            assert tile.said.endswith("1 area" if many == 1 else f"{many} areas")
            assert tile.one("a")["href"] == f"/inspections/{ref}/#grades"


def test_an_inspection_that_gives_no_grades_says_so(site: Site) -> None:
    rows = lines(glance(site))

    for ref, row in rows.items():
        assert bool(row.every("li", class_="not_graded")) == (ref == UNGRADED)
        assert row.every("li", class_="grade") or ref == UNGRADED
    assert "gives no grades (editorial)" in rows[UNGRADED].said.lower()


def test_nothing_ranks_one_grade_above_another(site: Site) -> None:
    picture = glance(site)

    styles = {name for part in picture.walk() for name in part.get("class").split()}
    grades = {grade["value"] for framework in Framework.objects.all() for grade in framework.grades}
    assert styles & (grades | set(AreaFamily.values)) == set()
    assert len({tile["class"] for tile in picture.every("li", class_="grade")}) == 1
    assert not re.search("[↑↓↗↘▲▼]", picture.text)
