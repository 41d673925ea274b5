"""Pages use existing words of schema.org and say nothing that is not on record."""

import json
from typing import Any

import pytest
from django.test import Client

from tests.pages.crawler import Site
from tests.pages.markup import Element
from tests.pages.recorded import Everything

# Of the vocabulary of schema.org, release 30.0: the types in use here, with those of their
# properties (inherited ones included) that are in use. A new one has to be looked up first.
WORK = {"name", "url", "inLanguage", "creditText", "isBasedOn", "version", "identifier"}
VOCABULARY = {
    "Article": WORK | {"headline", "publisher", "datePublished"},
    "Report": WORK | {"headline", "publisher", "datePublished"},
    "CreativeWork": WORK | {"headline", "publisher", "datePublished"},
    "Quotation": WORK | {"text", "creator"},
    "Review": WORK | {"author", "itemReviewed", "reviewAspect", "reviewRating"},
    "Rating": {"ratingValue", "reviewAspect"},
    "Dataset": WORK
    | {"description", "dateModified", "temporalCoverage", "spatialCoverage"}
    | {"distribution", "isAccessibleForFree"},
    "DataDownload": {"contentUrl", "encodingFormat"},
    "Organization": {"name"},
    "Person": {"name"},
    "Place": {"name"},
    "Thing": {"name"},
}
Block = dict[str, Any]


def blocks(page: Element) -> list[Block]:
    """Return what the page says of itself."""
    scripts = [each for each in page.every("script") if each["type"] == "application/ld+json"]
    return [json.loads(each.text) for each in scripts]


def parts(value: Any) -> list[Block]:
    """Return every mapping in ``value``, itself included."""
    if isinstance(value, list):
        return [part for item in value for part in parts(item)]
    if isinstance(value, dict):
        return [value, *(part for item in value.values() for part in parts(item))]
    return []


def test_every_word_is_one_of_schema_org(site: Site) -> None:
    found = [(address, block) for address, page in site.pages for block in blocks(page)]

    types = {block["@type"] for _, block in found}
    assert {"Dataset", "Quotation", "Review", "Article", "Report"} <= types
    for address, block in found:
        assert block["@context"] == "https://schema.org", address
        for part in parts(block):
            extra = {n for n in part if not n.startswith("@")} - VOCABULARY[part["@type"]]
            assert extra == set(), (address, part["@type"])
            assert all(value not in ("", None, [], {}) for value in part.values()), address


def test_a_quotation_is_somebodys_own_words_with_their_name_and_source(
    everything: Everything, site: Site
) -> None:
    quotes = [record for record in everything.values() if record["type"] == "quote"]
    described = {record["ref"]: blocks(site.page(record["url"])) for record in quotes}

    assert any(described.values())
    for record in quotes:
        several = len({p["voice_label"] for p in record["evidence"]}) > 1
        if not record["is_quotation"] or several:
            assert described[record["ref"]] == []
            continue
        (block,) = described[record["ref"]]
        assert (block["@type"], block["text"]) == ("Quotation", record["text"])
        assert block["creator"]["name"] == record["speaker"]["name"]
        assert block["creditText"] == record["voice_label"]
        assert {work["@id"].rsplit("/", 1)[1] for work in block["isBasedOn"]} == {
            passage["source"] for passage in record["evidence"]
        }


def test_a_grade_is_as_worded_and_by_an_inspectorate_that_is_stated(
    everything: Everything, site: Site
) -> None:
    for record in everything.values():
        if record["type"] != "rating":
            continue
        about = everything[record["inspection"]["ref"]]
        found = blocks(site.page(record["url"]))
        if {about["inspectorate_basis"], about["subject_basis"]} != {"stated"}:
            assert found == [], record["ref"]
            continue
        (block,) = found
        assert block["author"]["name"] == about["inspectorate"]
        assert block["itemReviewed"]["name"] == about["subject"]
        assert block["reviewRating"]["ratingValue"] == record["grade"]
        assert block["reviewAspect"] == record["area"]
        for passage in record["evidence"]:
            assert record["voice_label"] in block["creditText"] or (
                passage["voice_label"] in block["creditText"]
            )


def test_no_grade_stands_beside_a_person_and_none_has_a_number(site: Site) -> None:
    for _, page in site.pages:
        types = {part["@type"] for block in blocks(page) for part in parts(block)}
        assert not {"Person", "Rating"} <= types
    grades = [
        part["ratingValue"]
        for _, page in site.pages
        for block in blocks(page)
        for part in parts(block)
        if part["@type"] == "Rating"
    ]
    assert grades
    assert [grade for grade in grades if any(letter.isdigit() for letter in grade)] == []


@pytest.mark.django_db
def test_a_source_says_only_what_its_text_states(client: Client, site: Site) -> None:
    for source in client.get("/sources.json").json()["results"]:
        (block,) = blocks(site.page(source["url"]))
        stated = source["publisher_basis"] == "stated"
        assert ("publisher" in block) == stated, source["ref"]
        assert source["date_basis"] == "stated" or "datePublished" not in block
        assert block.get("headline", "") == source["printed_title"]


@pytest.mark.django_db
def test_the_record_is_described_as_a_data_set_with_files_that_are_there(
    client: Client, site: Site, everything: Everything
) -> None:
    events = [record["date"] for record in everything.values() if record["type"] == "event"]
    days = [day for date in events for day in (date["earliest"], date["latest"]) if day]

    home, data = (blocks(site.page(address)) for address in ("/", "/data/"))

    assert home == data
    (block,) = data
    assert (block["@type"], block["temporalCoverage"]) == (
        "Dataset",
        f"{min(days)[:4]}/{max(days)[:4]}",
    )
    assert len(block["description"]) > 50
    assert not {"license", "creator", "publisher", "author"} & set(block)
    for file in block["distribution"]:
        answer = client.get(
            file["contentUrl"].partition("/data/")[1] + file["contentUrl"].partition("/data/")[2]
        )
        assert (answer.status_code, answer["Content-Type"]) == (200, file["encodingFormat"])
