"""Parses the page of a theme: its sections, their sides, and the refs of the rows."""

from tests.pages.crawler import Site
from tests.pages.lists import Data
from tests.pages.markup import Element
from tests.pages.recorded import Everything


def of_theme(everything: Everything, slug: str) -> list[Data]:
    return [record for record in everything.values() if slug in record["themes"]]


def inspections(everything: Everything) -> list[str]:
    """Return the refs of all inspections, oldest first."""
    found = [record for record in everything.values() if record["type"] == "inspection"]
    return [r["ref"] for r in sorted(found, key=lambda r: (r["date"]["earliest"], r["ref"]))]


def owner(record: Data) -> str:
    """Return the id of the section that a record belongs in."""
    if record["type"] == "inspection":
        return str(record["ref"])
    return record["inspection"]["ref"] if record["inspection"] else "apart"


def sections(site: Site, slug: str) -> dict[str, Element]:
    """Return the sections of a theme’s page that hold records, by their ids."""
    found = site.page(f"/themes/{slug}/").every("section", class_="theme-row")
    return {section["aria-labelledby"]: section for section in found}


def sides(section: Element) -> dict[str, Element]:
    """Return what stands under each heading of a section."""
    boxes = [box for each in section.every("div", class_="sides") for box in each.parts]
    return {box.one("h3").said.partition(":")[0]: box for box in boxes}


def rows(part: Element) -> list[Element]:
    """Return the sentences that are shown, each with the records that rest on them."""
    return [row for found in part.every("ol", class_="rows") for row in found.parts]


def named(row: Element) -> set[str]:
    """Return the refs of the records that rest on the words of a row."""
    return {item.every("a", class_="ref")[0].said for item in row.every("li", class_="own")}


def shown(part: Element) -> set[str]:
    return set().union(*(named(row) for row in rows(part)))
