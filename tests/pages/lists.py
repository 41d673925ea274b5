"""A list as a page, as JSON, CSV and Atom: what each form shows for a query string."""

import csv
import io
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urljoin

from django.test import Client

from records.models import Record
from tests.pages.feeds import feed
from tests.pages.markup import Element, tree

Data = dict[str, Any]
# The letters of the refs that each list holds.
LETTERS = {
    "timeline": "E",
    "inspections": "I",
    "ratings": "R",
    "findings": "F",
    "quotes": "Q",
    "actions": "A",
    "figures": "N",
    "search": "IRFQANE",
}
# What a record has of each filter's values, read from its data.
HAS: dict[str, Callable[[Data], list[str]]] = {
    "inspection": lambda record: [record["inspection"]["ref"]] if record["inspection"] else [],
    "theme": lambda record: record["themes"],
    "voice": lambda record: (
        sorted(
            voices := {passage["voice"] for passage in record["evidence"]},
        )
        + ["ofsted"] * any("ofsted" in voice for voice in voices)
    ),
    "source": lambda record: [passage["source"] for passage in record["evidence"]],
    "polarity": lambda record: [record["polarity"]],
    "person": lambda record: [record["speaker"]["slug"]],
    "about_service": lambda record: [record["about_service"]] * bool(record["about_service"]),
    "status": lambda record: [record["status"]],
    # A statement has no follow-ups, and needs none.
    "later": lambda record: sorted(
        {"no" if f["relation"] == "no_later_mention" else "yes" for f in record["follow_ups"]}
    ),
    "type": lambda record: [record["type"]],
    "kind": lambda record: [record["kind"]],
    "certainty": lambda record: [record["certainty"]],
    "year": lambda record: [(record["date"]["earliest"] or record["date"]["latest"])[:4]],
}


def page(client: Client, name: str, query: str = "") -> Element:
    """Return the list ``name`` as a page."""
    response = client.get(f"/{name}/?{query}")
    assert response.status_code == 200
    return tree(response.content.decode())


def data(client: Client, name: str, query: str = "") -> Data:
    """Return one page of the list ``name`` as JSON."""
    response = client.get(f"/{name}.json?{query}")
    assert response.status_code == 200, response.content
    found: Data = response.json()
    return found


def records(client: Client, name: str, query: str = "") -> list[Data]:
    """Return all records of the list as JSON, page after page."""
    first = data(client, name, query)
    found: list[Data] = first["results"]
    following = first["next"]
    while following:
        answer = client.get(following).json()
        found += answer["results"]
        following = answer["next"]
    assert len(found) == first["count"]
    return found


def refs(client: Client, name: str, query: str = "") -> set[str]:
    """Return the refs of all records of the list."""
    return {record["ref"] for record in records(client, name, f"{query}&page_size=200")}


def shown(page: Element, name: str) -> list[str]:
    """Return the refs of the records that a page of the list shows, in its order.

    Records that are shown in the same sentences stand in one row.
    """
    found: list[str] = []
    for element in page.one("main").walk():
        if element.tag in ("h3", "th", "td"):
            found += [part.said for part in element.parts if part.get("class") == "ref"]
        elif element.get("class") == "row-refs":
            found += [item["id"] for item in element.parts if item.get("id")]
        elif element.tag == "li" and "event" in element.get("class").split():
            found.append(element["id"])
    beside = {
        item["id"]
        for block in page.every("details", class_="own-service")
        for item in block.every("li")
        if item.get("id")
    }
    return [ref for ref in found if ref[0] in LETTERS[name] and ref not in beside]


def ungrouped(found: list[str], in_order: list[str]) -> list[str]:
    """Return the refs of a page in the order of the list.

    On the page each stands in the row of the first that is shown in the same sentences.
    """
    group = dict(Record.objects.values_list("ref", "sentence_group"))
    rows = list(dict.fromkeys(group[ref] for ref in found))
    again = sorted(found, key=in_order.index)
    assert rows == list(dict.fromkeys(group[ref] for ref in again))
    return again


def pages(client: Client, name: str, query: str = "") -> Iterator[Element]:
    """Yield the pages of the list, following the links to the next page."""
    address = f"/{name}/?{query}"
    while address:
        found = tree(client.get(address).content.decode())
        yield found
        following = found.every("a", rel="next")
        address = urljoin(address, following[0]["href"]) if following else ""


def refs_by_form(client: Client, name: str, query: str) -> dict[str, list[str]]:
    """Return the refs of the list in the order of each form: page, JSON, CSV and Atom."""
    table = client.get(f"/{name}.csv?{query}").content.decode()
    in_order = [record["ref"] for record in records(client, name, query)]
    found = [shown(each, name) for each in pages(client, name, query)]
    return {
        "html": [ref for refs in found for ref in ungrouped(refs, in_order)],
        "json": in_order,
        "csv": [row["ref"] for row in csv.DictReader(io.StringIO(table, newline=""))],
        "atom": [entry.ref for entry in feed(client.get(f"/{name}.atom?{query}").content)],
    }
