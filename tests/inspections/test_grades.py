"""Which areas were graded lowest in more than one inspection."""

import pytest

from inspections.grades import RepeatedGrade, notes_on_repeated, repeated_lowest_grades
from inspections.models import AreaFamily, Inspection, Rating
from records.models import ReadTogether


def inspected(number: int, *families: AreaFamily, grade: str = "inadequate") -> Inspection:
    """Return an inspection with a grade in each of ``families``."""
    inspection = Inspection(pk=number)
    inspection.ratings = [
        Rating(inspection_id=number, area_family=family, grade_value=grade) for family in families
    ]
    return inspection


def test_two_lowest_grades_of_one_inspection_are_not_two_inspections() -> None:
    twice = inspected(1, AreaFamily.LEADERSHIP, AreaFamily.LEADERSHIP)

    assert repeated_lowest_grades([twice]) == []


def test_a_family_is_named_once_with_the_lowest_grades_of_all_inspections() -> None:
    found = repeated_lowest_grades(
        [
            inspected(1, AreaFamily.LEADERSHIP, AreaFamily.OVERALL),
            inspected(2, AreaFamily.LEADERSHIP),
            inspected(3, AreaFamily.OVERALL, grade="good"),
        ]
    )

    assert [(each.family, len(each.ratings)) for each in found] == [(AreaFamily.LEADERSHIP, 2)]


@pytest.mark.django_db
def test_a_note_on_one_of_the_lowest_grades_is_not_on_all(django_db_setup: None) -> None:
    def found() -> list[RepeatedGrade]:
        inspections = Inspection.objects.with_grades().with_notes_on_grades()
        return repeated_lowest_grades(inspections.oldest_first())

    notes = notes_on_repeated(found())
    note = ReadTogether.objects.create(note="On one grade.", position=900)
    note.records.set([found()[0].ratings[0].pk])

    assert notes
    assert notes_on_repeated(found()) == notes
