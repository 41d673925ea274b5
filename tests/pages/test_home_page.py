"""The home page tells the story of the inspections, their grades and frameworks in one line."""

import re

import pytest
from django.test import Client

from inspections.models import AreaFamily, Framework
from tests.pages.crawler import Site
from tests.pages.lists import Data
from tests.pages.markup import Element
from tests.pages.recorded import Everything

OF_BOARD = "I4"  # its only grade is of the board's arrangements
UNGRADED = "I7"  # a visit of a kind that gives no grades
pytestmark = pytest.mark.django_db


def story(site: Site) -> Element:
    return site.page("/").one("ol", class_="story")


def lines(part: Element) -> dict[str, Element]:
    """Return what is shown of each inspection by its ref, which its link ends with."""
    found = {}
    for box in (*part.every("li"), *part.every("div", class_="of-board")):
        for p in box.parts:
            if p.tag == "p" and p.every("a"):
                found[p.one("a")["href"].split("/")[2]] = box
    return found


def ratings(everything: Everything) -> list[Data]:
    return [record for record in everything.values() if record["type"] == "rating"]


def test_every_inspection_stands_in_the_order_of_dates_under_its_framework(
    site: Site, everything: Everything
) -> None:
    runs = story(site).parts
    shown = [ref for run in runs for ref in lines(run)]

    dates = [everything[ref]["date"]["earliest"] for ref in shown]
    assert dates == sorted(dates)
    inspections = {ref for ref, record in everything.items() if record["type"] == "inspection"}
    assert {*shown, OF_BOARD} == inspections
    for run in runs:
        name = run.every("p", class_="framework")[0].said
        for ref in lines(run):
            assert name.startswith(everything[ref]["framework"]["name"])


def test_a_framework_that_is_not_stated_is_not_said_to_be_one(site: Site) -> None:
    heads = [run.one("p", class_="framework").said for run in story(site).parts]

    unknown = [head for head in heads if "Not known to be one" in head]
    assert unknown
    assert all(head.startswith("Framework not stated") for head in unknown)


def test_the_grade_of_the_board_stands_apart_from_those_of_the_council(site: Site) -> None:
    main = site.page("/").one("main")
    board = main.one("div", class_="of-board")

    assert lines(main)[OF_BOARD] is board
    assert "Not a grade of the council’s services" in board.said
    assert OF_BOARD not in lines(story(site))


def test_every_grade_stands_once_with_its_area_as_worded(
    site: Site, everything: Everything
) -> None:
    main = site.page("/").one("main")

    for rating in ratings(everything):
        box = lines(main)[rating["inspection"]["ref"]]
        (link,) = [a for a in box.every("a") if a["href"] == rating["url"]]
        assert link.said == f"{rating['grade']} {rating['area']}"
        assert link.one("strong").said == rating["grade"]
    links = [a["href"] for a in main.every("a") if a["href"].startswith("/ratings/R")]
    assert len(links) == len(set(links)) == len(ratings(everything))


def test_an_inspection_that_gives_no_grades_says_so(site: Site) -> None:
    said = {ref: box.said for ref, box in lines(site.page("/").one("main")).items()}

    assert [ref for ref, text in said.items() if "Gives no grades (editorial)" in text] == [
        UNGRADED
    ]


def test_nothing_ranks_one_grade_above_another(site: Site) -> None:
    picture = story(site)

    styles = {name for part in picture.walk() for name in part.get("class").split()}
    grades = {grade["value"] for framework in Framework.objects.all() for grade in framework.grades}
    assert styles & (grades | set(AreaFamily.values)) == set()
    assert not re.search("[↑↓↗↘▲▼]", picture.text)


def test_a_ready_question_is_answered_with_the_records_that_it_names(client: Client) -> None:
    page = client.get("/questions/who-apologised/").content.decode()

    assert "Who apologised?" in page
    assert 'href="/quotes/Q8/"' in page
    assert client.get("/questions/who-did-not/").status_code == 404
