"""Parses the page that compares two inspections."""

from django.test import Client

from tests.pages.markup import Element, tree


def compare(client: Client, query: str) -> Element:
    """Return the main part of the page."""
    response = client.get(f"/compare/?{query}")
    assert response.status_code == 200
    return tree(response.content.decode()).one("main")


def reasons(page: Element) -> list[str]:
    return [item.said for box in page.every("div", class_="refusal") for item in box.every("li")]


def families(page: Element) -> dict[str, list[Element]]:
    """Return the cells of each family: of either inspection, and the verdict if there is one."""
    lines = page.one("table", class_="pairs").one("tbody").every("tr")[:-1]
    return {line.parts[0].said: line.parts[1:] for line in lines}


def messages(page: Element) -> dict[str, str]:
    """Return what stands beside each field that is wrong, as its form element names it."""
    named = [field for field in page.every("select") if field.get("aria-describedby")]
    return {field["name"]: page.by_id(field["aria-describedby"]).said for field in named}


def chosen(page: Element) -> dict[str, str]:
    return {
        field["name"]: option["value"]
        for field in page.every("select")
        for option in field.every("option")
        if "selected" in option.attributes
    }
