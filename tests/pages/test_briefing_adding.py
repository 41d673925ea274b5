"""Adding records to a briefing pack, and taking them out again, by following links."""

from urllib.parse import parse_qs, urldefrag, urljoin, urlsplit

import pytest
from django.test import Client

from tests.pages.crawling import Site
from tests.pages.lists import data, shown
from tests.pages.markup import foreign_scripts
from tests.pages.packs import adding, carried, page

ROWS = ("/findings/", "/quotes/", "/actions/", "/figures/", "/ratings/", "/inspections/",
        "/timeline/", "/search/?q=caseloads", "/ratings/?theme=leadership")  # fmt: skip
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ROWS)
def test_every_row_can_be_added_and_leads_back_to_its_place(client: Client, address: str) -> None:
    found = page(client, address, "")

    name = urlsplit(address).path.strip("/")
    links = adding(found)
    assert list(links) == shown(found, name) or name == "ratings"
    assert set(shown(found, name)) <= set(links)
    for ref, link in links.items():
        target = urljoin(address, link["href"])
        assert urldefrag(target).fragment == ref
        assert carried(target) == [ref]
        assert urlsplit(target).path == urlsplit(address).path
        assert parse_qs(urlsplit(target).query).items() >= parse_qs(urlsplit(address).query).items()
        assert found.by_id(ref)
        assert link.said.startswith("Add to briefing: ")


@pytest.mark.parametrize("ref", ["I7", "R1", "F27", "Q24", "A66", "N20"])
def test_a_record_can_be_added_on_its_own_page(client: Client, site: Site, ref: str) -> None:
    address = site.to(f"/{ref}").location

    link = adding(site.page(address))[ref]

    assert link["href"] == f"{address}?briefing={ref}#{ref}"
    assert link["rel"] == "nofollow"


def test_what_is_in_the_pack_says_so_and_can_be_taken_out(client: Client) -> None:
    found = page(client, "/findings/?page_size=50")

    links = adding(found)
    assert links["F12"].said.endswith("take it out: F12")
    assert carried(links["F12"]["href"]) == ["A3"]
    assert carried(links["F13"]["href"]) == ["F12", "A3", "F13"]
    opened = [link["href"] for link in found.every("a") if link.said == "Open the pack"]
    assert set(opened) == {"/briefing/?ref=F12&ref=A3"}


def test_the_last_record_can_be_taken_out(client: Client) -> None:
    link = adding(page(client, "/findings/F12/", "briefing=F12"))["F12"]

    assert link["href"] == "/findings/F12/#F12"


def test_a_page_says_how_many_records_are_in_the_pack(client: Client) -> None:
    several, one = page(client, "/findings/"), page(client, "/findings/", "briefing=F12")

    assert several.one("aside").said == "Briefing pack: 2 records. Open the pack"
    assert several.one("aside").one("a")["href"] == "/briefing/?ref=F12&ref=A3"
    assert one.one("aside").said == "Briefing pack: 1 record. Open the pack"
    assert page(client, "/findings/", "").every("aside") == []


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("F99999", "No record has the ref F99999."),
        ("S1", "S1 is a source."),
        ("F28", "F28 was merged into E14"),
        ("banana", "“banana” is not a ref."),
        ("%22%3E%3Cscript%3Ealert(1)", "is not a ref"),
        ("%00", "“�” is not a ref"),
        ("F" * 10_000, "F…” is not a ref"),
    ],
)
def test_what_cannot_be_in_a_pack_is_said_once_and_not_kept(
    client: Client, typed: str, reason: str
) -> None:
    found = page(client, "/findings/", f"briefing={typed}&briefing=F12")

    assert reason in found.one("aside").said
    assert foreign_scripts(found) == []
    kept = {
        ref
        for link in found.one("nav", aria_label="Main").every("a")
        for ref in carried(link["href"])
    }
    assert kept == {"F12"} | ({"E14"} if typed == "F28" else set())


def test_a_full_pack_takes_no_more_and_says_so(client: Client) -> None:
    refs = [f"A{number}" for number in range(1, 80)]
    known = {record["ref"] for record in data(client, "actions", "page_size=200")["results"]}
    full = [ref for ref in refs if ref in known][:60]

    found = page(client, "/findings/", "&".join(f"briefing={ref}" for ref in full))

    assert "60 records. Open the pack It is full." in found.one("aside").said
    assert adding(found) == {}
    assert "Your briefing is full" in found.one("ol", class_="records").said


def test_a_record_is_added_by_following_links_alone(client: Client) -> None:
    """From a list to a record, to its inspection, and to the printed paper."""
    address = "/findings/"
    for ref in ("F1", "F2"):
        link = adding(page(client, address, ""))[ref]
        address = urldefrag(urljoin(address, link["href"])).url
    row = page(client, address, "").by_id("F3").one("h3").one("a")
    record = page(client, row["href"], "")
    address = adding(record)["F3"]["href"]

    opened = page(client, urldefrag(address).url, "").one("aside").one("a")["href"]

    paper = page(client, opened, "").one("div", class_="pack")
    assert [item["id"] for item in paper.every("article", class_="record")] == ["F1", "F2", "F3"]
