"""Every address and every place in a page that was published before still leads there."""

from pathlib import Path

import pytest
from django.test import Client

from tests.pages.markup import tree

PUBLISHED = Path(__file__).with_name("published.txt")
pytestmark = pytest.mark.parametrize("medway", ["as it is"], indirect=True, scope="package")


@pytest.mark.django_db
def test_every_published_place_is_still_there(client: Client) -> None:
    lost = []
    for line in PUBLISHED.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        address, *places = line.split()
        response = client.get(address, follow=True)
        assert response.status_code == 200, address
        found = {element.get("id") for element in tree(response.content.decode()).every("*")}
        lost += [f"{address}#{place}" for place in places if place not in found]

    assert lost == []
