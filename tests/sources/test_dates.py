"""Dates mean what they say: no day is made up, none is left out."""

from datetime import date, timedelta

import hypothesis.strategies as st
import pytest
from hypothesis import example, given

from sources.dates import DateSpan, in_words, read

DAYS = st.dates(date(1800, 1, 1), date(2199, 12, 31))


@given(DAYS)
def test_a_day_is_itself(day: date) -> None:
    assert read(day.isoformat()) == DateSpan(day, day, "day")
    assert in_words(day.isoformat()) == f"{day.day} {day:%B} {day.year}"


@given(DAYS)
def test_a_month_is_from_its_first_day_to_its_last(day: date) -> None:
    edtf = f"{day:%Y-%m}"

    span = read(edtf)

    assert span.precision == "month"
    assert span.earliest == day.replace(day=1)
    assert span.latest is not None
    assert (span.latest.year, span.latest.month) == (day.year, day.month)
    assert (span.latest + timedelta(days=1)).day == 1
    assert in_words(edtf) == f"{day:%B} {day.year}"


@given(st.integers(1800, 2199))
def test_a_year_is_all_of_it(year: int) -> None:
    assert read(str(year)) == DateSpan(date(year, 1, 1), date(year, 12, 31), "year")
    assert in_words(str(year)) == str(year)


@pytest.mark.parametrize(
    ("edtf", "first", "last", "words"),
    [
        ("2019-21", date(2019, 3, 1), date(2019, 5, 31), "spring 2019"),
        ("2019-22", date(2019, 6, 1), date(2019, 8, 31), "summer 2019"),
        ("2019-23", date(2019, 9, 1), date(2019, 11, 30), "autumn 2019"),
        ("2019-24", date(2019, 12, 1), date(2020, 2, 29), "winter 2019"),
    ],
)
def test_a_season_is_three_months(edtf: str, first: date, last: date, words: str) -> None:
    assert read(edtf) == DateSpan(first, last, "season")
    assert in_words(edtf) == words


@given(DAYS, DAYS)
def test_an_interval_is_from_the_first_day_to_the_last(one: date, other: date) -> None:
    first, last = sorted([one, other])

    assert read(f"{first}/{last}") == DateSpan(first, last, "period")
    if first < last:
        with pytest.raises(ValueError, match="put the earlier date first"):
            read(f"{last}/{first}")


@given(DAYS)
def test_an_open_interval_has_no_bound_on_that_side(day: date) -> None:
    assert read(f"{day}/..") == DateSpan(day, None, "period")
    assert read(f"../{day}") == DateSpan(None, day, "period")


@given(DAYS, st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]), st.sampled_from("~?%"))
def test_about_changes_the_words_and_not_the_bounds(day: date, form: str, mark: str) -> None:
    edtf = f"{day:{form}}"

    assert read(edtf + mark) == read(edtf)
    assert in_words(edtf + mark) == f"about {in_words(edtf)}"


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2019-05/2019-08-27", "between May 2019 and 27 August 2019"),
        ("2015-12-15/..", "on or after 15 December 2015"),
        ("../2019-08-27", "on or before 27 August 2019"),
        ("2020-03~/2021-07~", "between about March 2020 and about July 2021"),
    ],
)
def test_an_interval_is_said_in_words(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


@pytest.mark.parametrize(
    "text",
    ["", "..", "2019/", "/2019", "27 August 2019", "19-08-27", "2019-8-7", "2019-13", "2019-00",
     "2019-08-32", "2019-11-31", "2019-02-29", "2019-21-01", "2019-08-27T10:00", "2019//2020",
     "2018/2019/2020", "../..", "2019-25", "2019-41"],
)  # fmt: skip
def test_what_is_no_date_of_the_record_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(ValueError, match="write 2019-08-27, 2019-08, 2019"):
        read(text)


@given(st.one_of(st.text(), st.text(alphabet="0129-/~?%.", max_size=12)))
@example("../2019~")
def test_every_date_that_is_understood_has_bounds_in_order_and_words(text: str) -> None:
    try:
        span = read(text)
    except ValueError:
        return

    assert span.earliest or span.latest
    assert not (span.earliest and span.latest) or span.earliest <= span.latest
    assert in_words(text)
