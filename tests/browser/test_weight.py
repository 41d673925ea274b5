"""The compressed size of a first view of the real record stays within its limits."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from django.conf import settings

from tests.browser.kinds import EACH, Kind
from tests.pages.markup import tree
from tests.processes import Reply, Server, ask

KB = 1024
LIGHT = {"home", "findings, all", "findings/<ref:ref>/"}
LONG, SHORT = 30 * KB, 14 * KB
IMPORT = re.compile(r"""@import\s+(?:url\()?["']?([^"')\s;]+)""")


@cache
def delivered(address: str) -> Reply:
    """Return what is sent for ``address`` to a browser."""
    return ask(address, Accept_Encoding="gzip, br")


@cache
def plain(address: str) -> str:
    return ask(address).body.decode()


def parts(address: str) -> set[str]:
    """Return the addresses of the style sheets and scripts of a page, with what they import."""
    page = tree(plain(address))
    links = page.every("link", rel="stylesheet")
    scripts = [each for each in page.every("script") if each.get("src")]
    waiting = [*(link["href"] for link in links), *(each["src"] for each in scripts)]
    found: set[str] = set()
    while waiting:
        part = urljoin(address, waiting.pop())
        if part not in found:
            found.add(part)
            waiting += [urljoin(part, name) for name in IMPORT.findall(plain(part))]
    return found


@EACH
def test_a_first_view_is_light(real: Server, kind: Kind) -> None:
    page = f"{real.address}{kind.address}"
    weights = {part: len(delivered(part).body) for part in (page, *parts(page))}

    assert sum(weights.values()) <= (SHORT if kind.name in LIGHT else LONG), weights


def test_all_scripts_together_are_small() -> None:
    scripts = [*Path(settings.BASE_DIR, "static").rglob("*.js")]

    assert scripts
    assert sum(path.stat().st_size for path in scripts) <= 10 * KB


def test_pages_and_files_are_compressed_and_files_kept_for_ever(real: Server) -> None:
    page = f"{real.address}/findings/"

    for part in (page, *parts(page)):
        headers = delivered(part).headers
        assert headers["Content-Encoding"] in ("gzip", "br"), part
        is_file = urlsplit(part).path.startswith("/static/")
        assert ("immutable" in headers.get("Cache-Control", "")) == is_file, part
