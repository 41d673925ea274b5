"""Readers can change a briefing pack on its page, which reports wrong refs."""

import pytest
from django.test import Client

from records.models import Record
from tests.pages.accessibility import FAULTS
from tests.pages.crawler import links, visit
from tests.pages.packs import items, pack, problems

SEVERAL = ["A10", "E8", "F8", "F15", "I6", "N7", "Q1", "A9", "R9", "F3", "R1"]
pytestmark = pytest.mark.django_db


def test_each_record_can_be_taken_out(client: Client) -> None:
    page = pack(client, "F12", "A6", "Q5")

    out = {ref: item.every("a", rel="nofollow")[-1] for ref, item in items(page).items()}
    assert {ref: link["href"] for ref, link in out.items()} == {
        "F12": "/briefing/?ref=A6&ref=Q5",
        "A6": "/briefing/?ref=F12&ref=Q5",
        "Q5": "/briefing/?ref=F12&ref=A6",
    }
    assert all(link.said.startswith(f"Take out: {ref}, ") for ref, link in out.items())


def test_the_form_adds_what_is_typed_to_what_is_there(client: Client) -> None:
    form = pack(client, "F12", "A6").one("form")

    assert [f.get("value") for f in form.every("input", name="ref")] == ["F12", "A6", ""]
    assert form["action"] == "/briefing/"
    assert set(items(pack(client, "F12", "A6", "q5, R9"))) == {"F12", "A6", "Q5", "R9"}


def test_without_a_record_it_says_how_to_fill_it_and_shows_an_example(client: Client) -> None:
    page = pack(client)

    assert "Add to briefing" in page.said
    example = next(link["href"] for link in page.every("a") if "example" in link.said)
    shown = visit(client, example).page
    assert shown
    assert len(items(shown)) > 1
    assert problems(shown) == ""


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("F99999", "No record has the ref F99999."),
        ("S1", "S1 is a source. A source cannot be in a pack"),
        ("banana", "“banana” is not a ref. A ref is a letter and a number, such as F12."),
        ("F12", "F12 is given more than once. It is in the pack once."),
        ("<b>x</b>", "“<b>x</b>” is not a ref"),
        ("%00", "“�” is not a ref"),
        ("x" * 10_000, "x…” is not a ref"),
    ],
)
def test_what_cannot_be_in_a_pack_is_said_and_the_rest_is_shown(
    client: Client, typed: str, reason: str
) -> None:
    page = pack(client, "F12", typed)

    assert reason in problems(page)
    assert list(items(page)) == ["F12"]
    assert page.one("section", aria_labelledby="problems").every("b") == []


def test_a_parameter_that_a_pack_does_not_have_is_named(client: Client) -> None:
    assert "“colour” is not part of this address" in problems(pack(client, "F12", more="&colour=x"))


def test_a_pack_holds_60_records_and_names_those_left_out(client: Client) -> None:
    refs = list(Record.objects.values_list("ref", flat=True)[:62])

    page = pack(client, *refs)

    assert set(items(page)) == set(refs[:60])
    assert f"60 records at most. Left out: {refs[60]}, {refs[61]}." in problems(page)


def test_thousands_of_refs_are_no_fault(client: Client) -> None:
    page = pack(client, ",".join(f"{kind}{n}" for n in range(1, 6_000) for kind in "IRFQANE"))

    assert len(items(page)) == 60
    assert len(page.one("section", aria_labelledby="problems").every("li")) < 30


def test_a_merged_record_is_there_as_its_successor_and_a_withdrawn_one_says_why(
    client: Client,
) -> None:
    page = pack(client, "F20", "F21", "A6")

    assert list(items(page)) == ["F5", "A6"]
    assert "F20 was merged into F5" in page.said
    assert "F21 was withdrawn: It was about another council." in problems(page)


def test_the_page_can_be_read_with_assistive_technology(client: Client) -> None:
    for query in ("", "?ref=F12&ref=S1", "?" + "&".join(f"ref={ref}" for ref in SEVERAL)):
        found = visit(client, f"/briefing/{query}")
        page = found.page
        assert page
        assert [fault for faults in FAULTS for fault in faults(page)] == []
        ids = [element["id"] for element in page.walk() if element.get("id")]
        fragments = {link["href"][1:] for link in page.every("a") if link["href"][0] == "#"}
        assert fragments <= set(ids)
        assert all(visit(client, address).status in (200, 301, 302) for address in links(found))
