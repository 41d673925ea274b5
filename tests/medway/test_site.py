"""What must hold of every page and all data of the real record, whatever it holds.

They are crawled once, with a source more than there are: all else is there too.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from records.models import Record
from sources.models import Passage, Source
from tests.pages.accessibility import FAULTS
from tests.pages.crawler import Site
from tests.pages.markup import Element
from tests.pages.persons import graded_people
from tests.pages.recorded import Everything, misplaced
from tests.pages.withheld import contacts, leaks, marked, places, secrets

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.parametrize("medway", ["with a sixth source"], indirect=True, scope="package"),
]


def test_no_link_on_any_page_is_dead(site: Site) -> None:
    assert site.dead() == []
    assert site.adrift() == []


def test_every_record_and_source_can_be_reached_as_a_page_and_as_data(site: Site) -> None:
    wanted = [*Record.objects.exclude(kind="event"), *Source.objects.all()]

    addresses = [item.get_absolute_url() for item in wanted]
    assert site.missing(addresses) == []
    assert site.missing(f"{address.rstrip('/')}.json" for address in addresses) == []


def test_the_words_of_every_record_stand_at_their_offsets(
    site: Site, everything: Everything
) -> None:
    assert everything
    assert misplaced(everything, site) == []


def test_nobody_is_graded_in_words_of_ours(site: Site) -> None:
    assert graded_people(site) == []


def test_every_page_has_a_title_that_no_other_address_has(site: Site) -> None:
    assert site.shared_titles() == {}


@pytest.mark.parametrize("faults", FAULTS)
def test_no_page_has_a_fault(site: Site, faults: Callable[[Element], list[object]]) -> None:
    assert {address: faults(page) for address, page in site.pages if faults(page)} == {}


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
    words = [words for words in long if words.strip("“”")[:60] not in evidence]

    assert words
    met = {place for each in words for place in places(site, each)}
    assert [place for place in met if not place.startswith("/sources/S")] == []


def test_every_acronym_stands_for_what_a_source_prints(site: Site) -> None:
    texts = " ".join(" ".join(Record.objects.values_list("text", flat=True)).split())

    for _, page in site.pages:
        for short in page.every("abbr"):
            assert short["title"] in texts
