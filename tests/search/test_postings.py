"""The order of records in time, as far as their days are known."""

from datetime import date

import pytest

from medway_portal.loading.index_entries import filter_values
from records.models import Record
from search.index import rebuild
from search.postings import value_index
from sources.editions import clear_cache

pytestmark = pytest.mark.django_db
EARLY, LATE = date(2013, 5, 1), date(2019, 8, 27)
CLOSED = "E1", EARLY, LATE
OPEN_ENDED = "E2", EARLY, None
LATER = "E3", LATE, LATE
ENDED = "E4", None, EARLY
UNDATED = "E5", None, None


def lists(*dated: tuple[str, date | None, date | None], kind: str = "event") -> list[list[str]]:
    """Write records with these days; return the refs of all, oldest first and newest first."""
    Record.objects.bulk_create(
        Record(
            ref=ref,
            number=int(ref[1:]),
            kind=kind,
            date_earliest=first,
            date_latest=last,
            is_quotation=False,
        )
        for ref, first, last in dated
    )
    clear_cache()
    rebuild((), filter_values())
    refs = dict(Record.objects.values_list("pk", "ref"))
    orders = (value_index().oldest_first, value_index().newest_first)
    return [[refs[pk] for records in order for pk in records] for order in orders]


@pytest.fixture(autouse=True)
def nothing_loaded() -> None:
    Record.objects.update(inspection=None)
    Record.objects.all().delete()


def test_oldest_first_has_what_may_have_ended_latest_after_what_ended() -> None:
    oldest, _ = lists(CLOSED, OPEN_ENDED, LATER, ENDED, UNDATED)

    assert oldest == ["E4", "E1", "E2", "E3", "E5"]


def test_newest_first_has_what_may_still_go_on_before_what_ended() -> None:
    _, newest = lists(CLOSED, OPEN_ENDED, LATER, ENDED, UNDATED)

    assert newest == ["E3", "E2", "E1", "E4", "E5"]


def test_records_of_the_same_days_are_in_the_order_of_their_kinds() -> None:
    lists(("A1", EARLY, LATE), kind="action")
    lists(("F1", EARLY, LATE), kind="finding")

    assert lists(("R1", EARLY, LATE), kind="rating") == [["A1", "F1", "R1"]] * 2


def test_the_tenth_place_comes_after_the_ninth() -> None:
    days = [date(2001, 1, day) for day in range(1, 13)]

    oldest, newest = lists(*((f"E{n}", day, day) for n, day in enumerate(days, 1)))

    assert oldest == newest[::-1] == [f"E{n}" for n in range(1, 13)]
