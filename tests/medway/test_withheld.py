"""What is withheld of the real texts is nowhere; what is no evidence is in its source alone."""

from pathlib import Path

import pytest

from sources.models import Passage
from tests.pages.crawling import Site
from tests.pages.withheld import contacts, leaks, marked, places, secrets

pytestmark = pytest.mark.django_db


def test_withheld_words_are_in_nothing_that_a_reader_can_reach(site: Site, medway: Path) -> None:
    assert secrets(medway)
    assert leaks(site, secrets(medway)) == []


def test_no_answer_has_an_address_or_number_of_a_person(site: Site) -> None:
    assert contacts(site) == set()


@pytest.mark.parametrize("mark", ["reader_comment", "furniture"])
def test_what_is_no_evidence_is_met_in_sources_alone(site: Site, medway: Path, mark: str) -> None:
    """Long words only: “Share” may stand anywhere. What a reader repeats is evidence elsewhere."""
    evidence = " ".join(Passage.objects.exclude(records=None).values_list("exact", flat=True))
    long = [words for words in marked(medway, mark) if len(words) > 40 and "\n" not in words]
    words = [words for words in long if words.strip("“”") not in evidence]

    assert words
    met = {place for each in words for place in places(site, each)}
    assert [place for place in met if not place.startswith("/sources/S")] == []
