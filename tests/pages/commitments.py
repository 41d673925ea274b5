"""Parses the page of actions and what came next."""

from django.test import Client

from tests.pages.lists import Data
from tests.pages.markup import Element, tree
from tests.pages.recorded import Everything

ADDRESS = "/actions/what-came-next/"


def at(client: Client, query: str = "") -> Element:
    response = client.get(f"{ADDRESS}?{query}")
    assert response.status_code == 200
    return tree(response.content.decode())


def whole(client: Client, query: str = "") -> list[Element]:
    """Return all pages of the list."""
    first = at(client, query)
    ways = [nav for nav in first.every("nav", class_="pages") if nav["aria-label"] == "Pages"]
    last = int(ways[0].said.split(" of ")[1].split()[0]) if ways else 1
    return [first, *(at(client, f"{query}&page={number}") for number in range(2, last + 1))]


def parts(*found: Element) -> dict[str, Element]:
    """Return the rows that name the actions of the pages, by their refs."""
    rows = [row for page in found for row in page.every("li", class_="own") if row.get("id")]
    assert len({row["id"] for row in rows}) == len(rows)
    return {row["id"]: row for row in rows}


def pairs(*found: Element) -> list[Element]:
    """Return what stands beside later words on the pages."""
    return [each for page in found for each in page.every("article", class_="then-and-later")]


def silent(*found: Element) -> dict[str, Element]:
    """Return the rows of the actions below a heading that says that nothing later is held."""
    return parts(*(each for page in found for each in page.every("div", class_="silent")))


def groups(*found: Element) -> dict[str, Element]:
    """Return the sections of the pages by the refs of their sources."""
    return {
        group["aria-labelledby"].removeprefix("told-"): group
        for page in found
        for group in page.every("section", class_="told")
    }


def actions(everything: Everything) -> dict[str, Data]:
    return {ref: record for ref, record in everything.items() if record["type"] == "action"}


def later(record: Data) -> list[Data]:
    """Return the follow-ups of an action that name a record."""
    return [item for item in record["follow_ups"] if item["record"]]
