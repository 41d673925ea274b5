"""The values by which records are sorted in time, as far as their days are known."""

from datetime import date

from inspections.postings import days, newest, oldest

EARLY, LATE = date(2013, 5, 1), date(2019, 8, 27)
CLOSED = days(EARLY, LATE, "event")
OPEN_ENDED = days(EARLY, None, "event")
LATER = days(LATE, LATE, "event")
ENDED = days(None, EARLY, "event")
UNDATED = days(None, None, "event")
ALL = [CLOSED, OPEN_ENDED, LATER, ENDED, UNDATED]


def test_oldest_first_has_what_may_have_ended_latest_after_what_ended() -> None:
    assert sorted(ALL, key=oldest) == [ENDED, CLOSED, OPEN_ENDED, LATER, UNDATED]


def test_newest_first_has_what_may_still_go_on_before_what_ended() -> None:
    assert sorted(ALL, key=newest) == [LATER, OPEN_ENDED, CLOSED, ENDED, UNDATED]


def test_records_of_the_same_days_are_in_the_order_of_their_kinds() -> None:
    same = [days(EARLY, LATE, kind) for kind in ("rating", "action", "finding")]

    for order in (oldest, newest):
        assert [value.rpartition("/")[2] for value in sorted(same, key=order)] == [
            "action",
            "finding",
            "rating",
        ]
