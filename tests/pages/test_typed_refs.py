"""A ref leads to its record in one step, in whatever form it was typed or left by mail."""

import pytest
from django.test import Client
from django.utils.http import urlencode

pytestmark = pytest.mark.django_db
FORMS = ["F8", "f8", "F008", "F8.", "F8,", "F8)", "(F8)", "“F8”"]


@pytest.mark.parametrize("path", [*(f"/{form}" for form in FORMS), "/F8/", "/f8/", "/F8./"])
def test_a_ref_as_an_address_redirects_to_its_record_for_good(client: Client, path: str) -> None:
    response = client.get(path)

    assert (response.status_code, response["Location"]) == (301, "/findings/F8/")


@pytest.mark.parametrize("typed", [*FORMS, " F8 "])
def test_a_ref_typed_at_the_top_of_a_page_leads_to_its_record(client: Client, typed: str) -> None:
    response = client.get(f"/go/?{urlencode({'q': typed})}")

    assert (response.status_code, response["Location"]) == (302, "/findings/F8/")


def test_other_refs_lead_to_their_pages_too(client: Client) -> None:
    leads = {ref: client.get(f"/go/?q={ref}")["Location"] for ref in ("s1", "I5", "E5", "F20")}

    assert leads["s1"] == "/sources/S1/"
    assert leads["I5"] == "/inspections/I5/"
    assert leads["E5"] == "/timeline/#E5"
    assert leads["F20"] == "/findings/F5/"  # it was merged


@pytest.mark.parametrize(
    ("query", "target"),
    [
        ("q=caseloads", "/search/?q=caseloads"),
        ("q=F8+caseloads", "/search/?q=F8+caseloads"),
        ("q=F9999", "/search/?q=F9999"),
        ("q=", "/search/"),
        ("", "/search/"),
        ("q=%22a+b%22+%26+c", "/search/?q=%22a+b%22+%26+c"),
    ],
)
def test_words_lead_to_the_search(client: Client, query: str, target: str) -> None:
    assert client.get(f"/go/?{query}")["Location"] == target
