"""The icon and the link preview are small and say nothing false."""

import re
import struct
from pathlib import Path

import pytest
from django.conf import LazySettings, settings
from django.test import Client

from tests.pages.crawler import Site, visit
from tests.pages.markup import Element

STATIC = Path(settings.BASE_DIR) / "static"
ELSEWHERE = "https://portal.example"
SIZE = slice(16, 24)  # where a PNG has its width and height (W3C, PNG, 11.2.1)


def metas(page: Element, name: str) -> dict[str, str]:
    """Return the contents of the page's meta elements by their ``name`` or ``property``."""
    return {each[name]: each["content"] for each in page.every("meta") if each.get(name)}


def size(picture: bytes) -> tuple[int, int]:
    assert picture.startswith(b"\x89PNG\r\n")
    width, height = struct.unpack(">II", picture[SIZE])
    return width, height


@pytest.mark.django_db
def test_a_link_is_shown_with_our_picture_whatever_host_was_asked(
    client: Client, settings: LazySettings
) -> None:
    settings.SITE_URL = ELSEWHERE

    found = visit(client, "/findings/F12/").page

    assert found
    said = metas(found, "property")
    assert re.fullmatch(rf"{ELSEWHERE}/static/preview\.[0-9a-f]+\.png", said["og:image"])
    picture = (STATIC / "preview.png").read_bytes()
    assert size(picture) == (int(said["og:image:width"]), int(said["og:image:height"]))
    assert size(picture) == (1200, 630)
    assert len(picture) < 40_000
    assert metas(found, "name")["twitter:card"] == "summary_large_image"


def test_every_page_names_an_icon_for_browsers_and_one_for_home_screens(site: Site) -> None:
    for address, page in site.pages:
        icon, larger = page.one("link", rel="icon"), page.one("link", rel="apple-touch-icon")
        assert site.to(icon["href"]).kind == icon["type"] == "image/svg+xml", address
        assert site.to(larger["href"]).kind == "image/png", address
    assert size((STATIC / "icon.png").read_bytes()) == (180, 180)


@pytest.mark.django_db
def test_a_browser_that_guesses_where_the_icon_is_finds_it(client: Client) -> None:
    assert client.get("/favicon.ico").content == (STATIC / "icon.png").read_bytes()


def test_the_icon_has_colours_for_light_and_for_dark() -> None:
    assert "@media (prefers-color-scheme: dark)" in (STATIC / "icon.svg").read_text("utf-8")


def test_the_frame_of_the_browser_has_the_colour_of_the_masthead(site: Site) -> None:
    tokens = (STATIC / "css" / "tokens.css").read_text("utf-8")
    brand = re.search(r"--brand: light-dark\((#\w+), (#\w+)\)", tokens)
    named = [each for each in site.page("/").every("meta") if each.get("name") == "theme-color"]

    assert brand
    assert [(each["media"], each["content"]) for each in named] == [
        ("(prefers-color-scheme: light)", brand[1]),
        ("(prefers-color-scheme: dark)", brand[2]),
    ]
