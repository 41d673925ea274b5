"""What a reader meets by following every link from the home page."""

from urllib.parse import urldefrag

import pytest
from django.test import Client

from records.models import Record
from sources.models import RetiredRef, Source
from tests.pages.crawler import Site


def test_every_internal_link_on_every_page_resolves(site: Site) -> None:
    assert site.dead() == []


@pytest.mark.django_db
def test_what_is_gone_is_what_was_withdrawn(site: Site) -> None:
    gone = {visit.address for visit in site.visits.values() if visit.status == 410}

    assert gone == {f"/{retired.ref}" for retired in RetiredRef.objects.filter(merged_into="")}


def test_every_redirect_leads_to_a_page_in_one_step(site: Site) -> None:
    moved = [visit for visit in site.visits.values() if visit.status in (301, 302)]

    assert moved
    assert [visit.address for visit in moved if site.to(visit.location).status != 200] == []


def test_every_fragment_is_an_id_of_the_page_it_leads_to(site: Site) -> None:
    assert [link for link in site.links if urldefrag(link.address).fragment]
    assert site.adrift() == []


@pytest.mark.django_db
def test_every_record_and_source_can_be_reached_as_a_page_and_as_data(site: Site) -> None:
    wanted = [*Record.objects.exclude(kind="event"), *Source.objects.all()]

    addresses = [item.get_absolute_url() for item in wanted]
    assert site.missing(addresses) == []
    assert site.missing(f"{address.rstrip('/')}.json" for address in addresses) == []


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
    policy = client.get("/findings/F8/")["Content-Security-Policy"]

    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert (rules["default-src"], rules["script-src"]) == ("'none'", "'self'")
    assert rules["connect-src"] == "'self'"  # the script of the lists asks for our pages
    assert "unsafe" not in policy
