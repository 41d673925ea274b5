"""The page of ratings: every grade once, on the scale of its own framework."""

import re

import pytest
from django.test import Client

from inspections.models import AreaFamily, Framework, Rating
from tests.pages.crawler import Site
from tests.pages.lists import Data
from tests.pages.markup import Element, tree
from tests.pages.recorded import Everything, says_basis

UNGRADED = "I7"  # a visit of a kind that gives no grades
SHORT = {"not_stated": "Not stated", "not_covered": "Not covered", "not_separate": "Not separate"}
pytestmark = pytest.mark.django_db


def matrix(site: Site) -> Element:
    return site.page("/ratings/").by_id("glance")


def sections(site: Site) -> dict[str, Element]:
    """Return what is shown of each framework by its name."""
    return {part.one("h2").said: part for part in matrix(site).every("section")}


def lines(part: Element) -> dict[str, Element]:
    """Return what is shown of each inspection by its ref."""
    return {body["id"]: body for body in part.every("tbody")}


def row_of(page: Element, rating: Data) -> Element:
    (row,) = [row for row in page.every("tr") if row.get("id") == rating["ref"]]
    return row


def ratings(everything: Everything) -> list[Data]:
    return [record for record in everything.values() if record["type"] == "rating"]


def test_inspections_stand_in_the_order_of_their_dates_under_their_frameworks(
    site: Site, everything: Everything
) -> None:
    found = sections(site)

    inspections = {ref for ref, record in everything.items() if record["type"] == "inspection"}
    assert set(lines(matrix(site))) == inspections
    assert len(found) > 1
    oldest = []
    for name, part in found.items():
        assert {everything[ref]["framework"]["name"] for ref in lines(part)} == {name}
        dates = [everything[ref]["date"]["earliest"] for ref in lines(part)]
        assert dates == sorted(dates)
        oldest.append(dates[0])
    assert oldest == sorted(oldest)


def test_each_framework_has_its_own_scale_and_a_table_of_its_own(site: Site) -> None:
    for name, part in sections(site).items():
        framework = Framework.objects.get(name=name)
        scale = part.one("div", class_="steps")
        assert [step.said for step in scale.every("li")] == [g["label"] for g in framework.grades]
        assert ("Its own scale, best first (editorial):" in scale.said) == framework.graded
        assert len(part.every("table")) == 1


def test_a_framework_that_is_not_stated_is_not_said_to_be_one(site: Site) -> None:
    found = [name for name, part in sections(site).items() if "Not known to be one" in part.said]

    (name,) = found
    assert name.startswith("Framework not stated")


def test_every_grade_stands_once_with_its_area_as_worded(
    site: Site, everything: Everything
) -> None:
    for rating in ratings(everything):
        row = row_of(matrix(site), rating)
        assert row.one("th", scope="row").said.startswith(rating["area"])
        (link,) = [a for a in row.every("a") if a["href"] == rating["url"]]
        assert link.said == rating["grade"]
        assert row in lines(matrix(site))[rating["inspection"]["ref"]].every("tr")


def test_the_stated_step_of_its_scale_is_filled_and_no_other(
    site: Site, everything: Everything
) -> None:
    for rating in ratings(everything):
        steps = row_of(matrix(site), rating).one("span", class_="scale").parts
        scale = [g["value"] for g in Rating.objects.get(ref=rating["ref"]).framework.grades]
        filled = [value for value, step in zip(scale, steps, strict=True) if step.get("class")]
        assert filled == [rating["grade_value"]]


def test_the_voices_of_a_grade_stand_beside_it_or_beside_its_inspection(
    site: Site, everything: Everything
) -> None:
    for rating in ratings(everything):
        row = row_of(matrix(site), rating)
        beside = lines(matrix(site))[rating["inspection"]["ref"]].one("th", class_="graded")
        own = row.one("th", scope="row").every("span", class_="voice")
        common = beside.every("span", class_="voice")
        labels = [label.said for label in (*own, *common)]
        assert sorted(labels) == sorted({each["voice_label"] for each in rating["evidence"]})


def test_areas_without_a_grade_are_named_in_one_line_with_the_reason_and_notes_below(
    site: Site, everything: Everything
) -> None:
    for ref, part in lines(matrix(site)).items():
        grades = everything[ref]["unstated_grades"]
        if not grades or ref == UNGRADED:
            continue
        folded = part.one("details")
        for grade in grades:
            assert folded.one("summary").one("span", class_=grade["status"]).said == SHORT[
                grade["status"]
            ]  # fmt: skip
            assert grade["area"] in folded.one("summary").said
            (item,) = [li for li in folded.every("li") if li.said.startswith(f"{grade['area']}:")]
            assert (grade["note"] or "") in item.said


def test_an_inspection_that_gives_no_grades_says_so(site: Site, everything: Everything) -> None:
    for ref, part in lines(matrix(site)).items():
        says_so = "Not graded This type of inspection gives no grades." in part.said
        assert says_so == (ref == UNGRADED)
        graded = [r for r in ratings(everything) if r["inspection"]["ref"] == ref]
        assert bool(graded) == (ref != UNGRADED)


def test_each_inspection_has_its_date_and_how_it_is_known(
    site: Site, everything: Everything
) -> None:
    for ref, part in lines(matrix(site)).items():
        own = everything[ref]
        date = own["published"] or own["fieldwork"]
        name = "Published:" if own["published"] else "Fieldwork or visit:"
        assert f"{name} {date['display']}" in part.said
        assert says_basis(part.said, date)


def test_nothing_ranks_one_grade_above_another(site: Site) -> None:
    styles = {name for part in matrix(site).walk() for name in part.get("class").split()}

    grades = {grade["value"] for framework in Framework.objects.all() for grade in framework.grades}
    assert styles & (grades | set(AreaFamily.values)) == set()
    assert not re.search("[↑↓↗↘▲▼]", matrix(site).text)


def test_the_page_says_that_what_is_not_named_is_not_on_record(site: Site) -> None:
    legend = site.page("/ratings/").one("ul", class_="legend").said

    assert "An area that is not named has nothing on record" in legend
    assert "That is not evidence that there was no grade." in legend


def test_the_grades_of_one_inspection_are_not_given_as_the_whole(client: Client) -> None:
    page = tree(client.get("/ratings/?inspection=I5").content.decode())

    assert list(lines(page.by_id("glance"))) == ["I5"]
    assert page.every("*", id="more-than-once") == []


@pytest.mark.parametrize("query", ["theme=care_leavers", "q=inadequate", "sort=newest"])
def test_a_filtered_list_of_ratings_is_a_list(client: Client, query: str) -> None:
    page = tree(client.get(f"/ratings/?{query}").content.decode())

    assert page.every("*", id="glance") == page.every("*", id="more-than-once") == []
    assert page.every("ol", class_="rows")
