"""Events stand in the chart at their time, in their lane, without overlapping."""

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspections.chart import (
    HEAD,
    LEAST,
    LETTER,
    NEXT_TO,
    ROW,
    SPARE,
    Mark,
    Moment,
    Shape,
    TimelineChart,
    YearAxis,
    draw_chart,
)

FIRST, LAST = 2009, 2024
SCALE = YearAxis(FIRST, LAST)
ROUNDED = 0.1  # percent: what rounding to one decimal, twice, can take away
DAYS = st.dates(date(FIRST, 1, 1), date(LAST, 12, 31))


def moment(
    first: date | None,
    last: date | None,
    ref: str = "E1",
    lane: int = 0,
    *,
    happened: bool = True,
    lasts: bool = True,
) -> Moment:
    return Moment(ref, ref, lane, first, last, happened=happened, lasts=lasts)


SPANS = st.tuples(DAYS, DAYS).map(sorted)
OPEN = st.one_of(DAYS.map(lambda day: (day, None)), DAYS.map(lambda day: (None, day)))
MOMENTS = st.lists(
    st.builds(
        lambda days, lane: moment(days[0], days[1], lane=lane),
        st.one_of(DAYS.map(lambda day: (day, day)), SPANS, OPEN),
        st.integers(0, 1),
    ),
    max_size=40,
).map(lambda found: sorted(found, key=lambda each: each.order))


def rows(picture: TimelineChart) -> list[list[Mark]]:
    """Return the marks that stand at one height."""
    return [
        [mark for mark in picture.marks if mark.y == y] for y in {mark.y for mark in picture.marks}
    ]


def room(mark: Mark) -> tuple[float, float]:
    """Return where a mark with its label begins and ends."""
    label = NEXT_TO + len(mark.moment.label) * LETTER
    return (mark.x - label, mark.end) if mark.label_is_left else (mark.x, mark.end + label)


@given(MOMENTS)
def test_no_mark_or_label_is_in_the_way_of_another(moments: list[Moment]) -> None:
    for row in rows(draw_chart(moments, 2, SCALE)):
        for one, other in combinations(row, 2):
            left, right = sorted((one, other), key=lambda mark: mark.x)
            assert room(left)[1] <= room(right)[0] + ROUNDED


@given(MOMENTS)
def test_every_moment_is_drawn_once_and_inside_the_picture(moments: list[Moment]) -> None:
    picture = draw_chart(moments, 2, SCALE)

    assert sorted(m.moment.order for m in picture.marks) == [each.order for each in moments]
    assert all(0 <= mark.x <= mark.end <= 100 - SPARE + LEAST for mark in picture.marks)
    assert all(0 < mark.top < mark.y < picture.height for mark in picture.marks)


@given(MOMENTS)
def test_a_mark_stands_in_its_own_lane(moments: list[Moment]) -> None:
    picture = draw_chart(moments, 2, SCALE)

    assert all((mark.y > picture.heads[1]) == (mark.moment.lane == 1) for mark in picture.marks)


@given(MOMENTS)
def test_a_lane_has_no_row_that_is_empty(moments: list[Moment]) -> None:
    picture = draw_chart(moments, 2, SCALE)

    for lane in range(2):
        heights = sorted({mark.y for mark in picture.marks if mark.moment.lane == lane})
        first = picture.heads[lane] + HEAD + ROW // 2
        assert heights == [first + ROW * row for row in range(len(heights))]


@given(SPANS)
def test_a_bar_is_as_long_as_its_span_or_the_least_that_is_seen(days: list[date]) -> None:
    [mark] = draw_chart([moment(*days)], 1, SCALE).marks
    if mark.moment.shape != Shape.SPAN:
        return

    begins, ends = SCALE.beginning(days[0]), SCALE.end(days[1])
    assert mark.x <= begins + ROUNDED
    assert mark.end >= ends - ROUNDED
    assert mark.width == pytest.approx(max(ends - begins, LEAST), abs=ROUNDED)


def test_a_bar_too_short_to_see_grows_on_both_sides_alike() -> None:
    first, last = date(2016, 6, 1), date(2016, 6, 10)

    [mark] = draw_chart([moment(first, last)], 1, SCALE).marks

    middle = (SCALE.beginning(first) + SCALE.end(last)) / 2
    assert (mark.x + mark.end) / 2 == pytest.approx(middle, abs=ROUNDED)
    assert mark.width == pytest.approx(LEAST, abs=ROUNDED)


def test_a_bar_too_short_to_see_does_not_begin_before_the_picture() -> None:
    [mark] = draw_chart([moment(date(FIRST, 1, 1), date(FIRST, 1, 3))], 1, SCALE).marks

    assert mark.x == 0


@given(DAYS, DAYS)
def test_what_was_later_stands_further_right(one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    marks = draw_chart(
        [moment(day, day, lane=n) for n, day in enumerate((earlier, later))], 2, SCALE
    )

    assert marks.marks[0].x <= marks.marks[1].x


@given(DAYS)
def test_a_day_stands_in_its_year(day: date) -> None:
    picture = draw_chart([moment(day, day)], 1, SCALE)
    [year] = [each for each in picture.years if each.first == day.year]

    assert year.x - ROUNDED <= picture.marks[0].x <= year.x + year.width + ROUNDED


@given(DAYS.filter(lambda day: day < date(LAST, 12, 31)))
def test_a_day_ends_where_the_next_one_begins(day: date) -> None:
    assert SCALE.end(day) == pytest.approx(SCALE.beginning(day + timedelta(days=1)))


def test_the_years_fill_the_picture_but_for_the_room_at_its_end() -> None:
    picture = draw_chart([], 2, YearAxis(2011, 2021), [(2014, 2014), (2016, 2017)])

    assert [year.first for year in picture.years] == list(range(2011, 2022))
    assert (picture.years[0].x, SCALE.end(date(LAST, 12, 31))) == (0, 100 - SPARE)
    assert [(gap.first, gap.last) for gap in picture.gaps] == [(2014, 2014), (2016, 2017)]
    assert picture.gaps[1].width == pytest.approx(2 * picture.gaps[0].width, abs=2 * ROUNDED)


@pytest.mark.parametrize(
    ("first", "last", "shape"),
    [
        (date(2019, 8, 27), date(2019, 8, 27), Shape.POINT),
        (date(2019, 5, 1), date(2019, 8, 27), Shape.SPAN),
        (date(2019, 8, 27), None, Shape.FROM),
        (None, date(2019, 8, 27), Shape.UNTIL),
    ],
)
def test_the_shape_says_what_is_known(first: date | None, last: date | None, shape: Shape) -> None:
    found = moment(first, last)

    assert (found.shape, found.year) == (shape, 2019)
