"""Wrong addresses get help for readers and data for programs."""

import pytest
from django.test import Client

from tests.pages.markup import Element, tree

pytestmark = pytest.mark.django_db


def missing(client: Client, address: str) -> Element:
    """Return the main part of the page that says that nothing is at ``address``."""
    response = client.get(address)
    assert response.status_code == 404
    return tree(response.content.decode()).one("main")


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/findings/Q1/", "/quotes/Q1/"),
        ("/quotes/F8/", "/findings/F8/"),
        ("/inspections/R1/", "/ratings/R1/"),
        ("/sources/I7/", "/inspections/I7/"),
        ("/findings/S1/", "/sources/S1/"),
        ("/actions/E5/", "/timeline/#E5"),
        ("/findings/f8/", "/findings/F8/"),
        ("/findings/F008/", "/findings/F8/"),
        ("/finding/F8", "/findings/F8/"),
        ("/findings/F8/words/", "/findings/F8/"),
    ],
)
def test_a_ref_at_a_wrong_address_leads_to_its_record(
    client: Client, address: str, target: str
) -> None:
    page = missing(client, address)

    assert "Did you mean" in page.said
    assert target in [link["href"] for link in page.every("a")]


@pytest.mark.parametrize("address", ["/findings/F9999/", "/F9999", "/sources/S77/"])
def test_a_ref_that_was_never_used_is_said_to_be_none(client: Client, address: str) -> None:
    page = missing(client, address)

    assert f"No record has the ref {address.strip('/').split('/')[-1]}" in page.said
    assert "I for inspections" in page.said


@pytest.mark.parametrize("address", ["/nowhere/", "/findings/all/", "/findings.xml", "/F"])
def test_any_other_wrong_address_offers_the_search_and_the_lists(
    client: Client, address: str
) -> None:
    page = missing(client, address)

    assert page.one("h1").said == "Page not found"
    assert address in page.said
    assert page.one("form")["action"] == "/go/"
    assert {"/timeline/", "/inspections/", "/findings/", "/sources/"} <= {
        link["href"] for link in page.every("a")
    }


@pytest.mark.parametrize(
    "address",
    ["/findings/F9999.json", "/findings/Q1.json", "/findings/f8.json", "/sources/S9.json",
     "/nowhere.json", "/nowhere.csv", "/findings/F8.csv", "/timeline/F8.json"],
)  # fmt: skip
def test_a_wrong_address_of_data_answers_with_data(client: Client, address: str) -> None:
    response = client.get(address)

    assert (response.status_code, response["Content-Type"]) == (404, "application/json")
    assert response.json() == {"error": "not found", "path": address}
