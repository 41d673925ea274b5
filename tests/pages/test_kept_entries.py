"""Entries are kept from one page to the next: each page still says all that is its own."""

from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from inspections.models import Finding
from inspections.outlines import Kept, Outline
from sources.models import Edition

LISTS = [
    "/findings/?page_size=40",
    "/quotes/",
    "/actions/",
    "/actions/what-came-next/",
    "/figures/",
    "/timeline/",
    "/inspections/",
    "/search/",
    "/inspections/I7/",
]
VERSIONS = count()
pytestmark = pytest.mark.django_db


def load_another() -> str:
    """Let the database hold a version that nothing is kept of."""
    version = f"{next(VERSIONS):012} of this test"
    Edition.objects.update(version=version)
    return version


def page_at(client: Client, address: str) -> str:
    return client.get(address).content.decode()


@pytest.mark.parametrize("address", LISTS)
def test_a_page_is_the_same_from_what_is_kept(client: Client, address: str) -> None:
    load_another()

    first = page_at(client, address)

    assert page_at(client, address) == first


@pytest.mark.parametrize("address", LISTS)
def test_what_is_kept_is_not_asked_for_again(client: Client, address: str) -> None:
    load_another()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        counts.append(len(queries))

    assert counts[1] < counts[0]


def test_a_new_version_is_shown_at_once(client: Client) -> None:
    load_another()
    assert "Another title" not in page_at(client, "/findings/")

    Finding.objects.filter(ref="F1").update(title="Another title")
    load_another()

    assert "Another title" in page_at(client, "/findings/")


def test_found_words_are_marked_anew_for_each_search(client: Client) -> None:
    load_another()

    first, second = (page_at(client, f"/findings/?q={word}") for word in ("caseloads", "high"))

    assert "<mark>caseloads</mark>" in first.lower()
    assert "<mark>caseloads</mark>" not in second.lower()
    assert "<mark>high</mark>" in second.lower()
    assert "<mark>" not in page_at(client, "/findings/")


@pytest.mark.parametrize("text", ["<?0?>", "<?1?>", "<?", "&lt;?0?&gt;"])
def test_a_text_that_looks_like_a_hole_is_shown_as_it_is(client: Client, text: str) -> None:
    Finding.objects.filter(ref="F1").update(title=text, text=text)
    load_another()
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")

    page = page_at(client, "/findings/")

    assert page.count(shown) == 2


def test_what_was_used_last_is_kept_longest() -> None:
    kept = Kept(2)
    for name in "ab":
        kept.put((name,), Outline((name,), ()))

    kept.get(("a",))
    kept.put(("c",), Outline(("c",), ()))

    assert [bool(kept.get((name,))) for name in "abc"] == [True, False, True]
