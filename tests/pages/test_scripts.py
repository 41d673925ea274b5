"""Pages load few and small scripts, only where they need them, which store nothing."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.templatetags.static import static

from tests.pages.crawler import Site
from tests.pages.markup import Element

SCRIPTS = Path(settings.BASE_DIR) / "static" / "js"
EVERYWHERE, PACK = "everywhere.js", "pack.js"
MOST = 10_500  # bytes, before compression
# What keeps something in a browser, or sends it to somebody else.
KEEPING = re.compile(
    r"cookie|storage|indexedDB|caches|sendBeacon|WebSocket|serviceWorker|https?:", re.IGNORECASE
)
MAKING_CODE = re.compile(r"\beval\b|innerHTML|outerHTML|insertAdjacentHTML|document\.write")
pytestmark = pytest.mark.django_db


def asked(page: Element) -> list[str]:
    """Return the names of the scripts that a page asks for, without their hashes."""
    modules = page.every("script", type="module")
    return [re.sub(r"\.[0-9a-f]{12}\.", ".", each["src"].rpartition("/")[2]) for each in modules]


def test_all_scripts_together_are_small() -> None:
    assert 0 < sum(path.stat().st_size for path in SCRIPTS.iterdir()) <= MOST


def test_no_script_keeps_anything_but_a_pack_while_the_tab_is_open() -> None:
    for path in SCRIPTS.iterdir():
        kept = set(KEEPING.findall(path.read_text("utf-8").replace("sessionStorage", "")))
        assert kept == set(), path.name
        assert ("sessionStorage" in path.read_text("utf-8")) == (path.name == PACK)


def test_no_script_turns_text_into_code() -> None:
    for path in SCRIPTS.iterdir():
        assert MAKING_CODE.findall(path.read_text("utf-8")) == [], path.name


def test_every_page_has_the_scripts_that_it_has_a_use_for_each_once(site: Site) -> None:
    for address, page in site.pages:
        # The first fetches the script of the filters when it is of use.
        wanted = [EVERYWHERE, PACK]
        wanted += ["copy.js"] if any("data-copy" in e.attributes for e in page.walk()) else []
        assert asked(page) == wanted, address


def test_a_script_that_fetches_another_does_so_by_its_hashed_name() -> None:
    script = Path(settings.STATIC_ROOT) / static(f"js/{EVERYWHERE}").removeprefix("/static/")

    fetched = re.findall(r'import\("\./(.+?)"\)', script.read_text("utf-8"))
    assert fetched == [static("js/filters.js").removeprefix("/static/js/")]
    assert re.fullmatch(r"filters\.[0-9a-f]{12}\.js", fetched[0])


def test_what_a_script_promises_is_not_shown_until_it_runs(site: Site) -> None:
    (promise,) = site.page("/findings/").every("p", class_="live")

    assert "hidden" in promise.attributes
    assert promise.said == "The list changes as soon as you tick a filter or choose an order."
