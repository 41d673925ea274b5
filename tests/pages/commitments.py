"""The page of actions beside what came next, read back."""

from django.test import Client

from tests.pages.lists import Data
from tests.pages.markup import Element, tree
from tests.pages.recorded import Everything

ADDRESS = "/actions/what-came-next/"


def at(client: Client, query: str = "") -> Element:
    response = client.get(f"{ADDRESS}?{query}")
    assert response.status_code == 200
    return tree(response.content.decode())


def parts(found: Element) -> dict[str, Element]:
    """Return the actions of the page by their refs."""
    return {each["id"]: each for each in found.every("article", class_="then-and-later")}


def groups(found: Element) -> dict[str, Element]:
    """Return the sections of the page by the refs of their sources."""
    return {
        group["aria-labelledby"].removeprefix("told-"): group
        for group in found.every("section", class_="told")
    }


def actions(everything: Everything) -> dict[str, Data]:
    return {ref: record for ref, record in everything.items() if record["type"] == "action"}


def later(record: Data) -> list[Data]:
    """Return the follow-ups of an action that name a record."""
    return [item for item in record["follow_ups"] if item["record"]]
