"""Parses pages with checkboxes for records, and the page of a pack."""

from collections.abc import Collection, Iterator
from urllib.parse import parse_qs, urlencode, urlsplit

from django.test import Client

from tests.pages.crawler import visit
from tests.pages.markup import Element, tree


def page(client: Client, address: str) -> Element:
    return tree(visit(client, address).body)


def carried(address: str) -> list[str]:
    """Return the refs that an address keeps; the page of the pack has another name for them."""
    name = "ref" if urlsplit(address).path == "/briefing/" else "briefing"
    return [ref for ref in parse_qs(urlsplit(address).query).get(name, []) if ref != "choose"]


def boxes(found: Element) -> dict[str, Element]:
    """Return the labels of the boxes that choose a record, by its ref."""
    return {label.one("input")["value"]: label for label in found.every("label", class_="pick")}


def chosen(found: Element) -> list[str]:
    """Return the refs whose boxes are ticked."""
    return [ref for ref, box in boxes(found).items() if "checked" in box.one("input").attributes]


def send(found: Element, button: str, tick: Collection[str] = (), off: Collection[str] = ()) -> str:
    """Return the request that a button sends after checkboxes are ticked or cleared."""
    form = found.by_id("choosing")
    pressed = next(each for each in found.every("button") if each.said == button)
    fields = [field for each in _fields(found, form) for field in _sent(each, tick, off)]
    if pressed.get("name"):
        fields.append((pressed["name"], pressed["value"]))
    return f"{pressed.get('formaction') or form['action']}?{urlencode(fields)}"


def _fields(found: Element, form: Element) -> Iterator[Element]:
    inside = list(form.walk())
    for each in found.walk():
        if each.get("form") == "choosing" or each in inside:
            yield each


def _sent(field: Element, tick: Collection[str], off: Collection[str]) -> list[tuple[str, str]]:
    """Return the name and value that a field sends, if it sends any."""
    if field.tag == "select":
        on = [each for each in field.every("option") if "selected" in each.attributes]
        return [(field["name"], on[0]["value"] if on else "")]
    if field.tag != "input":
        return []
    if field.get("type") == "checkbox":
        ref = field["value"]
        if ref in off or not ("checked" in field.attributes or ref in tick):
            return []
    return [(field["name"], field.get("value"))]


def pack(client: Client, *refs: str, more: str = "") -> Element:
    """Return the main part of the page of a pack."""
    query = "&".join(f"ref={ref}" for ref in refs)
    return page(client, f"/briefing/?{query}{more}").one("main")


def items(found: Element) -> dict[str, Element]:
    """Return the records of a pack by their refs, in its order."""
    return {item["id"]: item for item in found.every("article", class_="record")}


def problems(found: Element) -> str:
    """Return what a page says that it did not understand."""
    return " ".join(part.said for part in found.every("section", aria_labelledby="problems"))
