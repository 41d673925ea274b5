"""Every record as JSON: the keys of the contract, and words that are in their source."""

import re
from urllib.parse import urldefrag

import pytest
from django.conf import settings
from django.test import Client

from records.models import Record
from sources.models import Edition, Source
from sources.voices import EVIDENCE
from tests.pages.crawler import Site, key
from tests.pages.lists import Data
from tests.pages.recorded import Everything, misplaced, passages

# Design, section 4.
RECORD = {"ref", "type", "url", "title", "text", "voice", "voice_label", "inspection", "themes"}
RECORD |= {"evidence", "with", "date", "citation", "version"}
PASSAGE = {"source", "file", "start", "end", "exact", "paragraph", "url", "voice", "voice_label"}
PASSAGE |= {"last_paragraph", "sentence", "in_sentence", "nested"}
DATE = {"display", "edtf", "earliest", "latest", "basis", "reasoning"}
OWN = {
    "inspection": set(),
    "rating": {"area", "area_family", "grade", "grade_value", "framework"},
    "finding": {"polarity", "area"},
    "quote": {"speaker", "role", "organisation", "about"},
    "action": {"actor", "status", "follow_ups"},
    "figure": {"value", "unit", "counts", "scope"},
    "event": {"kind", "certainty", "lasts"},
}


def has_several_voices(record: Data) -> bool:
    own = {p["voice"] for p in record["evidence"] if not p["nested"]}
    return len(own - {"background"} or own) > 1


@pytest.mark.django_db
def test_every_record_is_there_once(everything: Everything) -> None:
    assert set(everything) == set(Record.objects.values_list("ref", flat=True))
    assert {record["type"] for record in everything.values()} == set(OWN)


def test_every_record_has_the_keys_of_the_contract(everything: Everything) -> None:
    missing = {
        ref: (RECORD | OWN[record["type"]]) - set(record)
        for ref, record in everything.items()
        if not (RECORD | OWN[record["type"]]) <= set(record)
    }

    assert missing == {}


def test_a_note_names_the_other_records_that_are_read_with_one(everything: Everything) -> None:
    named = {
        r: {ref for note in data["read_together"] for ref in note["records"]}
        for r, data in everything.items()
    }

    assert any(named.values())
    assert [ref for ref, others in named.items() if ref in others] == []
    assert [r for r, others in named.items() if any(r not in named[o] for o in others)] == []


def test_every_passage_and_date_has_the_keys_of_the_contract(everything: Everything) -> None:
    dates = {ref: record["date"] for ref, record in everything.items() if record["date"]}

    assert [ref for ref, record in everything.items() if not record["evidence"]] == []
    assert [ref for ref, passage in passages(everything) if not set(passage) >= PASSAGE] == []
    assert [ref for ref, date in dates.items() if set(date) != DATE] == []
    assert {date["basis"] for date in dates.values()} == {"stated", "relative", "inferred"}
    unreasoned = [r for r, d in dates.items() if d["basis"] != "stated" and not d["reasoning"]]
    assert unreasoned == []


def test_an_inspection_is_named_by_ref_title_and_address(everything: Everything) -> None:
    about = [record["inspection"] for record in everything.values() if record["inspection"]]

    assert about
    assert [i for i in about if i["title"] != everything[i["ref"]]["title"]] == []
    assert [i for i in about if i["url"] != f"/inspections/{i['ref']}/"] == []


def test_the_exact_words_stand_at_the_offsets_in_the_text_of_their_source(
    everything: Everything, site: Site
) -> None:
    assert misplaced(everything, site) == []


def test_the_text_of_a_record_is_its_own_passages_joined(everything: Everything) -> None:
    joined = {
        ref: " … ".join(p["exact"] for p in record["evidence"] if not p["nested"])
        for ref, record in everything.items()
    }

    assert joined == {ref: record["text"] for ref, record in everything.items()}


@pytest.mark.django_db
def test_the_paragraph_is_the_line_on_which_the_words_begin(
    everything: Everything,
) -> None:
    texts = dict(Source.objects.values_list("ref", "text"))

    for ref, passage in passages(everything):
        text = texts[passage["source"]]
        line = text.count("\n", 0, passage["start"]) + 1
        assert (passage["paragraph"], passage["url"]) == (
            line,
            f"/sources/{passage['source']}/#p{line}",
        ), ref


def test_every_record_and_passage_says_whose_voice_it_is(everything: Everything) -> None:
    voices = [(passage["voice"], passage["voice_label"]) for _, passage in passages(everything)]

    assert {voice for voice, _ in voices} == set(EVIDENCE)
    assert [voice for voice, label in voices if not label] == []
    mixed = {ref for ref, record in everything.items() if has_several_voices(record)}
    for ref, record in everything.items():
        assert record["voice"] in {passage["voice"] for passage in record["evidence"]}
        assert ("Several voices" in record["voice_label"]) == (ref in mixed)
    told = [label for voice, label in voices if voice == "ofsted_via_council"]
    assert {label for label in told if "described by the council" not in label} == set()
    quoted = {label for voice, label in voices if voice == "ofsted_quoted"}
    assert [label for label in quoted if not label.startswith("Inspectors’ words, as quoted")] == []


@pytest.mark.django_db
def test_a_citation_has_the_ref_the_words_the_voice_the_place_and_the_version(
    everything: Everything,
) -> None:
    edition = Edition.current()

    for ref, record in everything.items():
        parts = [f"{ref}: ", f"{settings.SITE_URL}/{ref}", edition.short_version]
        parts += [" ".join(p["exact"].split()) for p in record["evidence"]]
        assert [part for part in parts if part not in record["citation"]] == [], ref
        for passage in record["evidence"]:
            place = rf"{passage['source']}, paragraphs? {passage['paragraph']}\b"
            assert re.search(place, record["citation"]), ref
        assert record["version"] == edition.version


def test_every_address_in_the_data_is_one_that_readers_reach(
    everything: Everything, site: Site
) -> None:
    addresses = {record["url"] for record in everything.values()}
    addresses |= {passage["url"] for _, passage in passages(everything)}

    lost = [
        address
        for address in addresses
        if key(address) not in site.visits
        or (urldefrag(address).fragment and urldefrag(address).fragment not in site.to(address).ids)
    ]
    assert lost == []


@pytest.mark.django_db
@pytest.mark.parametrize("ref", ["I7", "R9", "F8", "Q3", "A1", "N1", "E5"])
def test_a_record_alone_says_the_same_as_in_a_list(
    client: Client, everything: Everything, ref: str
) -> None:
    path = everything[ref]["url"].split("#")[0].rstrip("/")
    address = f"{path}/{ref}.json" if ref.startswith("E") else f"{path}.json"

    assert client.get(address).json() == everything[ref]
