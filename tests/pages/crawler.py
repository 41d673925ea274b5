"""Follows every internal link from the home page, once for each page and kind of query."""

import json
import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import parse_qsl, urldefrag, urljoin, urlsplit

from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import HttpResponseBase
from django.test import Client

from tests.pages.markup import Element, tree

ADDRESSES = {"a": "href", "link": "href", "form": "action", "blockquote": "cite"}
# The first is the page itself; the others are the same pages again, for each pack of records.
UNFOLLOWED = {"canonical", "nofollow"}
CUTTING = {"page", "source"}
Key = tuple[str, frozenset[str]]


def key(address: str) -> Key:
    """Return the key of a page: its path and the names of its parameters.

    Of those that decide which part of a list stands on the page, the values too.
    """
    parts = urlsplit(address)
    return parts.path, frozenset(
        f"{name}={value}" if name in CUTTING else name for name, value in parse_qsl(parts.query)
    )


FOUND = (200, 301, 302, 410)  # what a link may lead to


@dataclass
class CrawledPage:
    """An answer that has been read: its tree if it is a page."""

    address: str
    status: int
    kind: str
    body: str
    location: str
    cookies: list[str]
    page: Element | None = None

    @cached_property
    def ids(self) -> set[str]:
        return {e["id"] for e in self.page.walk() if e.get("id")} if self.page else set()


@dataclass(frozen=True)
class Link:
    """A link to an internal address, fragment included, and the page that it stands on."""

    address: str
    on: str


@dataclass(repr=False)
class Site:
    """All that a reader can reach from the home page."""

    visits: dict[Key, CrawledPage] = field(default_factory=dict)
    links: list[Link] = field(default_factory=list)

    @property
    def pages(self) -> list[tuple[str, Element]]:
        return [(visit.address, visit.page) for visit in self.visits.values() if visit.page]

    def to(self, address: str) -> CrawledPage:
        return self.visits[key(address)]

    def page(self, address: str) -> Element:
        """Return the page at ``address``."""
        page = self.to(address).page
        assert page, f"{address} is no page"
        return page

    def data(self, address: str) -> dict[str, Any]:
        """Return the JSON at ``address``."""
        found: dict[str, Any] = json.loads(self.to(address).body)
        return found

    def arrival(self, link: Link) -> tuple[set[str], str]:
        """Return the ids of the page that the link ends at, and the fragment asked for there."""
        found = self.to(link.address)
        fragment = urldefrag(link.address).fragment
        if found.location:
            fragment = fragment or urldefrag(found.location).fragment
            found = self.to(found.location)
        return found.ids, fragment

    def dead(self) -> list[Link]:
        """Return the links that lead nowhere. The address of a withdrawn ref says why it is."""
        return [link for link in self.links if self.to(link.address).status not in FOUND]

    def adrift(self) -> list[Link]:
        """Return the links to a place in a page that has no such place."""
        arrivals = {link.address: (link, *self.arrival(link)) for link in self.links}
        return [link for link, ids, place in arrivals.values() if place and place not in ids]

    def missing(self, addresses: Iterable[str]) -> list[str]:
        """Return those of the addresses that no link leads to."""
        paths = {urlsplit(visit.address).path for visit in self.visits.values()}
        return [address for address in addresses if address not in paths]

    def shared_titles(self) -> dict[str, set[str]]:
        """Return the paths of pages that have a title in common, or none, by title."""
        found: dict[str, set[str]] = {}
        for address, page in self.pages:
            found.setdefault(page.one("title").said, set()).add(urlsplit(address).path)
        return {title: paths for title, paths in found.items() if not title or len(paths) > 1}


def visit(client: Client, address: str) -> CrawledPage:
    """Fetch ``address`` and read the answer."""
    response = client.get(address)
    kind = response.headers.get("Content-Type", "").split(";")[0]
    body = _body(response)
    page = tree(body) if kind == "text/html" and response.status_code == 200 else None
    location, cookies = response.headers.get("Location", ""), list(response.cookies)
    return CrawledPage(address, response.status_code, kind, body, location, cookies, page)


def _body(response: HttpResponseBase) -> str:
    content = response.getvalue()
    # As Django's own client does: a test's transaction must outlive the answer.
    request_finished.disconnect(close_old_connections)
    response.close()
    request_finished.connect(close_old_connections)
    return content.decode("utf-8", errors="replace")  # a Word document is no text


def links(found: CrawledPage) -> list[str]:
    """Return the internal addresses that an answer leads to, fragments included."""
    targets = [found.location] if found.location else []
    for element in found.page.walk() if found.page else ():
        name = ADDRESSES.get(element.tag, "")
        if name in element.attributes and not UNFOLLOWED & set(element.get("rel").split()):
            targets.append(element[name])
    if found.kind == "application/json":
        targets += re.findall(r'"url": "([^"]+)"', found.body)
    return [urljoin(found.address, t) for t in targets if not urlsplit(t).scheme]


def crawl(client: Client) -> Site:
    """Return everything that can be reached from the home page."""
    site, waiting = Site(), deque(["/"])
    while waiting:
        address = urldefrag(waiting.popleft()).url
        if key(address) in site.visits:
            continue
        found = site.visits[key(address)] = visit(client, address)
        for target in links(found):
            site.links.append(Link(target, on=address))
            waiting.append(target)
    return site
