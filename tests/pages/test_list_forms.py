"""A list holds the same records at the same query string, whatever its form."""

import csv
import io

import pytest
from django.test import Client

from sources.models import Source
from tests.pages.feeds import feed
from tests.pages.lists import page, records, refs_by_form, shown

QUERIES = [
    ("timeline", "kind=government&kind=publication"),
    ("timeline", "certainty=promised&certainty=expected&sort=newest"),
    ("timeline", "year=2001&page_size=3"),
    ("timeline", "theme=workforce"),
    ("inspections", ""),
    ("inspections", "sort=newest&page_size=3"),
    ("inspections", "q=2004"),
    ("ratings", "inspection=I5"),
    ("ratings", "q=inadequate&sort=oldest"),
    ("ratings", "sort=newest"),
    ("ratings", "page_size=5"),
    ("findings", ""),
    ("findings", "theme=caseloads&theme=workforce"),
    ("findings", "polarity=weakness&voice=ofsted&page_size=10"),
    ("findings", "inspection=I5&polarity=strength&sort=ref"),
    ("findings", "q=children&sort=relevance"),
    ("findings", "q=%22care+leavers%22+-personal&source=S1&sort=newest"),
    ("quotes", "person=tom-ashby"),
    ("quotes", "voice=ofsted_quoted&sort=newest&page_size=2"),
    ("actions", "status=planned&source=S1"),
    ("actions", "q=recruit*&page_size=4"),
    ("figures", ""),
    ("figures", "voice=council_statement&page_size=6"),
    ("search", "type=quote&type=figure"),
    ("search", "q=caseloads&page_size=9"),
    ("search", "theme=care_leavers&sort=oldest"),
    ("search", ""),
]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "query"), QUERIES)
def test_page_json_csv_and_atom_hold_the_same_records_in_the_same_order(
    client: Client, name: str, query: str
) -> None:
    found = refs_by_form(client, name, query)

    assert found["json"]
    assert found["html"] == found["json"]
    assert found["csv"] == found["json"]
    assert found["atom"] == found["json"]
    assert len(set(found["json"])) == len(found["json"])


def test_all_ratings_are_on_their_page_once(client: Client) -> None:
    found = shown(page(client, "ratings"), "ratings")

    assert sorted(found) == sorted(record["ref"] for record in records(client, "ratings"))


@pytest.mark.parametrize("name", ["findings", "quotes", "search"])
def test_a_list_without_hits_is_empty_in_every_form(client: Client, name: str) -> None:
    assert refs_by_form(client, name, "q=xylophone") == {
        "html": [],
        "json": [],
        "csv": [],
        "atom": [],
    }


@pytest.mark.parametrize(
    ("name", "query", "own"),
    [
        ("findings", "theme=caseloads", ["polarity", "area"]),
        ("quotes", "", ["speaker_slug", "speaker_name", "role", "organisation", "form", "about"]),
        ("actions", "source=S1", ["actor", "status", "follow_ups"]),
        ("figures", "", ["value", "unit", "counts", "scope"]),
        ("search", "q=children", ["polarity", "actor", "grade"]),
    ],
)
def test_a_row_of_csv_says_what_the_record_says_in_json(
    client: Client, name: str, query: str, own: list[str]
) -> None:
    table = client.get(f"/{name}.csv?{query}").content.decode()
    rows = {row["ref"]: row for row in csv.DictReader(io.StringIO(table, newline=""))}

    for record in records(client, name, query):
        row = rows[record["ref"]]
        same = ("type", "url", "title", "text", "voice", "voice_label", "citation", "version")
        assert {field: row[field] for field in same} == {field: record[field] for field in same}
        assert row["themes"] == "; ".join(record["themes"])
        assert row["date_edtf"] == ((record["date"] or {}).get("edtf") or "")
        offsets = [f"{passage['start']}-{passage['end']}" for passage in record["evidence"]]
        assert row["offsets"] == "; ".join(offsets)
        assert [column for column in own if column not in row] == []


def test_the_sources_are_the_same_in_every_form(client: Client) -> None:
    found = client.get("/sources.json").json()
    rows = list(csv.DictReader(io.StringIO(client.get("/sources.csv").content.decode())))

    assert [source["ref"] for source in found["results"]] == [
        source.ref for source in Source.objects.order_by("number")
    ]
    assert found["count"] == len(found["results"])
    entries = feed(client.get("/sources.atom").content)
    assert [entry.ref for entry in entries] == [source["ref"] for source in found["results"]]
    version = {"version": found["version"]}
    named = [{name: value for name, value in row.items() if name != "version"} for row in rows]
    assert named == [
        {name: value for name, value in source.items() if name not in version}
        for source in found["results"]
    ]


@pytest.mark.parametrize("form", ["json", "csv", "atom"])
def test_the_list_of_sources_has_no_filters_and_says_so(client: Client, form: str) -> None:
    response = client.get(f"/sources.{form}?theme=caseloads")

    assert (response.status_code, response["Content-Type"]) == (400, "application/json")
    assert "question mark" in response.json()["error"]
