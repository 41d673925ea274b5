"""Every page keeps the pack that its reader is putting together."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from medway_portal.briefing.carrying import carry
from tests.pages.crawling import Site
from tests.pages.lists import shown
from tests.pages.markup import Element
from tests.pages.packs import PACK, carried, page
from tests.pages.test_markup import levels

PAGES = (
    "/",
    "/findings/",
    "/findings/?theme=caseloads&sort=newest",
    "/quotes/?page_size=5&page=2",
    "/actions/",
    "/figures/",
    "/ratings/",
    "/inspections/",
    "/timeline/",
    "/search/?q=caseloads+SPA",
    "/search/?q=xylophone",
    "/findings/?theme=nonsense",
    "/findings/F27/",
    "/inspections/I7/",
    "/sources/",
    "/sources/S1/?highlight=N20",
    "/glossary/",
    "/about/",
    "/nowhere/",
    "/findings/Q1/",
)
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", PAGES)
def test_every_link_and_form_of_a_page_keeps_the_pack(client: Client, address: str) -> None:
    found = page(client, address)

    links = [a for a in found.every("a") if "nofollow" not in a.get("rel") or carried(a["href"])]
    inside = [a for a in links if not urlsplit(a["href"]).netloc and a["href"][0] != "#"]
    pages = [a for a in inside if "." not in urlsplit(a["href"]).path.rpartition("/")[2]]
    assert len(pages) > 8
    own = [a for a in pages if "choose" not in a.get("class")]
    assert [a["href"] for a in own if carried(a["href"]) != ["F12", "A3"]] == []
    assert [a["href"] for a in pages if "nofollow" not in a["rel"].split()] == []
    for form in found.every("form"):
        fields = [f["value"] for f in form.every("input", type="hidden", name="briefing")]
        assert fields == ["F12", "A3"]


@pytest.mark.parametrize("address", PAGES)
def test_but_for_its_links_a_page_is_the_same_with_a_pack_and_without(
    client: Client, address: str
) -> None:
    with_pack, without = page(client, address), page(client, address, "")

    def heading(found: Element) -> str:
        return found.one("title").said + found.one("h1").said

    assert heading(with_pack) == heading(without)
    assert levels(with_pack) == levels(without)
    own = {found.one("link", rel="canonical")["href"] for found in (with_pack, without)}
    assert len(own) == 1
    assert "briefing" not in own.pop()
    forms = [
        [link["href"] for link in found.every("link", rel="alternate")]
        for found in (with_pack, without)
    ]
    assert forms[0] == forms[1]


def test_a_list_does_not_take_the_pack_for_a_filter(client: Client) -> None:
    plain, chosen = page(client, "/findings/", ""), page(client, "/findings/")
    filtered = page(client, "/findings/?theme=caseloads&polarity=weakness")

    assert shown(chosen, "findings") == shown(plain, "findings")
    assert chosen.every("ul", class_="applied") == []
    assert chosen.every("section", aria_labelledby="problems") == []
    removals = filtered.one("ul", class_="applied").every("a")
    assert len(removals) == 3
    assert {tuple(carried(link["href"])) for link in removals} == {("F12", "A3")}


def test_pages_of_a_list_keep_the_pack_beside_its_filters(client: Client) -> None:
    found = page(client, "/findings/?theme=caseloads&page_size=3&page=2")

    for direction in ("prev", "next"):
        link = found.one("a", rel=direction)
        kept = parse_qs(urlsplit(link["href"]).query)
        assert (kept["theme"], kept["page_size"], kept["briefing"]) == (
            ["caseloads"],
            ["3"],
            ["F12", "A3"],
        )
        assert link["rel"] == f"{direction} nofollow"
    *data_links, downloads = found.one("p", class_="forms").every("a")
    assert [carried(link["href"]) for link in data_links] == [[], [], []]
    assert carried(downloads["href"]) == ["F12", "A3"]


@pytest.mark.parametrize("form", ["json", "csv"])
@pytest.mark.parametrize("name", ["findings", "search", "timeline"])
def test_data_has_no_pack(client: Client, name: str, form: str) -> None:
    response = client.get(f"/{name}.{form}?briefing=F12")

    assert response.status_code == 400
    assert "“briefing” is not a filter" in response.json()["fields"]["query"][0]


@pytest.mark.parametrize(
    ("address", "target"),
    [
        ("/F27", "/findings/F27/?briefing=F12&briefing=A3"),
        ("/E5", "/timeline/?briefing=F12&briefing=A3#E5"),
        ("/timeline/E5/", "/timeline/?briefing=F12&briefing=A3#E5"),
        ("/findings", "/findings/?briefing=F12&briefing=A3"),
    ],
)
def test_an_address_that_leads_on_keeps_the_pack(client: Client, address: str, target: str) -> None:
    assert client.get(f"{address}?{PACK}")["Location"] == target


def test_the_pack_page_leads_on_with_the_pack(client: Client) -> None:
    found = page(client, "/briefing/?ref=F12&ref=A3", "")

    for link in found.one("nav", aria_label="Main").every("a"):
        assert carried(link["href"]) == ["F12", "A3"]
    assert found.every("aside") == []
    more = page(client, "/briefing/?ref=F12", "briefing=A3").one("div", class_="pack")
    assert len(more.every("article", class_="record")) == 2


def test_search_engines_are_given_one_address_for_every_page(site: Site) -> None:
    assert [(link.address, link.on) for link in site.links if "briefing=" in link.address] == []


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ('<a href="/briefing/">', '<a href="/briefing/?ref=F12&amp;ref=A3" rel="nofollow">'),
        ('<a href="/briefing/?ref=F1">', '<a href="/briefing/?ref=F1">'),
        ('<a rel="nofollow" href="/about/">', '<a rel="nofollow" href="/about/">'),
        ('<a href="https://example.org/x/">', '<a href="https://example.org/x/">'),
        ('<a href="//example.org/x/">', '<a href="//example.org/x/">'),
        ('<a href="/findings.csv?q=x">', '<a href="/findings.csv?q=x">'),
        ('<a href="#cite">', '<a href="#cite">'),
        ('<link rel="next" href="/about/">', '<link rel="next" href="/about/">'),
        (
            '<a class="x"\n   rel="prev"\n   href="/a/?q=1&amp;r=2#c">',
            '<a class="x"\n   \n   href="/a/?q=1&amp;r=2&amp;briefing=F12&amp;briefing=A3#c" '
            'rel="prev nofollow">',
        ),
        ('<form action="/briefing/">', '<form action="/briefing/">'),
    ],
)
def test_a_link_is_changed_if_it_would_lose_the_pack_and_else_left_alone(
    rf: RequestFactory, link: str, kept: str
) -> None:
    answer = carry(lambda _: HttpResponse(link))

    assert answer(rf.get(f"/about/?{PACK}")).content.decode() == kept
    assert answer(rf.get("/about/")).content.decode() == link
