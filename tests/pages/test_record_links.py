"""Where the page of a record leads: its source, its neighbours, what to read with it, its list."""

import pytest
from django.test import Client

from tests.pages.crawler import Site
from tests.pages.lists import Data
from tests.pages.markup import tree
from tests.pages.recorded import RECORDS, Everything, pages, plain, said_of, says_basis


def test_each_passage_links_to_its_place_in_the_source(everything: Everything, site: Site) -> None:
    for record, page in pages(everything, site, *RECORDS):
        links = [
            link["href"] for box in page.every("div", class_="passage") for link in box.every("a")
        ]
        assert links == [
            f"/sources/{passage['source']}/?highlight={record['ref']}#p{passage['paragraph']}"
            for passage in record["evidence"]
            if not passage["nested"]
        ]


def test_a_page_has_the_short_address_and_the_data(everything: Everything, site: Site) -> None:
    for record, page in pages(everything, site, *RECORDS, "inspection"):
        links = [link["href"] for link in page.one("p", class_="short-address").every("a")]
        assert links == [f"/{record['ref']}", f"{record['url'].rstrip('/')}.json"]
        assert site.to(f"/{record['ref']}").location == record["url"]


def test_previous_and_next_go_through_the_records_of_the_inspection_in_order(
    everything: Everything, site: Site
) -> None:
    for kind in RECORDS:
        groups: dict[str, list[Data]] = {}
        for record in everything.values():
            if record["type"] == kind:
                about = (record["inspection"] or {"ref": ""})["ref"]
                groups.setdefault(about, []).append(record)
        for group in groups.values():
            urls = [r["url"] for r in sorted(group, key=lambda r: int(r["ref"][1:]))]
            for before, url, after in zip([None, *urls], urls, [*urls[1:], None], strict=False):
                page = site.page(url)
                assert [a["href"] for a in page.every("a", rel="prev")] == (
                    [before] if before else []
                )
                assert [a["href"] for a in page.every("a", rel="next")] == (
                    [after] if after else []
                )


def test_records_to_be_read_together_lead_to_each_other(everything: Everything, site: Site) -> None:
    together: dict[str, set[str]] = {}
    for record, page in pages(everything, site, *RECORDS):
        for box in page.every("section", aria_labelledby="together"):
            assert all(part.one("ul") and part.every("p")[0].said for part in box.every("div"))
            together[record["url"]] = {link["href"] for link in box.every("a")}

    assert len(together) > 2
    one_way = [
        (url, other)
        for url, others in together.items()
        for other in others & set(together)
        if url not in together[other]
    ]
    assert one_way == []


def test_a_date_says_how_it_is_known(everything: Everything, site: Site) -> None:
    silent = []
    for record, page in pages(everything, site, *RECORDS):
        date, _, reasoning = said_of(page, "Date").partition("How this date is known")
        if record["date"]:
            assert record["date"]["display"] in date
            assert plain(record["date"]["reasoning"]) == reasoning.strip()
            silent += [] if says_basis(date, record["date"]) else [(record["ref"], date)]
        else:
            assert date == "Not stated in this record"
    assert silent == []


@pytest.mark.django_db
def test_the_themes_of_a_record_lead_to_their_pages_whatever_its_address_carries(
    client: Client,
) -> None:
    found = client.get("/findings/F4/?utm_source=newsletter", follow=True)
    page = tree(found.content.decode())

    links = [link["href"] for link in page.one("dl", class_="about").every("a")]
    assert sorted(link for link in links if "theme" in link) == [
        "/themes/care_leavers/",
        "/themes/health/",
    ]
