"""Dates say how they are known; grades are of the framework of their inspection."""

import pytest

from records.models import Record
from sources.models import Source
from tests.loading.conftest import Add, Change, Load, Refused
from tests.loading.entries import event, finding, quote, rating

REMEDY = (
    "is not a date that the record understands; write 2019-08-27, 2019-08, 2019, "
    "2019-23 for autumn, 2019-08~ for about, or two of them with / between"
)


@pytest.mark.parametrize(
    "edtf", ["27 August 2019", "2019-13", "2019-02-30", "2019-8", "2019-25", "../.."]
)
def test_a_date_that_is_none(add: Add, refused: Refused, edtf: str) -> None:
    at = add(events=[event(date={"edtf": edtf, "basis": "stated"})])

    assert refused() == [f"{at('E900', 'date')}: “{edtf}” {REMEDY}"]


def test_an_interval_that_ends_before_it_begins(add: Add, refused: Refused) -> None:
    at = add(events=[event(date={"edtf": "2019-08/2019-05", "basis": "stated"})])

    assert refused() == [
        f"{at('E900', 'date')}: the interval “2019-08/2019-05” ends before it begins; "
        "put the earlier date first"
    ]


@pytest.mark.parametrize("basis", ["inferred", "relative"])
def test_a_date_that_is_worked_out_without_reasoning(
    add: Add, refused: Refused, basis: str
) -> None:
    at = add(events=[event(date={"edtf": "2019-08", "basis": basis})])

    assert refused() == [
        f"{at('E900', 'date')}: the date is {basis} and nothing says how; add “reasoning”"
    ]


def test_a_date_with_a_basis_that_does_not_exist(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(date={"edtf": "2019-08", "basis": "guessed"})])

    assert refused() == [
        f"{at('F900', 'basis')}: “basis” is “guessed”; choose one of stated, relative, inferred"
    ]


def test_a_date_that_is_a_number(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(date={"edtf": 2019, "basis": "stated"})])

    (fault,) = refused()
    assert fault.startswith(f"{at('F900', 'edtf')}: “edtf” is ")
    assert fault.endswith('it should be a date in EDTF, in quotation marks, such as "2019-08-27"')


def test_an_office_with_a_date_that_is_none(change: Change, refused: Refused) -> None:
    change("people.yaml", 'edtf: "2001-12-04"', 'edtf: "2001-12-32"')

    (fault,) = refused()
    assert fault.startswith("records/people.yaml:")
    assert f": ada-fenwick: “2001-12-32” {REMEDY}" in fault


def test_an_inspection_whose_own_date_is_not_stated(change: Change, refused: Refused) -> None:
    change("inspections.yaml", "    date: fieldwork\n", "    date: published\n")

    (fault,) = refused()
    assert fault.startswith("records/inspections.yaml:")
    assert ": I1: “published” has no date; name the other" in fault


def test_a_grade_of_another_scale(add: Add, refused: Refused) -> None:
    at = add(ratings=[rating(inspection="I6", grade_value="adequate")])

    assert refused() == [
        f"{at('R900', 'grade_value')}: “adequate” is no grade of “Inspection of children’s social "
        "care services”; choose one of outstanding, good, requires_improvement, inadequate"
    ]


def test_a_later_grade_for_an_earlier_inspection(add: Add, refused: Refused) -> None:
    at = add(ratings=[rating(inspection="I1", grade_value="requires_improvement")])

    (fault,) = refused()
    assert fault.startswith(f"{at('R900', 'grade_value')}: “requires_improvement” is no grade of ")
    assert fault.endswith("choose one of outstanding, good, adequate, inadequate")


@pytest.mark.parametrize(
    ("inspection", "framework"),
    [("I7", "Focused visit")],
)
def test_a_grade_where_none_is_given(
    add: Add, refused: Refused, inspection: str, framework: str
) -> None:
    at = add(ratings=[rating(inspection=inspection)])

    assert refused() == [
        f"{at('R900', 'grade_value')}: “good” is no grade of “{framework}”; it gives no grades"
    ]


def test_what_inspectors_said_is_as_old_as_their_inspection(add: Add, load: Load) -> None:
    add(quotes=[quote(inspection="I6")])

    load()

    assert Record.objects.get(ref="Q900").date_edtf == Record.objects.get(ref="I6").date_edtf
    assert Record.objects.get(ref="Q900").date_edtf != Source.objects.get(ref="S4").date_edtf
