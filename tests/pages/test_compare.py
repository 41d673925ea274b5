"""Two inspections side by side: which grades are shown, and why they may not be compared."""

from itertools import permutations

import pytest
from django.test import Client

from inspections.models import AreaFamily
from tests.pages.comparisons import compare, families, reasons
from tests.pages.markup import Element
from tests.pages.recorded import Everything

INSPECTIONS = ["I1", "I2", "I3", "I4", "I5", "I6", "I7"]
OTHER_FRAMEWORK = (
    "These two inspections were made under different frameworks; their grades are not comparable."
)
pytestmark = pytest.mark.django_db


def test_different_frameworks_are_refused_once(client: Client) -> None:
    page = compare(client, "a=I3&b=I6")

    assert OTHER_FRAMEWORK in reasons(page)
    assert page.said.count("may not be compared") == 1
    assert [cells for cells in families(page).values() if len(cells) != 2] == []


@pytest.mark.parametrize("query", ["a=I1&b=I2", "a=I2&b=I1"])
def test_a_framework_that_is_not_stated_is_not_taken_for_one_and_the_same(
    client: Client, query: str
) -> None:
    found = reasons(compare(client, query))

    assert any("It is not known to be the same one" in reason for reason in found)
    assert OTHER_FRAMEWORK not in found


def test_a_framework_that_is_not_named_is_said_not_to_be(client: Client) -> None:
    found = reasons(compare(client, "a=I2&b=I3"))

    assert any("do not name the framework of “Inspection of services f" in each for each in found)
    assert not any("do not name the framework of “Single" in each for each in found)


@pytest.mark.parametrize("other", ["I3", "I6", "I7"])
def test_the_grade_of_the_safeguarding_board_is_not_compared_with_the_councils(
    client: Client, other: str
) -> None:
    for query in (f"a=I4&b={other}", f"a={other}&b=I4"):
        found = [reason for reason in reasons(compare(client, query)) if "board’s" in reason]
        assert len(found) == 1
        assert found[0].startswith("“Review of the safeguarding board")
        assert "not a grade of the council" in found[0]


def test_a_visit_is_said_to_give_no_grades(client: Client) -> None:
    page = compare(client, "a=I6&b=I7")

    found = [reason for reason in reasons(page) if reason.startswith("“Focused visit")]
    assert found[0].endswith("this type of inspection gives none (editorial).")
    cells = [cells[1].said for cells in families(page).values()]
    assert [cell for cell in cells if "Not graded in this type of inspection" not in cell] == []


def test_grades_of_one_framework_for_areas_worded_alike_may_be_read_side_by_side_and_no_others(
    client: Client,
) -> None:
    for a, b in permutations(INSPECTIONS, 2):
        page = compare(client, f"a={a}&b={b}")
        allowed = {a, b} == {"I3", "I5"}
        assert bool(reasons(page)) == (not allowed), (a, b)
        said_yes = {name for name, cells in families(page).items() if is_yes(cells[-1])}
        assert said_yes == ({"Care leavers"} if allowed else set()), (a, b)


def is_yes(verdict: Element) -> bool:
    return verdict.said.startswith("Yes. Both grades were given under the same framework")


def test_every_grade_stands_with_its_area_and_leads_to_its_rating(
    client: Client, everything: Everything
) -> None:
    page = compare(client, "a=I3&b=I6")

    links = {
        link["href"]
        for line in families(page).values()
        for part in line
        for link in part.every("a")
    }
    for rating in everything.values():
        if rating["type"] == "rating" and rating["inspection"]["ref"] in ("I3", "I6"):
            assert rating["url"] in links
            cell = families(page)[AreaFamily(rating["area_family"]).label][
                0 if rating["inspection"]["ref"] == "I3" else 1
            ]
            assert f"{rating['grade']} {rating['ref']}" in cell.said
            assert f"Area, as worded: {rating['area']}" in cell.said


def test_only_families_in_which_either_has_a_grade_are_shown(
    client: Client, everything: Everything
) -> None:
    for a, b in permutations(INSPECTIONS, 2):
        graded = {
            AreaFamily(rating["area_family"]).label
            for rating in everything.values()
            if rating["type"] == "rating" and rating["inspection"]["ref"] in (a, b)
        }
        assert set(families(compare(client, f"a={a}&b={b}"))) == graded, (a, b)


def test_a_grade_that_is_not_stated_is_not_shown_as_one(client: Client) -> None:
    found = families(compare(client, "a=I6&b=I2"))

    assert found["Children in care"][0].said == "Nothing on record for this area"


def test_each_side_has_its_framework_scale_subject_and_date_below_its_grades(
    client: Client, everything: Everything
) -> None:
    page = compare(client, "a=I1&b=I6")
    line = page.one("table", class_="pairs").one("tbody").every("tr")[-1]

    for ref, cell in zip(("I1", "I6"), line.parts[1:], strict=False):
        record = everything[ref]
        assert record["framework"]["name"] in cell.said
        assert record["subject"] in cell.said
        assert record["date"]["display"] in cell.said
    assert "best first (editorial): Outstanding Good Adequate Inadequate" in line.parts[1].said
    assert "Outstanding Good Requires improvement to be good Inadequate" in line.parts[2].said
    assert "(inferred)" in line.parts[2].said


def test_under_one_framework_areas_worded_differently_are_still_refused(client: Client) -> None:
    page = compare(client, "a=I3&b=I5")

    assert reasons(page) == []
    verdict = families(page)["Help and protection"][2].said
    assert verdict.startswith("No. The areas are worded differently")


def test_grades_that_may_be_read_side_by_side_are_said_to_tell_no_more(client: Client) -> None:
    found = families(compare(client, "a=I3&b=I5"))

    verdict = found["Care leavers"][2].said
    assert verdict.endswith("They do not say what changed between them, or why.")
    assert found["Overall or headline"][2].said == "A grade is on record on one side only."


def test_addresses_of_parts_that_were_published_lead_to_them(client: Client) -> None:
    page = compare(client, "a=I3&b=I6")

    for name in ("grades", "findings", "themes", "together"):
        assert page.by_id(name)
