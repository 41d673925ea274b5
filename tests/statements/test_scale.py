"""Numbers keep their proportions on a scale that begins at zero."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statements.scale import MOST_STEPS, Number, in_digits, scale_for

values = st.decimals(min_value=0, max_value=10**9, places=2)
positive = st.decimals(min_value="0.01", max_value=10**9, places=2)
numbers = st.builds(Number, values, is_open=st.booleans())
drawn = st.builds(
    lambda first, more: [first, *more], st.builds(Number, positive), st.lists(numbers)
)


@given(drawn)
def test_every_number_stands_at_its_part_of_the_scale(found: list[Number]) -> None:
    scale = scale_for(found)

    for number in found:
        part = float(number.value / scale.end) * 100
        assert scale.place(number.value) == pytest.approx(part, abs=0.001)


@given(drawn, values, values)
def test_what_is_larger_never_stands_before_what_is_smaller(
    found: list[Number], one: Decimal, other: Decimal
) -> None:
    scale = scale_for([*found, Number(one), Number(other)])

    places = scale.place(min(one, other)), scale.place(max(one, other))
    assert 0 <= places[0] <= places[1] <= 100


@given(drawn)
def test_a_scale_begins_at_zero_and_goes_on_in_even_steps_that_can_be_read(
    found: list[Number],
) -> None:
    scale = scale_for(found)

    ticks = scale.ticks
    assert (ticks[0].label, ticks[0].place) == ("0", 0)
    assert (ticks[-1].label, ticks[-1].place) == (scale.last, 100)
    assert 3 <= len(ticks) <= MOST_STEPS + 2
    apart = {round(b.place - a.place, 1) for a, b in pairwise(ticks)}
    assert max(apart) - min(apart) <= 0.1


@given(drawn)
def test_a_scale_has_room_above_what_is_open_and_little_that_is_empty(found: list[Number]) -> None:
    scale = scale_for(found)

    largest = max(number.value for number in found)
    assert largest <= scale.end <= largest + 2 * scale.step
    assert all(number.value < scale.end for number in found if number.is_open)


@given(drawn, positive)
def test_a_scale_with_a_whole_ends_at_it(found: list[Number], more: Decimal) -> None:
    whole = max(number.value for number in found) + more

    scale = scale_for(found, whole)

    assert scale.end == whole
    assert scale.ticks[-1].place == 100
    assert len(scale.ticks) <= MOST_STEPS + 1


@pytest.mark.parametrize(
    ("found", "whole"),
    [
        ([], None),
        (["0"], None),
        (["0", "0.00"], "100"),
        (["-1", "5"], None),
        (["101"], "100"),
    ],
)
def test_what_cannot_be_drawn_from_zero_is_refused(found: list[str], whole: str | None) -> None:
    with pytest.raises(ValueError, match=r"zero|within a whole"):
        scale_for([Number(Decimal(value)) for value in found], Decimal(whole) if whole else None)


def test_a_scale_has_as_many_steps_as_can_be_read() -> None:
    assert [tick.label for tick in scale_for([Number(Decimal(50))]).ticks] == [
        *("0", "10", "20", "30", "40", "50")
    ]


def test_a_number_may_be_the_whole() -> None:
    assert scale_for([Number(Decimal(20))], Decimal(20)).end == 20


def test_an_open_number_as_large_as_the_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="within a whole"):
        scale_for([Number(Decimal(100), is_open=True)], Decimal(100))


@given(values)
def test_no_place_is_given_off_the_scale(value: Decimal) -> None:
    scale = scale_for([Number(Decimal(50))])

    if value > scale.end:
        with pytest.raises(ValueError, match="not on a scale"):
            scale.place(value)
    with pytest.raises(ValueError, match="not on a scale"):
        scale.place(-value - 1)


@pytest.mark.parametrize(
    ("found", "labels"),
    [
        (["39", "25", "35"], ["0", "10", "20", "30", "40"]),
        (["40", "55"], ["0", "20", "40", "60"]),
        (["36", "4.5", "2.6"], ["0", "10", "20", "30", "40"]),
        (["0.3"], ["0", "0.1", "0.2", "0.3"]),
        (["65000"], ["0", "20,000", "40,000", "60,000", "80,000"]),
    ],
)
def test_steps_are_round(found: list[str], labels: list[str]) -> None:
    scale = scale_for([Number(Decimal(value)) for value in found])

    assert [tick.label for tick in scale.ticks] == labels


@given(values)
def test_digits_say_the_number(value: Decimal) -> None:
    written = in_digits(value)

    assert Decimal(written.replace(",", "")) == value
    assert not ("." in written and written.endswith("0"))
