"""What other sites add to addresses, and what their pages may ask for."""

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/findings/?fbclid=x", "/findings/"),
        ("/findings/?theme=caseloads&utm_source=a&utm_medium=b", "/findings/?theme=caseloads"),
        ("/compare/?a=I3&b=I5&gclid=x", "/compare/?a=I3&b=I5"),
        ("/inspections/I5/?mc_cid=1", "/inspections/I5/"),
    ],
)
def test_a_page_drops_what_other_sites_add_to_follow_readers(
    client: Client, address: str, target: str
) -> None:
    assert client.get(address)["Location"] == target


def test_data_refuse_it_as_they_refuse_all_that_they_do_not_know(client: Client) -> None:
    assert client.get("/findings.json?fbclid=x").status_code == 400


@pytest.mark.parametrize("address", ["/findings.json", "/findings/F8.json", "/findings.csv"])
def test_pages_of_other_sites_may_revalidate_data_and_read_their_version(
    client: Client, address: str
) -> None:
    asked = client.options(address)
    answer = client.get(address)

    assert asked.status_code == 204
    for name in ("If-None-Match", "X-Requested-With"):
        assert name in asked["Access-Control-Allow-Headers"]
    assert {"ETag", "X-Record-Version"} <= {
        name.strip() for name in answer["Access-Control-Expose-Headers"].split(",")
    }


def test_pages_are_not_for_other_sites(client: Client) -> None:
    assert "Access-Control-Allow-Headers" not in client.options("/findings/")
    assert "Access-Control-Expose-Headers" not in client.get("/findings/")
