"""What every page has: a title, a heading, its address, its other forms, what the record covers."""

from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from tests.pages.crawler import Site, visit
from tests.pages.markup import Element, tree

RECORDS = {
    *("inspections", "ratings", "findings", "quotes", "actions", "figures"),
    *("sources", "people"),
}
LISTS = RECORDS | {"timeline", "search"}
COVERED = (
    "This record is drawn from five public texts only.",
    "None is an Ofsted report.",
    "It ends in 2008 and is not a complete list of inspections.",
    "Ofsted has inspected Northmoor since; those inspections are not covered.",
    "This is not the council’s or Ofsted’s service.",
)


def parts(address: str) -> list[str]:
    return urlsplit(address).path.strip("/").split("/")


def alternates(page: Element) -> dict[str, str]:
    """Return the other forms that the page announces: addresses by type."""
    return {link["type"]: link["href"] for link in page.every("link", rel="alternate")}


def test_every_page_has_a_title_that_no_other_address_has(site: Site) -> None:
    assert site.shared_titles() == {}


def test_every_page_has_one_first_heading_with_words(site: Site) -> None:
    wrong = [
        address
        for address, page in site.pages
        if [bool(heading.said) for heading in page.every("h1")] != [True]
    ]

    assert wrong == []


def test_the_title_of_a_record_or_source_begins_with_its_heading(site: Site) -> None:
    wrong = [
        address
        for address, page in site.pages
        if len(parts(address)) == 2 and not page.one("title").said.startswith(page.one("h1").said)
    ]

    assert wrong == []


def test_every_page_says_what_the_record_covers(site: Site) -> None:
    wrong = [
        (address, sentence)
        for address, page in site.pages
        for sentence in COVERED
        if sentence not in page.one("section", aria_labelledby="coverage").said
    ]

    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/nowhere/", "/findings/Q1/", "/findings/?theme=nonsense"])
def test_a_page_about_a_wrong_address_says_what_the_record_covers(
    client: Client, address: str
) -> None:
    page = tree(client.get(address).content.decode())

    covered = page.one("section", aria_labelledby="coverage").said
    assert [sentence for sentence in COVERED if sentence not in covered] == []


def test_every_page_names_its_own_address_with_what_defines_it(site: Site) -> None:
    wrong = [
        (address, own)
        for address, page in site.pages
        for own in [urlsplit(page.one("link", rel="canonical")["href"])]
        if own.path != urlsplit(address).path
        or not set(parse_qsl(own.query)) <= set(parse_qsl(urlsplit(address).query))
    ]

    assert wrong == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    [
        "/findings/?theme=caseloads",
        "/search/?q=caseloads",
        "/compare/?a=I3&b=I5",
        "/briefing/?ref=F12",
    ],
)
def test_what_defines_a_page_is_in_its_own_address(client: Client, address: str) -> None:
    page = tree(client.get(address).content.decode())

    own = page.one("link", rel="canonical")["href"]
    assert own == f"{settings.SITE_URL}{address}"
    assert [m["content"] for m in page.every("meta") if m.get("property") == "og:url"] == [own]


@pytest.mark.django_db
def test_the_title_of_a_filtered_list_says_its_filters(client: Client) -> None:
    page = tree(client.get("/findings/?theme=caseloads").content.decode())

    assert page.one("title").said.startswith("Findings: theme Caseloads")


def test_every_announced_form_answers_with_its_type(site: Site) -> None:
    announced = [
        (urljoin(address, target), kind)
        for address, page in site.pages
        for kind, target in alternates(page).items()
    ]

    assert len({kind for _, kind in announced}) > 4
    found = [(site.to(target).status, site.to(target).kind) for target, _ in announced]
    assert found == [(200, kind) for _, kind in announced]


def test_every_list_record_and_source_announces_its_other_forms(site: Site) -> None:
    wanted = {
        "lists": {"application/json", "text/csv", "application/atom+xml"},
        "sources": {"application/json", "text/plain", "application/ld+json"},
        "passages": {"application/json", "application/ld+json"},
        "records": {"application/json"},
    }
    wrong = []
    for address, page in site.pages:
        match parts(address):
            case [name] | [_, "what-came-next" as name] if name in LISTS | {"what-came-next"}:
                ok = set(alternates(page)) == wanted["lists"]
            case ["sources", ref]:
                is_whole = "text" in site.data(f"/sources/{ref}.json")
                ok = set(alternates(page)) == wanted["sources" if is_whole else "passages"]
            case [name, _] if name in RECORDS:
                ok = set(alternates(page)) == wanted["records"]
            case _:
                ok = True
        wrong += [] if ok else [address]

    assert wrong == []


@pytest.mark.django_db
def test_the_forms_that_a_list_announces_keep_its_filters(client: Client) -> None:
    page = visit(client, "/findings/?theme=caseloads&sort=newest&page=1").page

    assert page
    assert alternates(page) == {
        "application/json": "/findings.json?theme=caseloads&sort=newest",
        "text/csv": "/findings.csv?theme=caseloads&sort=newest",
        "application/atom+xml": "/findings.atom?theme=caseloads&sort=newest",
    }
