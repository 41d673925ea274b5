"""What a reader meets by following every link from the home page."""

from urllib.parse import urldefrag, urlsplit

import pytest

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


def test_no_page_has_a_script_or_a_style_of_its_own(site: Site) -> None:
    active = [
        (address, element.tag)
        for address, page in site.pages
        for element in page.walk()
        if element.tag in ("script", "style", "iframe", "object")
        or any(name == "style" or name.startswith("on") for name in element.attributes)
    ]

    assert active == []
