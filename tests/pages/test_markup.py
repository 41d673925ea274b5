"""Pages that assistive technology can read: headings, ids, labels, names."""

from collections.abc import Callable

import pytest

from tests.pages.accessibility import FAULTS
from tests.pages.crawler import Site
from tests.pages.markup import Element, tree

FAULTY = """
<main><h1>One</h1><h3>Three</h3><p id="a"></p><p id="a"></p><p aria-labelledby="b">Text</p>
<label for="q">Words</label><input name="other"><a href="/"></a></main>
"""


@pytest.mark.parametrize("faults", FAULTS)
def test_no_page_has_a_fault(site: Site, faults: Callable[[Element], list[object]]) -> None:
    assert {address: faults(page) for address, page in site.pages if faults(page)} == {}


@pytest.mark.parametrize("faults", FAULTS)
def test_a_fault_is_found(faults: Callable[[Element], list[object]]) -> None:
    assert faults(tree(FAULTY))


def test_every_page_names_its_language_and_has_one_main_part(site: Site) -> None:
    wrong = [
        address
        for address, page in site.pages
        if page.one("html")["lang"] != "en-GB" or len(page.every("main", id="main")) != 1
    ]

    assert wrong == []
