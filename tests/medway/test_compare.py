"""Which grades of the real record may be read side by side."""

from itertools import combinations

import pytest
from django.test import Client

from tests.pages.comparisons import compare, families, reasons

# Each was made under another framework than the rest, or under one that is not named.
INSPECTIONS = ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8"]


@pytest.mark.django_db
def test_no_two_grades_of_the_eight_inspections_may_be_compared(client: Client) -> None:
    for a, b in combinations(INSPECTIONS, 2):
        page = compare(client, f"a={a}&b={b}")
        assert reasons(page), (a, b)
        for cells in families(page).values():
            assert not cells[2].said.startswith("Yes"), (a, b)
