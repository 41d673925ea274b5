"""People as data, and their pages."""

import re

from django.test import Client

from tests.pages.crawler import Site
from tests.pages.lists import Data
from tests.pages.markup import Element, tree
from tests.pages.recorded import Everything

GRADES = re.compile(
    r"\b(inadequate|adequate|requires? improvement|outstanding|good(?! enough))\b", re.I
)
POLARITY = re.compile(r"\b(strength|weakness|mixed|area for improvement)\b", re.I)


def at(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200
    return tree(response.content.decode()).one("main")


def named(people: dict[str, Data], kind: str) -> list[Data]:
    return [person for person in people.values() if person["kind"] == kind]


def quotes_of(slug: str, everything: Everything) -> list[Data]:
    return [r for r in everything.values() if r.get("speaker", {}).get("slug") == slug]


def graded_people(site: Site) -> list[str]:
    """Return the addresses of pages that grade a person in the portal's own words."""
    people = [p["url"] for p in site.data("/people.json")["results"] if p["kind"] == "person"]
    return [each for each in ("/people/", *people) if grades(site.page(each).one("main"))]


def grades(found: Element) -> bool:
    """Tell whether a part of a page has a grade in words of its own, or leads to one."""
    said = found.said
    for words in sorted((w.said for w in found.every("*", class_="words")), key=len, reverse=True):
        said = said.replace(words, "")
    leads = any("/ratings/" in link["href"] for link in found.every("a"))
    return leads or bool(GRADES.search(said) or POLARITY.search(said))
