"""Link previews, the search description and the sitemap are right."""

from datetime import date
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from django.conf import LazySettings
from django.test import Client

from sources.models import Edition
from tests.pages.crawler import Site, visit
from tests.pages.letters import load
from tests.pages.markup import Element
from tests.pages.recorded import RECORDS, Everything, plain

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
ELSEWHERE = "https://portal.example"


def card(page: Element) -> dict[str, str]:
    """Return what a page says of itself to those who show links to it."""
    return {
        meta["property"]: meta["content"] for meta in page.every("meta") if meta.get("property")
    }


def mapped(client: Client) -> dict[str, str]:
    """Return the days of the sitemap by address."""
    whole = ET.fromstring(client.get("/sitemap.xml").content)  # noqa: S314  # our own
    return {url.findtext(f"{MAP}loc", ""): url.findtext(f"{MAP}lastmod", "") for url in whole}


def test_every_page_has_a_card_of_its_own_title_words_and_address(site: Site) -> None:
    for address, page in site.pages:
        said = card(page)
        name = said["og:site_name"]
        described = [m["content"] for m in page.every("meta") if m.get("name") == "description"]
        assert page.one("title").said in (f"{said['og:title']} – {name}", name), address
        assert [said["og:description"]] == described, address
        assert said["og:url"] == page.one("link", rel="canonical")["href"], address
        assert said["og:type"] in ("website", "article"), address
        assert (said["og:locale"], "\n" in "".join(said.values())) == ("en_GB", False), address


def test_the_card_of_a_record_has_the_label_of_its_voice_and_never_half_of_its_words(
    everything: Everything, site: Site
) -> None:
    for record in everything.values():
        if record["type"] in RECORDS:
            said = card(site.page(record["url"]))["og:description"]
            assert record["voice_label"] in said, record["ref"]
            assert plain(record["text"]) in said or plain(record["text"])[:30] not in said


def test_words_in_several_voices_are_not_on_a_card_in_none(
    everything: Everything, site: Site
) -> None:
    mixed = [
        (record, page)
        for record, page in (
            (r, site.page(r["url"])) for r in everything.values() if r["type"] in RECORDS
        )
        if "Several voices" in record["voice_label"]
    ]

    assert mixed
    for record, page in mixed:
        said = card(page)["og:description"]
        assert [p["exact"] for p in record["evidence"] if plain(p["exact"]) in said] == []


@pytest.mark.django_db
def test_every_page_of_the_sitemap_is_there_and_every_record_is_in_it(
    client: Client, everything: Everything
) -> None:
    found = {urlsplit(address).path for address in mapped(client)}

    assert [path for path in found if client.get(path).status_code != 200] == []
    assert {r["url"] for r in everything.values() if r["type"] != "event"} <= found
    assert {"/", "/timeline/", "/sources/S1/", "/about/", "/glossary/", "/data/"} <= found
    assert [path for path in found if not path.endswith("/")] == []


@pytest.mark.django_db
def test_the_sitemap_says_of_each_page_when_what_it_shows_was_changed(
    client: Client, seeds: Path
) -> None:
    path = seeds / "records" / "changes.yaml"
    path.write_text(
        f"{path.read_text('utf-8')}  - date: 2027-03-02\n    summary: A label.\n    refs: [F8]\n",
        encoding="utf-8",
    )
    load(seeds)

    found = {urlsplit(address).path: day for address, day in mapped(client).items()}

    assert Edition.current().date == date(2027, 3, 2)
    new = {path for path, day in found.items() if day == "2027-03-02"}
    assert {"/findings/F8/", "/inspections/I5/", "/sources/S3/", "/findings/", "/"} <= new
    assert not {"/findings/F1/", "/inspections/I3/", "/sources/S5/", "/quotes/Q1/"} & new
    assert found["/about/"] == ""  # nothing says when


@pytest.mark.django_db
def test_addresses_for_machines_are_those_of_the_site_whatever_host_is_asked(
    client: Client, settings: LazySettings
) -> None:
    settings.SITE_URL = ELSEWHERE
    settings.ALLOWED_HOSTS = ["other.example"]

    def asked(address: str) -> str:
        return client.get(address, headers={"host": "other.example"}).content.decode()

    addresses = ["/sitemap.xml", "/robots.txt", "/opensearch.xml", "/findings.atom", "/data/"]
    addresses += ["/sources/S1/annotations.jsonld", "/data/datapackage.json", "/findings/F8/"]
    wrong = [address for address in addresses if ELSEWHERE not in asked(address)]
    wrong += [address for address in addresses if "other.example" in asked(address)]
    assert wrong == []


@pytest.mark.django_db
def test_robots_are_shown_the_sitemap_and_kept_from_briefings(
    client: Client, settings: LazySettings
) -> None:
    lines = client.get("/robots.txt").content.decode().splitlines()

    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml" in lines
    assert {"Disallow: /briefing", "Disallow: /*?*briefing="} <= set(lines)
    assert lines.index("User-agent: *") < lines.index("Disallow: /briefing")


@pytest.mark.django_db
def test_browsers_are_told_how_to_search(client: Client, settings: LazySettings) -> None:
    page = visit(client, "/").page
    assert page
    announced = page.one("link", rel="search")

    answer = client.get(announced["href"])

    described = ET.fromstring(answer.content)  # noqa: S314  # our own
    ways = {url.attrib["type"]: url.attrib["template"] for url in described.iter(f"{SEARCH}Url")}
    assert answer["Content-Type"].split(";")[0] == announced["type"]
    assert 0 < len(described.findtext(f"{SEARCH}ShortName", "")) <= 16
    assert 0 < len(described.findtext(f"{SEARCH}Description", "")) <= 1024
    for kind in ("text/html", "application/atom+xml"):
        address = ways[kind].replace("{searchTerms}", "caseloads")
        found = client.get(address.removeprefix(settings.SITE_URL))
        assert (found.status_code, found["Content-Type"].split(";")[0]) == (200, kind)
