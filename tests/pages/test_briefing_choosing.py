"""Choosing records for a briefing pack, on lists and on the pages of inspections."""

from urllib.parse import parse_qs, urljoin, urlsplit

import pytest
from django.test import Client

from inspections.models import Finding, Inspection
from records.models import Record
from tests.pages.accessibility import FAULTS
from tests.pages.crawler import Site
from tests.pages.lists import shown
from tests.pages.markup import Element, foreign_scripts
from tests.pages.packs import boxes, carried, chosen, items, page, send

LISTS = ("/findings/", "/quotes/", "/actions/", "/actions/what-came-next/", "/figures/",
         "/ratings/", "/ratings/?theme=leadership", "/inspections/", "/timeline/", "/search/",
         "/search/?q=children&page_size=3")  # fmt: skip
OPEN = "Open the briefing pack"
pytestmark = pytest.mark.django_db


@pytest.fixture
def refs() -> list[str]:
    """The refs of the findings, in the order of their list."""
    return [finding.ref for finding in Finding.objects.all().in_order("ref")]


@pytest.fixture
def inspection() -> Inspection:
    """The inspection with the most findings."""
    every = Inspection.objects.all()
    return max(every, key=lambda each: Finding.objects.about(each).count())


def choosing(client: Client, address: str, *refs: str) -> Element:
    """Return the page at ``address`` on which records are chosen, ``refs`` being chosen before."""
    query = "&".join(f"briefing={ref}" for ref in ("choose", *refs))
    return page(client, f"{address}{'&' if '?' in address else '?'}{query}")


def into(found: Element) -> str:
    """Return where the link leads that begins the choosing."""
    return found.one("p", class_="to-choosing").one("a")["href"]


@pytest.mark.parametrize("address", LISTS)
def test_rows_have_no_tool_until_records_are_chosen(client: Client, address: str) -> None:
    found = page(client, address)

    assert boxes(found) == {}
    assert "briefing pack" not in found.one("div", class_="listing").said.lower()
    assert [a for a in found.one("div", class_="listing").every("a") if carried(a["href"])] == []
    assert [button for button in found.every("button") if button.get("form")] == []


@pytest.mark.parametrize("address", LISTS)
def test_one_link_gives_each_row_a_box_that_names_its_record(client: Client, address: str) -> None:
    plain = page(client, address)
    link = plain.one("p", class_="to-choosing").one("a")

    found = page(client, urljoin(address, link["href"]))

    assert link["rel"] == "nofollow"
    name = urlsplit(address).path.strip("/")
    assert set(shown(plain, "actions" if "actions" in name else name)) <= set(boxes(found))
    for ref, box in boxes(found).items():
        assert box.said == f"Choose {ref}: {Record.objects.get(ref=ref).title}"
        assert box.one("input")["form"] == found.by_id("choosing")["id"]


@pytest.mark.parametrize("address", LISTS)
def test_what_is_ticked_is_in_the_pack_that_the_button_opens(client: Client, address: str) -> None:
    found = choosing(client, address)
    wanted = list(boxes(found))[:2]

    answer = client.get(send(found, OPEN, tick=wanted))

    assert answer["Location"] == f"/briefing/?ref={wanted[0]}&ref={wanted[1]}"
    assert set(items(page(client, answer["Location"]))) == set(wanted)


def test_an_inspection_and_its_records_are_chosen_on_its_page(
    client: Client, inspection: Inspection
) -> None:
    address = inspection.get_absolute_url()
    assert boxes(page(client, address)) == {}

    found = page(client, urljoin(address, into(page(client, address))))

    findings = {finding.ref for finding in Finding.objects.about(inspection)}
    assert {inspection.ref} | findings <= set(boxes(found))
    wanted = [inspection.ref, min(findings)]
    assert set(carried(client.get(send(found, OPEN, tick=wanted))["Location"])) == set(wanted)


def test_what_was_chosen_before_is_ticked_or_kept_unseen(client: Client, refs: list[str]) -> None:
    found = choosing(client, "/findings/?page_size=3", refs[1], refs[5])

    assert chosen(found) == [refs[1]]
    hidden = [field["value"] for field in found.every("input", type="hidden", name="briefing")]
    assert hidden == ["choose", refs[5]]
    assert carried(send(found, OPEN)) == []  # which has another name for them
    location = client.get(send(found, OPEN, tick=[refs[0]]))["Location"]
    assert set(carried(location)) == {refs[0], refs[1], refs[5]}
    assert carried(client.get(send(found, OPEN, off=[refs[1]]))["Location"]) == [refs[5]]


def test_the_next_page_keeps_filters_and_what_was_ticked(client: Client, refs: list[str]) -> None:
    found = choosing(client, "/findings/?sort=ref&page_size=3", refs[8])

    second = send(found, "Next page", tick=refs[:2])

    asked = parse_qs(urlsplit(second).query)
    assert (asked["sort"], asked["page_size"], asked["page"]) == (["ref"], ["3"], ["2"])
    after = page(client, second)
    assert [ref for ref in boxes(after) if ref[0] == "F"] == refs[3:6]
    third = send(after, "Next page", tick=[refs[4]])
    back = page(client, send(page(client, third), "Previous page"))
    assert chosen(back) == [refs[4]]
    assert set(carried(client.get(send(back, OPEN))["Location"])) == {
        *refs[:2],
        refs[4],
        refs[8],
    }


def test_filters_keep_what_was_ticked(client: Client, refs: list[str]) -> None:
    found = choosing(client, "/findings/?polarity=weakness", refs[0])
    ticked = list(boxes(found))[-1]

    again = page(client, send(found, "Show these findings", tick=[ticked]))

    assert chosen(again)[-1] == ticked
    assert len(boxes(again)) == len(boxes(found))
    off = again.one("ul", class_="applied").every("a")
    assert len(off) == 2
    assert [set(carried(link["href"])) for link in off] == [{refs[0], ticked}] * 2
    assert all("briefing=choose" in link["href"] for link in off)


def test_a_search_without_a_result_leads_on_with_the_pack(client: Client, refs: list[str]) -> None:
    found = choosing(client, "/findings/?q=xylophone", refs[0])

    (link,) = [a for a in found.every("a") if a.said.startswith("Search all kinds")]
    assert carried(link["href"]) == [refs[0]]
    assert carried(client.get(send(found, OPEN))["Location"]) == [refs[0]]


def test_choosing_can_be_stopped(client: Client, refs: list[str]) -> None:
    found = choosing(client, "/findings/?polarity=weakness", refs[0])

    (link,) = [a for a in found.every("a") if a.said == "Stop choosing"]
    assert link["href"] == "?polarity=weakness"


def test_the_page_says_how_many_were_chosen_and_leads_to_them(
    client: Client, refs: list[str]
) -> None:
    none, one, two = (choosing(client, "/findings/", *refs[:number]) for number in range(3))

    assert "No record chosen yet." in none.one("aside").said
    assert none.one("a", class_="to-pack").said == "Briefing pack"
    assert "1 record chosen before." in one.one("aside").said
    assert "2 records chosen before." in two.one("aside").said
    link = two.one("header", class_="masthead").one("a", class_="to-pack")
    assert (link.said, link["rel"]) == ("Briefing pack (2)", "nofollow")
    assert link["href"] == f"/briefing/?ref={refs[0]}&ref={refs[1]}"


def test_a_full_pack_says_so(client: Client) -> None:
    full = Record.objects.all().values_list("ref", flat=True)[:60]

    found = choosing(client, "/findings/", *full)

    assert "60 records chosen before. The pack is full" in found.one("aside").said


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("F99999", "No record has the ref F99999."),
        ("S1", "S1 is a source."),
        ("banana", "“banana” is not a ref."),
        ("%22%3E%3Cscript%3Ealert(1)", "is not a ref"),
        ("%00", "“�” is not a ref"),
        ("F" * 10_000, "F…” is not a ref"),
    ],
)
def test_what_cannot_be_in_a_pack_is_said_not_kept_and_in_no_cache(
    client: Client, typed: str, reason: str, refs: list[str]
) -> None:
    address = f"/findings/?briefing={typed}&briefing={refs[0]}"
    found = page(client, address)

    assert reason in found.one("aside").said
    assert foreign_scripts(found) == []
    assert carried(client.get(send(found, OPEN))["Location"]) == [refs[0]]
    assert client.get(address)["Cache-Control"] == "no-store"


@pytest.mark.parametrize("address", ["/findings/", "/ratings/", "/figures/", "/timeline/"])
def test_but_for_the_choosing_a_page_is_the_same(client: Client, address: str) -> None:
    plain, found = page(client, address), choosing(client, address, "F1")

    def same(page: Element) -> list[object]:
        links = [link["href"].removesuffix("?") for link in page.every("link")]
        data = [a["href"].removesuffix("?") for a in page.one("p", class_="forms").every("a")]
        return [page.one("title").said, page.one("h1").said, links, data]

    assert same(found) == same(plain)
    assert "briefing" not in found.one("link", rel="canonical")["href"]
    assert [fault for faults in FAULTS for fault in faults(found)] == []


def test_a_list_does_not_take_the_pack_for_a_filter(client: Client, refs: list[str]) -> None:
    found = choosing(client, "/findings/", refs[0])

    assert shown(found, "findings") == shown(page(client, "/findings/"), "findings")
    assert found.every("ul", class_="applied") == []
    assert found.every("section", aria_labelledby="problems") == []


@pytest.mark.parametrize("form", ["json", "csv", "atom"])
@pytest.mark.parametrize("name", ["findings", "search", "timeline"])
def test_data_has_no_pack(client: Client, name: str, form: str) -> None:
    response = client.get(f"/{name}.{form}?briefing=F12")

    assert response.status_code == 400
    assert "“briefing” is not a filter" in response.json()["fields"]["query"][0]


def test_search_engines_are_led_to_no_page_of_choosing(site: Site) -> None:
    assert [(link.address, link.on) for link in site.links if "briefing=" in link.address] == []


def test_a_paper_is_put_together_from_three_pages_without_a_script(
    client: Client, refs: list[str], inspection: Inspection
) -> None:
    """From a list to the pack, from there to another list and an inspection, and to the paper."""
    found = page(client, urljoin("/findings/", into(page(client, "/findings/"))))
    paper = page(client, client.get(send(found, OPEN, tick=[refs[0]]))["Location"])
    (quotes,) = [a["href"] for a in paper.one("main").every("a") if a.said == "Quotes"]
    found = page(client, quotes)
    quote = next(iter(boxes(found)))
    paper = page(client, client.get(send(found, OPEN, tick=[quote]))["Location"])
    (listed,) = [a["href"] for a in paper.one("main").every("a") if a.said == "Inspections"]
    found = page(client, listed)
    paper = page(client, client.get(send(found, OPEN, tick=[inspection.ref]))["Location"])

    assert set(items(paper)) == {refs[0], quote, inspection.ref}
