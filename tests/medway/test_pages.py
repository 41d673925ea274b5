"""What must hold of every page and all data of the real record, whatever it holds."""

from collections.abc import Callable

import pytest

from tests.pages.accessibility import FAULTS
from tests.pages.crawling import Site
from tests.pages.markup import Element
from tests.pages.persons import graded_people
from tests.pages.recorded import Everything, misplaced


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
