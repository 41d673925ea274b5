"""The form for two inspections reports what is missing or wrong."""

import pytest
from django.test import Client

from inspections.models import Inspection
from records.models import Record
from sources.models import Edition
from tests.pages.comparisons import chosen, compare, messages
from tests.pages.markup import tree

pytestmark = pytest.mark.django_db


def test_without_a_pair_there_are_the_form_and_pairs_to_begin_with(client: Client) -> None:
    page = compare(client, "")

    assert messages(page) == chosen(page) == {}
    links = [link["href"] for link in page.one("ul", class_="questions").every("a")]
    assert links == ["/compare/?a=I3&b=I5", "/compare/?a=I1&b=I6"]
    assert page.every("table") == []


@pytest.mark.parametrize(
    "address", ["/", "/ratings/", "/compare/", "/themes/", "/themes/caseloads/"]
)
def test_a_record_without_inspections_is_no_fault(client: Client, address: str) -> None:
    Record.objects.all().delete()
    Edition.objects.update(about={})

    assert client.get(address).status_code == 200


@pytest.mark.parametrize(
    ("query", "wrong", "kept"),
    [
        ("a=I7", {"b": "Choose an inspection."}, {"a": "I7"}),
        ("b=I7", {"a": "Choose an inspection."}, {"b": "I7"}),
        ("a=&b=", {"a": "Choose an inspection.", "b": "Choose an inspection."}, {}),
        ("a=F12&b=I7", {"a": "“F12” is not an inspection. Choose from the list."}, {"b": "I7"}),
        ("a=I7&b=I99", {"b": "“I99” is not an inspection. Choose from the list."}, {"a": "I7"}),
        ("a=i2&b=I7", {"a": "“i2” is not an inspection. Choose from the list."}, {"b": "I7"}),
        (
            "a=I7&b=I7",
            {"b": "This is the same inspection. Choose another one."},
            {"a": "I7", "b": "I7"},
        ),
        (
            "a=I2&a=I3&b=I7",
            {"a": "This is given more than once. Give it once."},
            {"a": "I3", "b": "I7"},
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said_beside_its_field_and_the_form_stays(
    client: Client, query: str, wrong: dict[str, str], kept: dict[str, str]
) -> None:
    page = compare(client, query)

    assert messages(page) == wrong
    assert chosen(page) == kept
    choices = ["", *Inspection.objects.values_list("ref", flat=True)]
    for field in page.every("select"):
        assert sorted(option["value"] for option in field.every("option")) == sorted(choices)
    assert page.every("table") == []


def test_one_inspection_alone_leads_to_a_pair_with_every_other(client: Client) -> None:
    others = Inspection.objects.exclude(ref="I7").values_list("ref", flat=True)

    links = [
        link["href"] for link in compare(client, "b=I7").one("ul", class_="questions").every("a")
    ]

    assert links == [f"/compare/?a={ref}&b=I7" for ref in others]


def test_a_parameter_that_there_is_not_is_named_and_the_pair_is_shown(client: Client) -> None:
    page = compare(client, "a=I2&b=I7&colour=red")

    assert "“colour” is no part of a comparison." in page.one("section", class_="problems").said
    assert page.one("table", class_="pairs")


@pytest.mark.parametrize(
    "value", ["%00", "I7%00", "x" * 10_000, "%22%3E%3Cscript%3E", "'%20OR%201=1--", "%F0%9F%91%B6"]
)
def test_no_value_is_a_fault(client: Client, value: str) -> None:
    for query in (f"a={value}&b=I7", f"a=I7&b={value}", f"{value}=1", f"a={value}&b={value}"):
        page = compare(client, query)
        assert page.every("script") == []
        assert len(page.text) < 10_000


def test_an_inspection_leads_to_its_comparison(client: Client) -> None:
    page = tree(client.get("/inspections/I4/").content.decode())

    (link,) = [a for a in page.every("a") if a.said == "Compare with another"]
    assert chosen(compare(client, link["href"].partition("?")[2])) == {"a": "I4"}
