"""A copy of the portal as static files: all of it, and nothing that leads nowhere."""

import gzip
import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings
from django.test import Client

from inspections.models import Record
from sources.models import RetiredRef, Source
from tests.exporting.copies import Copied, walked
from tests.pages.addresses import SAMPLES

# What needs the portal itself, and what says how it is.
ONLY_LIVE = {"/healthz", "/opensearch.xml"}


def test_every_link_of_the_copy_leads_to_a_file_and_a_place_on_its_page(copied: Copied) -> None:
    seen, dead = walked(copied)

    assert dead == []
    assert len(seen) > 1000


def test_the_copy_has_every_address_that_stands_for_itself(copied: Copied) -> None:
    paths = {path for path, _ in SAMPLES.values() if "?" not in path} - ONLY_LIVE

    assert [path for path in sorted(paths) if not copied.file(path)] == []


@pytest.mark.django_db
def test_the_copy_has_every_record_and_source_as_a_page_as_data_and_by_its_ref(
    copied: Copied,
) -> None:
    items = [*Record.objects.exclude(kind="event"), *Source.objects.all()]

    wanted = [path for item in items for path in (item.get_absolute_url(), f"/{item.ref}")]
    wanted += [f"{item.get_absolute_url().rstrip('/')}.json" for item in items]
    assert [path for path in wanted if not copied.file(path)] == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("live", "place"),
    [
        ("/findings.csv", "/findings.csv"),
        ("/findings.atom", "/findings.atom"),
        ("/findings/F23.json", "/findings/F23.json"),
        ("/sources/S1.txt", "/sources/S1.txt"),
        ("/sources/S2/annotations.jsonld", "/sources/S2/annotations.jsonld"),
        ("/data/record.json", "/data/record.json"),
        ("/data/medway-inspection-record.zip", "/data/medway-inspection-record.zip"),
        ("/search.csv?theme=caseloads", "/theme=caseloads/search.csv"),
        ("/favicon.ico", "/favicon.ico"),
        ("/robots.txt", "/robots.txt"),
        ("/sitemap.xml", "/sitemap.xml"),
    ],
)
def test_data_is_the_same_as_the_portal_gives(
    copied: Copied, client: Client, live: str, place: str
) -> None:
    answer = client.get(live, headers={"host": "127.0.0.1:8000"})

    file = copied.file(place)
    assert file
    assert file.read_bytes() == answer.getvalue()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("live", "place"),
    [
        ("/findings/F23/", "/findings/F23/"),
        ("/inspections/I7/", "/inspections/I7/"),
        ("/findings/?page=2", "/page=2/findings/"),
        ("/findings/?theme=caseloads", "/theme=caseloads/findings/"),
        ("/compare/?a=I2&b=I7", "/a=I2&b=I7/compare/"),
        ("/actions/what-came-next/?page=4", "/page=4/actions/what-came-next/"),
    ],
)
def test_a_page_shows_the_same_records_as_on_the_portal(
    copied: Copied, client: Client, live: str, place: str
) -> None:
    page = client.get(live).content.decode()

    refs = re.findall(r'<(?:article|tr|li)[^>]* id="([A-Z]\d+)"', page)
    headings = re.findall(r"<h[1-4][^>]*>.*?</h[1-4]>", page)
    file = copied.file(place)
    assert file
    text = file.read_text(encoding="utf-8")
    assert [ref for ref in refs if f'id="{ref}"' not in text] == []
    assert len(re.findall(r"<h[1-4][^>]*>.*?</h[1-4]>", text)) == len(headings) > 0


def test_every_text_is_there_compressed_in_both_ways(copied: Copied) -> None:
    for name in ("index.html", "findings.json", "sources/S1.txt", "sources/S1/annotations.jsonld"):
        file = copied.folder / name
        whole = file.read_bytes()
        assert gzip.decompress(Path(f"{file}.gz").read_bytes()) == whole
        assert brotli.decompress(Path(f"{file}.br").read_bytes()) == whole
        assert len(Path(f"{file}.br").read_bytes()) < len(whole)


@pytest.mark.parametrize("place", ["/", "/search/", "/findings/", "/compare/", "/briefing/"])
def test_in_place_of_a_form_it_says_where_that_works(copied: Copied, place: str) -> None:
    page = copied.page(place)

    assert page.every("form") == page.every("input") == page.every("select") == []
    said = page.every("p", class_="notice")
    assert "Searching, filtering and choosing do not work on it." in said[0].said
    assert said[0].one("a")["href"] == f"{settings.SITE_URL}{place}"


def test_what_is_chosen_for_a_briefing_is_chosen_on_the_portal(copied: Copied) -> None:
    choose = copied.page("/findings/F23/").every("a", class_="choose")[0]

    assert choose["href"] == f"{settings.SITE_URL}/briefing/?ref=F23"


@pytest.mark.django_db
def test_a_ref_of_a_merged_record_leads_to_its_successor_in_one_step(copied: Copied) -> None:
    merged = RetiredRef.objects.exclude(merged_into="").first()
    assert merged
    successor = Record.objects.get(ref=merged.merged_into)

    assert copied.page(f"/{merged.ref}").one("a")["href"] == successor.get_absolute_url()
    refresh = copied.page(f"/{merged.ref}").every("meta")[-1]
    assert refresh["content"] == f"0; url={successor.get_absolute_url()}"


def test_wrong_addresses_have_a_page_without_a_path_of_its_own(copied: Copied) -> None:
    missing = copied.page("/404.html")

    assert missing.one("h1").said == "Page not found"
    assert {link["href"][0] for link in missing.one("main").every("a")} <= {"/", "h"}
    assert copied.page("/503.html").one("h1").said == "This cannot be shown just now"
