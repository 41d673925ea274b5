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
        assert [cells for cells in families(page).values() if len(cells) != 2] == [], (a, b)


@pytest.mark.django_db
def test_no_sentence_stands_twice_and_what_is_folded_is_on_the_page(client: Client) -> None:
    page = compare(client, "a=I4&b=I7").one("section", aria_labelledby="findings")

    words = [line.said for line in page.every("p", class_="words")]
    assert len(set(words)) == len(words)
    folded = [
        item["id"] for part in page.every("details") for item in part.every("li", class_="own")
    ]
    assert "F92" in folded
