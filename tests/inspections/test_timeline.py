"""Years without an event are named where the whole timeline is listed, and nowhere else."""

import pytest

from inspections.models import Event
from inspections.timeline import timeline_entries


@pytest.mark.parametrize(
    ("order", "is_whole", "has_gap"),
    [("oldest", True, True), ("oldest", False, False), ("newest", True, False)],
)
def test_only_the_whole_timeline_names_the_years_that_have_none(
    order: str, *, is_whole: bool, has_gap: bool
) -> None:
    events = [Event(year=2001), Event(year=2005)]

    found = timeline_entries(events, order, [2003], whole=is_whole)

    assert any(entry.gaps for entry in found) == has_gap
