"""The filters of the page of what came next, and the ways that lead to it and back."""

from urllib.parse import urlsplit

import pytest
from django.test import Client

from tests.pages.commitments import ADDRESS, actions, at, groups, later, parts
from tests.pages.crawler import Site
from tests.pages.lists import page, refs, shown
from tests.pages.markup import tree
from tests.pages.recorded import Everything

pytestmark = pytest.mark.django_db


def test_the_filters_are_those_of_the_list_of_actions(
    client: Client, everything: Everything
) -> None:
    query = "source=S1&status=planned&later=no"
    found = set(parts(at(client, query)))

    assert found == refs(client, "actions", query)
    assert found == {
        ref
        for ref, record in actions(everything).items()
        if (record["evidence"][0]["source"], record["status"]) == ("S1", "planned")
        and not later(record)
    }
    assert set(parts(at(client, "theme=caseloads"))) == refs(client, "actions", "theme=caseloads")


def test_every_action_but_a_statement_has_later_words_or_none(client: Client) -> None:
    on_record, none = refs(client, "actions", "later=yes"), refs(client, "actions", "later=no")

    assert on_record
    assert none
    assert not on_record & none
    statements = refs(client, "actions", "status=statement")
    assert on_record | none == refs(client, "actions") - statements
    assert refs(client, "actions", "later=yes&later=no") == on_record | none


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("later=kept", "“kept” is not “yes” or “no”"),
        ("sort=ref", "“ref” is not a way to sort. Use oldest, newest."),
        ("colour=red", "“colour” is not a filter"),
        ("page=9", "There is no page 9"),
    ],
)
def test_what_is_not_understood_is_said_and_the_rest_is_shown(
    client: Client, query: str, reason: str
) -> None:
    found = at(client, f"{query}&source=S3")

    assert reason in found.one("section", aria_labelledby="problems").said
    assert list(groups(found)) == ["S3"]


def test_nothing_found_is_no_evidence_and_leaves_no_empty_headings(client: Client) -> None:
    found = at(client, "q=xylophone")

    assert "There may still have been something to find" in found.said
    assert groups(found) == {}
    assert found.every("nav", class_="contents") == []


def test_the_list_and_the_page_lead_to_each_other_with_the_same_filters(client: Client) -> None:
    listed = page(client, "actions", "theme=caseloads&sort=ref&page=1")
    following = [
        a["href"] for a in listed.one("main").every("a") if urlsplit(a["href"]).path == ADDRESS
    ]
    back = [
        a["href"]
        for a in at(client, "theme=caseloads&sort=newest").one("main").every("a")
        if a.said == "The same actions as a plain list"
    ]

    assert following == [f"{ADDRESS}?theme=caseloads"]
    assert back == ["/actions/?theme=caseloads"]


def test_rows_of_the_list_name_the_later_records(client: Client, everything: Everything) -> None:
    listed = page(client, "actions", "page_size=200")

    for ref in shown(listed, "actions"):
        row = listed.by_id(ref)
        wanted = [item["record"] for item in later(everything[ref])]
        lines = row.every("span", class_="later-refs")
        assert bool(lines) == bool(wanted or everything[ref]["status"] != "statement")
        for said in lines:
            assert [a.said.partition(":")[0] for a in said.every("a")] == wanted
            assert wanted or said.said == "Later mention: none here"


def test_an_inspection_leads_to_its_actions_here_if_it_has_any(
    client: Client, site: Site, everything: Everything
) -> None:
    led = {}
    for ref in [ref for ref, record in everything.items() if record["type"] == "inspection"]:
        links = site.page(f"/inspections/{ref}/").one("main").every("a")
        led[ref] = [a["href"] for a in links if urlsplit(a["href"]).path == ADDRESS]

    about = {r["inspection"]["ref"] for r in actions(everything).values() if r["inspection"]}
    assert led == {ref: [f"{ADDRESS}?inspection={ref}"] if ref in about else [] for ref in led}
    assert about < set(led)
    assert set(parts(at(client, "inspection=I5"))) == refs(client, "actions", "inspection=I5")


def test_the_page_of_an_action_leads_to_its_place(client: Client) -> None:
    found = tree(client.get("/actions/A2/").content.decode())

    assert f"{ADDRESS}?source=S1#A2" in [a["href"] for a in found.every("a")]
    assert "A2" in parts(at(client, "source=S1"))
