"""What a reader meets by following every link from the home page."""

from urllib.parse import urldefrag, urlsplit

import pytest
from django.test import Client

from inspections.models import Record
from sources.models import Source
from tests.pages.crawling import Link, Site


def arrival(site: Site, link: Link) -> tuple[set[str], str]:
    """Return the ids of the page that the link ends at, and the fragment asked for there."""
    found = site.to(link.address)
    fragment = urldefrag(link.address).fragment
    if found.location:
        fragment = fragment or urldefrag(found.location).fragment
        found = site.to(found.location)
    return found.ids, fragment


def test_every_internal_link_on_every_page_resolves(site: Site) -> None:
    broken = [link for link in site.links if site.to(link.address).status not in (200, 301)]

    assert broken == []


def test_every_redirect_leads_to_a_page_in_one_step(site: Site) -> None:
    moved = [visit for visit in site.visits.values() if visit.status == 301]

    assert moved
    assert [visit.address for visit in moved if site.to(visit.location).status != 200] == []


def test_every_fragment_is_an_id_of_the_page_it_leads_to(site: Site) -> None:
    arrivals = {link.address: (link, *arrival(site, link)) for link in site.links}

    with_fragment = [item for item in arrivals.values() if item[2]]
    assert len(with_fragment) > 100
    assert [link for link, ids, fragment in with_fragment if fragment not in ids] == []


@pytest.mark.django_db
def test_every_record_and_source_can_be_reached_as_a_page_and_as_data(site: Site) -> None:
    paths = {urlsplit(visit.address).path for visit in site.visits.values()}

    wanted = [*Record.objects.exclude(kind="event"), *Source.objects.all()]
    addresses = [item.get_absolute_url() for item in wanted]
    assert [path for path in addresses if path not in paths] == []
    assert [path for path in addresses if f"{path.rstrip('/')}.json" not in paths] == []


def test_no_answer_sets_a_cookie(site: Site) -> None:
    assert [visit.address for visit in site.visits.values() if visit.cookies] == []


def test_no_page_has_a_style_or_anything_active_of_its_own(site: Site) -> None:
    active = [
        (address, element.tag)
        for address, page in site.pages
        for element in page.walk()
        if element.tag in ("style", "iframe", "object", "embed", "base")
        or any(name == "style" or name.startswith("on") for name in element.attributes)
    ]

    assert active == []


def test_every_script_is_a_module_of_ours_in_a_file_or_data_that_is_not_run(site: Site) -> None:
    scripts = [(address, each) for address, page in site.pages for each in page.every("script")]

    run = [(address, each) for address, each in scripts if each["type"] != "application/ld+json"]
    assert {each["src"].split("/")[1] for _, each in run} == {"static"}
    assert [address for address, each in run if each["type"] != "module" or each.text] == []


@pytest.mark.django_db
def test_the_policy_lets_no_script_run_but_our_files(client: Client) -> None:
    policy = client.get("/findings/F23/")["Content-Security-Policy"]

    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert (rules["default-src"], rules["script-src"]) == ("'none'", "'self'")
    assert rules["connect-src"] == "'self'"  # the script of the lists asks for our pages
    assert "unsafe" not in policy
