"""Pages while a pack is put together, and the page of a pack."""

from urllib.parse import parse_qs, urlsplit

from django.test import Client

from tests.pages.crawling import visit
from tests.pages.markup import Element, tree

PACK = "briefing=F12&briefing=A3"


def page(client: Client, address: str, pack: str = PACK) -> Element:
    """Return the page at ``address``, with a pack in hand."""
    joined = f"{address}{'&' if '?' in address else '?'}{pack}" if pack else address
    return tree(visit(client, joined).body)


def carried(address: str) -> list[str]:
    """Return the refs that an address keeps; the page of the pack has another name for them."""
    name = "ref" if urlsplit(address).path == "/briefing/" else "briefing"
    return parse_qs(urlsplit(address).query).get(name, [])


def adding(found: Element) -> dict[str, Element]:
    """Return the links of a page that add a record or take it out, by its ref."""
    links = [link for link in found.every("a", class_="choose") if link.every("span")]
    return {link.one("span").said.split()[1].rstrip(","): link for link in links}


def pack(client: Client, *refs: str, more: str = "") -> Element:
    """Return the main part of the page of a pack."""
    query = "&".join(f"ref={ref}" for ref in refs)
    return page(client, f"/briefing/?{query}{more}", "").one("main")


def items(found: Element) -> dict[str, Element]:
    """Return the records of a pack by their refs, in its order."""
    return {item["id"]: item for item in found.every("article", class_="record")}


def problems(found: Element) -> str:
    """Return what a page says that it did not understand."""
    return " ".join(part.said for part in found.every("section", aria_labelledby="problems"))
