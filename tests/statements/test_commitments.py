"""Actions are grouped under the year in which their source was written."""

from datetime import date

import pytest

from sources.models import Source
from statements.commitments import Account

JULY, AUGUST = date(2021, 7, 1), date(2021, 8, 31)
WINTER = date(2020, 12, 1)


@pytest.mark.parametrize(
    ("first", "last", "basis", "when"),
    [
        (JULY, JULY, "stated", "2021"),
        (JULY, AUGUST, "stated", "2021"),
        (JULY, AUGUST, "inferred", "2021 (inferred)"),
        (WINTER, JULY, "stated", "2020 to 2021"),
        (JULY, None, "stated", "2021 or later"),
        (None, JULY, "inferred", "2021 or earlier (inferred)"),
        (None, None, "", "Undated"),
    ],
)
def test_a_source_stands_under_its_year(
    first: date | None, last: date | None, basis: str, when: str
) -> None:
    source = Source(date_earliest=first, date_latest=last, date_basis=basis)

    assert Account(source, is_latest=False, actions=[]).when == when
