"""The passages of a source as Web Annotations, and the text that they point into."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import yaml
from django.conf import settings
from django.test import Client

from sources.redaction import BLANK
from tests.loading.entries import finding
from tests.pages.letters import add_letter, background, load
from tests.pages.lists import records

pytestmark = pytest.mark.django_db
WHOLE = ("S1", "S3", "S4", "S5")  # only passages of S2 are shown
PROFILE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
Annotation = dict[str, Any]


def path(address: str) -> str:
    """Return an absolute address of the portal as the client takes it."""
    parts = urlsplit(address.removeprefix(settings.SITE_URL))
    assert not parts.netloc
    return parts.path


def annotations(client: Client, ref: str) -> list[Annotation]:
    found: list[Annotation] = client.get(f"/sources/{ref}/annotations.jsonld").json()["first"][
        "items"
    ]
    return found


def selectors(annotation: Annotation) -> dict[str, dict[str, Any]]:
    """Return what says where the passage is, by its type."""
    return {each["type"]: each for each in annotation["target"]["selector"]}


@pytest.mark.parametrize("ref", WHOLE)
def test_every_annotation_points_at_its_words_in_the_text_it_names(
    client: Client, ref: str
) -> None:
    found = annotations(client, ref)

    assert found
    for annotation in found:
        text = client.get(path(annotation["target"]["source"])).content.decode()
        where = selectors(annotation)
        quote, place = where["TextQuoteSelector"], where["TextPositionSelector"]
        start, end = place["start"], place["end"]
        assert text[start:end] == quote["exact"]
        assert text[max(start - 32, 0) : start] == quote["prefix"]
        assert text[end : end + 32] == quote["suffix"]


def test_the_annotations_are_all_passages_that_records_rest_on(client: Client) -> None:
    evidence = {
        (passage["source"], passage["start"], passage["end"], record["ref"])
        for record in records(client, "search", "page_size=200")
        for passage in record["evidence"]
        if passage["source"] in WHOLE
    }
    pages = {
        settings.SITE_URL + record["url"]: record["ref"]
        for record in records(client, "search", "page_size=200")
    }

    found = {
        (ref, where["start"], where["end"], pages[body["source"]])
        for ref in WHOLE
        for annotation in annotations(client, ref)
        for where in [selectors(annotation)["TextPositionSelector"]]
        for body in annotation["body"]
        if body["purpose"] == "linking"
    }
    assert found == evidence


@pytest.mark.parametrize("ref", [*WHOLE, "S2"])
def test_the_collection_is_as_the_standard_has_it(client: Client, ref: str) -> None:
    answer = client.get(f"/sources/{ref}/annotations.jsonld")

    collection = answer.json()
    first = collection["first"]
    assert answer["Content-Type"] == PROFILE
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], first["type"]) == ("AnnotationCollection", "AnnotationPage")
    assert path(collection["id"]) == f"/sources/{ref}/annotations.jsonld"
    assert first["partOf"] == collection["id"]
    assert collection["total"] == len(first["items"])
    ids = {annotation["id"] for annotation in first["items"]}
    assert len(ids) == len(first["items"])
    assert {annotation["type"] for annotation in first["items"]} == {"Annotation"}


def test_every_annotation_says_whose_words_it_marks(client: Client) -> None:
    labels = {
        (passage["start"], passage["end"]): passage["voice_label"]
        for passage in client.get("/sources/S3.json").json()["passages"]
    }

    for annotation in annotations(client, "S3"):
        where = selectors(annotation)["TextPositionSelector"]
        (tag,) = [body for body in annotation["body"] if body["type"] == "TextualBody"]
        assert tag["value"] == labels[where["start"], where["end"]]


def test_the_text_is_the_text_of_the_data_and_what_is_withheld_is_blanked(
    client: Client, seeds: Path
) -> None:
    described = (seeds / "records" / "S1-report.yaml").read_text("utf-8")
    withheld = yaml.safe_load(described)["withheld"][0]["words"]

    answer = client.get("/sources/S1.txt")

    text = answer.content.decode()
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert text == client.get("/sources/S1.json").json()["text"]
    assert BLANK * len(withheld) in text
    around = [
        selectors(annotation)["TextQuoteSelector"][name]
        for annotation in annotations(client, "S1")
        for name in ("prefix", "suffix")
    ]
    parts = [withheld[at : at + 8] for at in range(len(withheld) - 8)]
    assert [words for words in around if any(part in words for part in parts)] == []


def test_words_beside_withheld_ones_are_blanked_in_prefix_and_suffix(
    client: Client, seeds: Path
) -> None:
    text = "Call 01634 000001 first. Caseloads are high. Call 01634 000002 after.\n"
    add_letter(
        seeds,
        text,
        fields={},
        findings=[finding("F900", words={"text": "Caseloads are high."})],
        withheld=[
            {"words": number, "reason": "A number"} for number in ("01634 000001", "01634 000002")
        ],
        not_evidence=background("Call", "first.", "after."),
    )
    records_file = seeds / "records" / "S6-letter.yaml"
    content = yaml.safe_load(records_file.read_text("utf-8"))
    content["not_evidence"][0]["words"] = {"text": "Call", "occurrence": 1}
    content["not_evidence"].append(
        {"mark": "background", "words": {"text": "Call", "occurrence": 2}, "reason": "No record"}
    )
    records_file.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    load(seeds)

    body = client.get("/sources/S6/annotations.jsonld").content.decode()

    (annotation,) = annotations(client, "S6")
    quote = selectors(annotation)["TextQuoteSelector"]
    assert quote["prefix"] == f"Call {BLANK * 12} first. "
    assert quote["suffix"] == f" Call {BLANK * 12} after.\n"
    assert "01634" not in body + client.get("/sources/S6.txt").content.decode()


def test_of_a_source_in_passages_no_more_than_a_sentence_either_side_leaves_the_portal(
    client: Client,
) -> None:
    passages = {p["exact"]: p for p in client.get("/sources/S2.json").json()["passages"]}

    refused = client.get("/sources/S2.txt")
    page = client.get("/sources/S2/").content.decode()

    assert (refused.status_code, refused["Content-Type"]) == (404, "application/json")
    assert "not its whole text" in refused.json()["reason"]
    assert "/sources/S2.txt" not in page
    found = annotations(client, "S2")
    assert {each["target"]["selector"]["exact"] for each in found} == set(passages)
    assert {path(each["target"]["source"]) for each in found} == {"/sources/S2/"}


def test_a_letter_in_passages_keeps_what_is_left_out_out_of_prefix_and_suffix(
    client: Client, seeds: Path
) -> None:
    add_letter(
        seeds,
        "Out. In before. A finding. In after. Out too.\n",
        fields={"show": "passages"},
        findings=[finding("F900", words={"text": "A finding."})],
        not_evidence=background("Out.", "In before.", "In after.", "Out too."),
    )
    load(seeds)

    quote = annotations(client, "S6")[0]["target"]["selector"]

    assert (quote["prefix"], quote["suffix"]) == ("In before. ", " In after.")
