"""Old addresses with a pack on other pages still work."""

import pytest
from django.test import Client

from records.models import Record
from tests.pages.packs import boxes, chosen, page

PAGES = ("/", "/themes/", "/sources/", "/people/", "/glossary/", "/about/", "/about/gaps/",
         "/compare/", "/data/", "/nowhere/")  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.fixture
def refs() -> list[str]:
    """A finding and an action."""
    found = [Record.objects.filter(kind=kind).first() for kind in ("finding", "action")]
    return [record.ref for record in found if record]


@pytest.fixture
def held(refs: list[str]) -> str:
    return "&".join(f"briefing={ref}" for ref in refs)


def test_a_list_opens_with_the_records_chosen(client: Client, refs: list[str], held: str) -> None:
    found = page(client, f"/findings/?page_size=200&{held}")

    assert boxes(found)
    assert chosen(found) == [refs[0]]
    assert found.one("a", class_="to-pack")["href"] == f"/briefing/?ref={refs[0]}&ref={refs[1]}"


@pytest.mark.parametrize("address", PAGES)
def test_any_other_page_leads_to_the_pack(
    client: Client, refs: list[str], held: str, address: str
) -> None:
    found = page(client, f"{address}?{held}")

    assert boxes(found) == {}
    assert found.one("a", class_="to-pack")["href"] == f"/briefing/?ref={refs[0]}&ref={refs[1]}"
    assert found.every("section", aria_labelledby="problems") == []
    assert "briefing" not in found.one("link", rel="canonical")["href"]


def test_a_page_of_a_record_adds_it_to_the_pack(client: Client, refs: list[str]) -> None:
    finding, action = refs
    own = Record.objects.get(ref=finding).get_absolute_url()

    alone, beside, again = (
        page(client, own + query).one("a", class_="choose")
        for query in ("", f"?briefing={action}", f"?briefing={finding}")
    )

    assert (alone["rel"], alone.said) == ("nofollow", f"Add to briefing: {finding}")
    assert alone["href"] == again["href"] == f"/briefing/?ref={finding}"
    assert beside["href"] == f"/briefing/?ref={action}&ref={finding}"


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/findings?briefing=F12", "/findings/?briefing=F12"),
        ("/about/?from=mail&briefing=F12&briefing=A3", "/about/?briefing=F12&briefing=A3"),
        ("/briefing/?ref=F12&briefing=A3", "/briefing/?ref=F12&ref=A3"),
        ("/briefing/?briefing=choose", "/briefing/"),
        ("/briefing/?theme=caseloads&sort=&briefing=choose&briefing=F12", "/briefing/?ref=F12"),
        ("/briefing/?briefing=banana", "/briefing/?ref=banana"),
    ],
)
def test_an_address_that_leads_on_keeps_the_pack(client: Client, address: str, target: str) -> None:
    assert client.get(address)["Location"] == target


@pytest.mark.parametrize("typed", ["banana", "%00", "F99999", "%22%3E%3Cscript%3E", "x" * 5000])
def test_what_is_no_ref_is_left_out_and_in_no_cache(client: Client, typed: str) -> None:
    address = f"/about/?briefing={typed}"

    answer = client.get(address)

    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert page(client, address).one("a", class_="to-pack")["href"] == "/briefing/"


def test_data_refuse_it(client: Client) -> None:
    assert client.get("/findings/F1.json?briefing=F2").status_code == 400
    assert client.get("/sources.json?briefing=F2").status_code == 400
