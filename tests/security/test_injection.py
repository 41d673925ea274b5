"""Text from an address stays text in pages, data, feeds and headers."""

import json
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from tests.pages.markup import foreign_scripts, tree
from tests.processes import Server, ask
from tests.security.wire import request, said

EVIL = [
    "<script>alert(1)</script>",
    "\"><script src='//evil.example/x.js'></script>",
    "</title></textarea></script><img src=x onerror=alert(1)>",
    "javascript:alert(1)//",
    "{{7*7}}{% debug %}${7*7}",
    "\r\nSet-Cookie: evil=1\r\n\r\n<script>alert(1)</script>",
    "\u2028\u2029\u0085Set-Cookie: evil=1",
    "嘊嘍Set-Cookie: evil=1",  # whose last bytes are a line end
    "]]><x/><!--",
]
PARAMETERS = [
    *(
        "/search/?q=",
        "/findings/?theme=",
        "/findings/?page=",
        "/findings/?sort=",
        "/timeline/?year=",
    ),
    *("/compare/?a=", "/briefing/?ref=", "/findings/?briefing=", "/sources/S1/?highlight="),
    *("/about/?", "/findings/?", "/", "/findings/", "/themes/", "/static/", "/data/"),
]
DATA = [
    "/search.json?q=",
    "/findings.json?theme=",
    "/search.csv?q=",
    "/findings.csv?x=",
    "/x.json/",
]
FEEDS = ["/search.atom?q=", "/findings.atom?q="]


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("start", PARAMETERS)
def test_no_page_acts_on_its_address(portal: Server, start: str, evil: str) -> None:
    answer = ask(f"{portal.address}{start}{quote(evil)}")

    assert answer.status in (200, 301, 302, 404)
    assert "Set-Cookie" not in answer.headers
    if answer.body and answer.headers["Content-Type"].startswith("text/html"):
        page = tree(answer.body.decode())
        assert foreign_scripts(page) == []
        attributes = [name for element in page.walk() for name in element.attributes]
        assert [name for name in attributes if name.startswith("on")] == []
        addresses = [element.get("href") for element in page.walk()]
        assert [each for each in addresses if each.lower().startswith("javascript")] == []


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("start", DATA)
def test_data_is_never_taken_for_a_page(portal: Server, start: str, evil: str) -> None:
    answer = ask(f"{portal.address}{start}{quote(evil)}")

    assert answer.status in (200, 400, 404)
    assert answer.headers["Content-Type"].split(";")[0] in (
        "application/json",
        "text/csv",
        "text/html",
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    if answer.headers["Content-Type"].startswith("application/json"):
        json.loads(answer.body)


@pytest.mark.parametrize("evil", EVIL)
@pytest.mark.parametrize("start", FEEDS)
def test_a_feed_stays_what_it_is(portal: Server, start: str, evil: str) -> None:
    answer = ask(f"{portal.address}{start}{quote(evil)}")

    assert answer.status in (200, 400)
    if answer.status == 200:
        tags = {e.tag.partition("}")[2] for e in ET.fromstring(answer.body).iter()}  # noqa: S314  # our own
        assert not tags & {"script", "x", "img"}


@pytest.mark.parametrize(
    "path",
    [
        "/findings?theme=a%0d%0aSet-Cookie:%20evil=1",
        "/findings%0d%0aSet-Cookie:%20evil=1",
        "/F12?x=%0d%0aSet-Cookie:%20evil=1",
        "/F12?briefing=F12%0d%0aSet-Cookie:%20evil=1",
        "/about/?%0d%0aSet-Cookie:%20evil=1",
        "/about%0a/",
        "//evil.example/findings",
        "/\\evil.example",
        "/%5cevil.example/",
        "/findings?next=//evil.example",
        "//evil.example/%2f..",
        "/%09/evil.example",
    ],
)
def test_no_redirection_leaves_the_portal_or_sets_a_header(portal: Server, path: str) -> None:
    (reply,) = said(portal, request(path, "Connection: close"))

    headers = dict(line.lower().split(": ", 1) for line in reply.headers.split("\r\n"))
    assert "set-cookie" not in headers
    location = headers.get("location", "/")
    assert location.startswith("/")
    assert not location.startswith(("//", "/\\"))
