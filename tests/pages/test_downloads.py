"""The whole record to download: the same as its pages, described so that programs can check it."""

import csv
import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from frictionless import Package

from medway_portal.packaging.files import package
from sources.editions import clear_cache
from sources.models import Edition
from tests.environment import RECORD
from tests.pages.letters import load
from tests.pages.lists import LETTERS
from tests.pages.recorded import Everything
from tests.pages.tripled_record import triple
from tests.pages.withheld import entries

pytestmark = pytest.mark.django_db
ARCHIVE = "/data/medway-inspection-record.zip"
# The lists that have a table under another name.
TABLES = {name: "events" if name == "timeline" else name for name in LETTERS if name != "search"}


def descriptor(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/data/datapackage.json").json()
    return found


def archive(client: Client) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(client.get(ARCHIVE).content))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def test_the_data_package_has_no_fault(client: Client, tmp_path: Path) -> None:
    archive(client).extractall(tmp_path)

    report = Package(str(tmp_path / "datapackage.json")).validate()

    assert report.flatten(["name", "rowNumber", "fieldName", "type", "message"]) == []
    assert report.valid
    assert report.stats["tasks"] > 20


def test_the_package_would_show_a_row_that_points_at_nothing(
    client: Client, tmp_path: Path
) -> None:
    archive(client).extractall(tmp_path)
    path = tmp_path / "findings.csv"
    path.write_bytes(path.read_bytes().replace(b",I6,", b",I99,", 1))

    report = Package(str(tmp_path / "datapackage.json")).validate()

    assert "foreign-key" in {fault[0] for fault in report.flatten(["type"])}


@pytest.mark.parametrize("name", [*TABLES, "sources"])
def test_a_table_is_the_list_as_csv(client: Client, name: str) -> None:
    table = client.get(f"/data/{TABLES.get(name, name)}.csv")

    assert table["Content-Type"] == "text/csv; charset=utf-8"
    assert table.content == client.get(f"/{name}.csv").content


def test_the_file_of_everything_has_every_record_as_it_is_alone(
    client: Client, everything: Everything
) -> None:
    whole = client.get("/data/record.json").json()

    held = {record["ref"]: record for name in TABLES.values() for record in whole[name]}
    assert held == everything
    assert whole["sources"] == client.get("/sources.json").json()["results"]
    assert whole["version"] == Edition.current().version
    assert "None is an Ofsted report." in whole["coverage"]
    others = ("themes", "people", "frameworks", "glossary", "read_together", "changes")
    assert [name for name in others if not whole[name]] == []


def test_words_are_at_their_offsets_in_the_texts_of_the_archive(client: Client) -> None:
    with archive(client) as found:
        texts = {
            name[6:-4]: found.read(name).decode()
            for name in found.namelist()
            if name.startswith("texts/")
        }
        evidence = rows(found.read("evidence.csv"))

    assert evidence
    for row in evidence:
        if row["source"] == "S2":  # of which only passages are shown
            continue
        words = texts[row["source"]][int(row["start"]) : int(row["end"])]
        assert words == row["exact"].removeprefix("'") or words == row["exact"]


def test_the_archive_has_every_file_once_with_size_and_sum_as_described(client: Client) -> None:
    described = {resource["path"]: resource for resource in descriptor(client)["resources"]}

    with archive(client) as found:
        names = found.namelist()
        assert sorted(names) == sorted({*described, "datapackage.json", "README.txt"})
        assert found.read("datapackage.json") == client.get("/data/datapackage.json").content
        for path, resource in described.items():
            content = found.read(path)
            assert client.get(f"/data/{path}").content == content
            assert resource["bytes"] == len(content)
            assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
            assert not content.startswith(b"\xef\xbb\xbf")


def test_the_archive_is_the_same_when_it_is_made_again(client: Client) -> None:
    before = package().files["medway-inspection-record.zip"]
    clear_cache()

    assert client.get(ARCHIVE).content == before
    day = Edition.current().date
    with archive(client) as found:
        days = {entry.date_time for entry in found.infolist()}
    assert days == {(day.year, day.month, day.day, 0, 0, 0)}


def test_the_files_take_as_many_queries_when_the_record_has_grown() -> None:
    counts = []
    for change in (lambda: None, triple):
        change()
        clear_cache()
        with CaptureQueriesContext(connection) as queries:
            package()
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_another_version_of_the_record_has_other_files(client: Client, seeds: Path) -> None:
    before = client.get("/data/record.json").json()["version"]
    path = seeds / "records" / "changes.yaml"
    path.write_text(
        f"{path.read_text('utf-8')}  - date: 2027-03-02\n    summary: A label.\n    refs: [F8]\n",
        encoding="utf-8",
    )
    load(seeds)

    found = client.get("/data/record.json").json()

    assert found["version"] == Edition.current().version != before
    assert found["date"] == "2027-03-02"
    assert descriptor(client)["created"] == "2027-03-02T00:00:00Z"


def test_the_package_claims_no_licence_and_no_maker(client: Client) -> None:
    found = descriptor(client)

    assert [licence["name"] for licence in found["licenses"]] == ["notspecified"]
    assert "Not stated" in found["licenses"][0]["title"]
    assert "contributors" not in found
    assert "None is an Ofsted report." in found["description"]
    assert [source["title"] for source in found["sources"]] == [
        source["title"] for source in client.get("/sources.json").json()["results"]
    ]


def test_what_is_withheld_is_in_no_file(client: Client) -> None:
    secrets = [part for entry in entries(RECORD, "withheld") for part in entry["words"].split()]

    with archive(client) as found:
        leaks = [
            (name, secret)
            for name in found.namelist()
            for secret in secrets
            if len(secret) > 5 and secret in found.read(name).decode()
        ]

    assert secrets
    assert leaks == []


def test_a_source_in_passages_has_no_text_among_the_files(client: Client, seeds: Path) -> None:
    elsewhere = "A bus strike is planned for Monday."
    assert elsewhere in (seeds / "texts" / "001_news.txt").read_text("utf-8")

    with archive(client) as found:
        assert "texts/S2.txt" not in found.namelist()
        assert "texts/S1.txt" in found.namelist()
        assert [n for n in found.namelist() if elsewhere in found.read(n).decode()] == []
    assert client.get("/data/texts/S2.txt").status_code == 404


def test_the_page_says_what_every_column_of_every_table_holds(client: Client) -> None:
    said = client.get("/data/").content.decode()

    for table in descriptor(client)["resources"]:
        assert f"/data/{table['path']}" in said or "schema" not in table
        for field in table.get("schema", {"fields": []})["fields"]:
            assert f"<code>{field['name']}</code>" in said
            assert field["description"]


@pytest.mark.parametrize(
    "name", ["nothing.csv", "../seeds/refs.txt", "texts/", "texts/S9.txt", "%00"]
)
def test_a_file_that_is_not_there_is_not_found(client: Client, name: str) -> None:
    assert client.get(f"/data/{name}").status_code == 404


def test_a_record_that_is_not_loaded_is_no_fault(client: Client) -> None:
    Edition.objects.all().delete()

    assert client.get("/data/").status_code == 200
    assert json.loads(client.get("/data/datapackage.json").content)["version"] == ""
