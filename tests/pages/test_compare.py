"""Two inspections side by side: which grades are shown, and why they may not be compared."""

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import pytest
from django.test import Client

from inspections.models import AreaFamily
from tests.pages.comparing import compare, families, reasons
from tests.pages.letters import load
from tests.pages.recorded import Everything

INSPECTIONS = ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8"]
OTHER_FRAMEWORK = (
    "These two inspections were made under different frameworks; their grades are not comparable."
)
pytestmark = pytest.mark.django_db


def test_different_frameworks_are_refused_at_the_top_and_beside_the_family(client: Client) -> None:
    page = compare(client, "a=I4&b=I7")

    assert OTHER_FRAMEWORK in reasons(page)
    verdict = families(page)["Overall or headline"][2].said
    assert verdict.startswith(f"No. {OTHER_FRAMEWORK}")


def test_areas_worded_differently_are_said_to_be(client: Client) -> None:
    verdict = families(compare(client, "a=I2&b=I7"))["Leadership"][2].said

    assert (
        "The areas are worded differently: “leadership and governance”; “the impact of leaders on "
        "social work practice with children and families”." in verdict
    )


@pytest.mark.parametrize("query", ["a=I1&b=I2", "a=I2&b=I3", "a=I3&b=I1"])
def test_a_framework_that_is_not_stated_is_not_taken_for_one_and_the_same(
    client: Client, query: str
) -> None:
    found = reasons(compare(client, query))

    assert any("It is not known to be the same one" in reason for reason in found)
    assert OTHER_FRAMEWORK not in found


def test_a_framework_that_is_not_named_is_said_not_to_be(client: Client) -> None:
    found = reasons(compare(client, "a=I2&b=I4"))

    assert any("do not name the framework of “Inspection of child prot" in each for each in found)
    assert not any("do not name the framework of “Single" in each for each in found)


@pytest.mark.parametrize("other", ["I2", "I4", "I7"])
def test_the_grade_of_the_safeguarding_board_is_not_compared_with_the_councils(
    client: Client, other: str
) -> None:
    for query in (f"a=I5&b={other}", f"a={other}&b=I5"):
        found = [reason for reason in reasons(compare(client, query)) if "board’s" in reason]
        assert len(found) == 1
        assert found[0].startswith("“Review of the Local Safeguarding Children Board")
        assert "not a grade of the council" in found[0]


@pytest.mark.parametrize(("ref", "title"), [("I6", "Joint targeted"), ("I8", "Focused visit")])
def test_a_visit_or_joint_inspection_is_said_to_give_no_grades(
    client: Client, ref: str, title: str
) -> None:
    page = compare(client, f"a=I7&b={ref}")

    found = [reason for reason in reasons(page) if reason.startswith(f"“{title}")]
    assert found[0].endswith("this type of inspection gives none (editorial).")
    cells = [cells[1].said for cells in families(page).values()]
    assert [cell for cell in cells if "Not graded in this type of inspection" not in cell] == []


def test_no_two_grades_of_this_record_may_be_set_side_by_side(client: Client) -> None:
    for a, b in permutations(INSPECTIONS, 2):
        page = compare(client, f"a={a}&b={b}")
        assert reasons(page), (a, b)
        for cells in families(page).values():
            assert not cells[2].said.startswith("Yes"), (a, b)


def test_every_grade_stands_with_its_area_and_framework_and_leads_to_its_rating(
    client: Client, everything: Everything
) -> None:
    page = compare(client, "a=I2&b=I7")

    links = {
        link["href"]
        for line in families(page).values()
        for part in line
        for link in part.every("a")
    }
    for rating in everything.values():
        if rating["type"] == "rating" and rating["inspection"]["ref"] in ("I2", "I7"):
            assert rating["url"] in links
            cell = families(page)[AreaFamily(rating["area_family"]).label][
                0 if rating["inspection"]["ref"] == "I2" else 1
            ]
            assert f"{rating['grade']} {rating['ref']}" in cell.said
            assert f"Area, as worded: {rating['area']}." in cell.said
            assert f"Made under: {rating['framework']['name']}." in cell.said


def test_a_grade_that_is_not_stated_is_not_shown_as_one(client: Client) -> None:
    found = families(compare(client, "a=I2&b=I4"))

    assert found["Help and protection"][0].said.startswith("Not stated in this record")
    assert "“Found wanting”" not in found["Help and protection"][0].said.partition("note")[0]
    assert found["Children in care"][0].said.startswith("Not covered by this inspection")
    assert found["Help and protection"][2].said == "No grade is on record on either side."
    assert found["Care leavers"][2].said == "A grade is on record on one side only."
    assert found["Quality of practice"][1].said == "Nothing on record for this area"


def test_each_side_has_its_framework_scale_subject_and_date_above_its_grades(
    client: Client, everything: Everything
) -> None:
    page = compare(client, "a=I1&b=I7")
    line = page.one("table", class_="pairs").one("tbody").every("tr")[0]

    for ref, cell in zip(("I1", "I7"), line.parts[1:], strict=False):
        record = everything[ref]
        assert record["framework"]["name"] in cell.said
        assert record["subject"] in cell.said
        assert record["date"]["display"] in cell.said
    assert "best first: Outstanding, Good, Adequate, Inadequate." in line.parts[1].said
    assert "Outstanding, Good, Requires improvement to be good, Inadequate." in line.parts[2].said
    assert "(inferred)" in line.parts[2].said


@pytest.fixture
def one_framework(seeds: Path, change: Callable[[str, str, str], None]) -> None:
    """Make the inspection of 2019 one under the framework of 2015."""
    change("inspections.yaml", "framework: children-social-care-2019", "framework: sif")
    load(seeds)


@pytest.mark.usefixtures("one_framework")
def test_under_one_framework_areas_worded_differently_are_still_refused(client: Client) -> None:
    page = compare(client, "a=I4&b=I7")

    assert reasons(page) == []
    verdict = families(page)["Overall or headline"][2].said
    assert verdict.startswith("No. The areas are worded differently")


def test_under_one_framework_areas_worded_alike_may_be_read_side_by_side(
    client: Client, seeds: Path, change: Callable[[str, str, str], None]
) -> None:
    change("inspections.yaml", "framework: children-social-care-2019", "framework: sif")
    change(
        "ratings.yaml",
        "area: Children's services\n",
        "area: Medway Council’s children’s services\n",
    )
    load(seeds)

    page = compare(client, "a=I4&b=I7")

    verdict = families(page)["Overall or headline"][2].said
    assert verdict.startswith("Yes. Both grades were given under the same framework")
    assert verdict.endswith("They do not say what changed between them, or why.")
    assert families(page)["Children in care"][2].said == "A grade is on record on one side only."
