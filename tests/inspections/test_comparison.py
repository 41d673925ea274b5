"""Two inspections of every kind: why their grades may not be compared, and what is folded."""

import pytest

from inspections.comparison import (
    OTHER_FRAMEWORK,
    SHOWN,
    UNKNOWN_FRAMEWORK,
    ThemeSide,
    reasons_against,
)
from inspections.models import Framework, Inspection, Rating
from records.models import Record

NAMED = Framework(pk=1, slug="one", name="One framework", graded=True)
OTHER = Framework(pk=2, slug="two", name="Another framework", graded=True)
UNGRADED = Framework(pk=3, slug="three", name="A kind of visit", graded=False)


def inspection(framework: Framework, *families: str, basis: str = "stated") -> Inspection:
    found = Inspection(title=f"Of {framework.slug}", framework=framework, framework_basis=basis)
    found.ratings = [Rating(area_family=family) for family in families]
    return found


def reasons(a: Inspection, b: Inspection) -> list[str]:
    return list(reasons_against(a, b))


def test_one_framework_is_no_reason() -> None:
    assert reasons(inspection(NAMED, "overall"), inspection(NAMED, "overall", "lscb")) == []


def test_another_framework_is_a_reason_though_its_scale_has_the_same_words() -> None:
    assert reasons(inspection(NAMED), inspection(OTHER)) == [OTHER_FRAMEWORK]


@pytest.mark.parametrize("bases", [("not_stated", "not_stated"), ("stated", "not_stated")])
def test_a_framework_is_not_taken_for_the_same_one_unless_it_is_known(
    bases: tuple[str, str],
) -> None:
    a, b = (inspection(NAMED, basis=basis) for basis in bases)

    assert reasons(a, b) == reasons(b, a) == [UNKNOWN_FRAMEWORK]


def test_only_one_of_a_council_and_a_board_is_of_a_different_body() -> None:
    council, board = inspection(NAMED, "overall"), inspection(NAMED, "lscb")

    (reason,) = reasons(council, board)
    assert reason in reasons(board, council)
    assert "not a grade of the council" in reason
    assert reasons(board, inspection(NAMED, "lscb")) == []


def test_each_of_two_visits_is_said_to_have_no_grades() -> None:
    found = reasons(inspection(UNGRADED), inspection(UNGRADED))

    assert [reason.endswith("gives none (editorial).") for reason in found] == [True, True]


def test_only_the_first_sentences_of_a_theme_are_shown_and_the_rest_is_folded() -> None:
    sentences: list[list[Record]] = [[Record(number=number)] for number in range(SHOWN + 2)]

    side = ThemeSide(sentences, [])

    assert [*side.shown, *side.folded] == [record for each in sentences for record in each]
    assert (len(side.shown), side.more) == (SHOWN, 2)
    assert ThemeSide(sentences[:1], []).folded == []
