"""What a figure and a rating repeat from their words stands there, and means the same number."""

from fractions import Fraction
from typing import Any

import hypothesis.strategies as st
import pytest
from hypothesis import given

from medway_portal.loading.printed import numbers_in
from tests.loading.conftest import Add, Load, Refused
from tests.loading.entries import figure, rating, words

PIECES = [
    "million",
    "billion",
    "two",
    "twenty",
    "in",
    "of",
    "half",
    "0",
    "zero",
    "7,",
    "-3.5",
    "9" * 40,
]


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("around 65,000", "65000"),
        ("£2.6million", "2.6"),
        ("£2.6 million", "2600000"),
        ("£36m", "36000000"),
        ("45-day", "45"),
        ("Fifteen per cent", "15"),
        ("twenty-five", "25"),
        ("two hundred and fifty", "250"),
        ("a hundred", "100"),
        ("around half", "50"),
        ("Up to half", "0.5"),
        ("one third", "0.3333"),
        ("three quarters", "75"),
        ("one in four children", "25"),
        ("three out of four", "0.75"),
        ("two and a half", "2.5"),
        ("a dozen", "12"),
        ("between 20 and 25", "25"),
    ],
)
def test_a_number_is_read_as_it_is_printed(printed: str, value: str) -> None:
    assert Fraction(value) in numbers_in(printed)


@pytest.mark.parametrize(
    ("printed", "value"),
    [("20 per cent", "21"), ("65,000", "65"), ("a few", "3"), ("2.6 million", "3"), ("40", "-40")],
)
def test_another_number_is_not_what_is_printed(printed: str, value: str) -> None:
    assert Fraction(value) not in numbers_in(printed)


@given(st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join))
def test_numbers_are_read_from_any_text(text: str) -> None:
    assert all(isinstance(number, Fraction) for number in numbers_in(text))


@pytest.mark.parametrize(
    ("fields", "field", "fault"),
    [
        (
            {"as_printed": "about 19"},
            "as_printed",
            "“about 19” is neither in the words nor in their sentence; copy the number from there",
        ),
        (
            {"as_printed": "out 18"},
            "as_printed",
            "“out 18” is neither in the words nor in their sentence; copy the number from there",
        ),
        (
            {"value": 19},
            "value",
            "“value” is 19, and “about 18” says 18; correct one of them",
        ),
        (
            {"as_printed": "fallen"},
            "value",
            "“value” is 18, and “fallen” says no number; correct one of them",
        ),
    ],
)
def test_a_figure_that_its_words_do_not_hold(
    add: Add, refused: Refused, fields: dict[str, Any], field: str, fault: str
) -> None:
    at = add(figures=[figure(**fields)])

    assert f"{at('N900', field)}: {fault}" in refused()


def test_a_grade_that_its_words_do_not_hold(add: Add, refused: Refused) -> None:
    at = add(ratings=[rating(grade="adequate", grade_value="inadequate", inspection="I5",
                             area="Help and protection",
                             words=words("help and protection of children was graded",
                                         source="S1"))])  # fmt: skip

    assert refused() == [
        f"{at('R900', 'grade')}: “adequate” is neither in the words nor in their sentence; copy "
        "the grade from there"
    ]


def test_a_figure_may_be_printed_elsewhere_in_its_sentence(add: Add, load: Load) -> None:
    add(figures=[figure()])

    load()
