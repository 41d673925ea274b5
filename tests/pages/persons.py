"""People as data, and their pages."""

from django.test import Client

from tests.pages.lists import Data
from tests.pages.markup import Element, tree
from tests.pages.recorded import Everything


def at(client: Client, address: str) -> Element:
    response = client.get(address)
    assert response.status_code == 200
    return tree(response.content.decode()).one("main")


def named(people: dict[str, Data], kind: str) -> list[Data]:
    return [person for person in people.values() if person["kind"] == kind]


def quotes_of(slug: str, everything: Everything) -> list[Data]:
    return [r for r in everything.values() if r.get("speaker", {}).get("slug") == slug]
