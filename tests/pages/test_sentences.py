"""Each passage comes with its whole sentence, and each record with the others on that sentence."""

import csv
import io

import pytest
from django.test import Client

from tests.pages.crawler import Site
from tests.pages.lists import records
from tests.pages.recorded import Everything, passages

# A quotation of the inspectors inside a finding's sentence.
QUOTED, AROUND = "Q1", "F1"
SENTENCE = (
    'The inspectors say that there are "no serious or widespread delays" in the assessment team.'
)


def test_every_passage_lies_in_its_sentence_word_for_word(
    everything: Everything, site: Site
) -> None:
    whole = [s for s in site.data("/sources.json")["results"] if s["show"] == "whole"]
    texts = {s["ref"]: site.data(f"/sources/{s['ref']}.json")["text"] for s in whole}
    found = [(p, p["in_sentence"]) for _, p in passages(everything) if p["source"] in texts]

    assert found
    for passage, sentence in found:
        text = texts[passage["source"]]
        assert text[sentence["start"] : sentence["end"]] == sentence["exact"]
        assert sentence["start"] <= passage["start"] < passage["end"] <= sentence["end"]


def test_a_quotation_within_a_sentence_has_the_whole_sentence(everything: Everything) -> None:
    (passage,) = everything[QUOTED]["evidence"]

    assert passage["in_sentence"]["exact"] == SENTENCE
    assert AROUND in everything[QUOTED]["with"]


def test_records_on_one_sentence_name_each_other(everything: Everything) -> None:
    named = {ref: record["with"] for ref, record in everything.items()}

    assert any(named.values())
    assert not all(named.values())
    assert [ref for ref, others in named.items() if ref in others] == []
    assert {(a, b) for a in named for b in named[a]} == {(b, a) for a in named for b in named[a]}


@pytest.mark.django_db
def test_a_table_has_the_sentences_and_the_other_records(client: Client) -> None:
    table = client.get("/quotes.csv").content.decode()
    row = next(r for r in csv.DictReader(io.StringIO(table, newline="")) if r["ref"] == QUOTED)

    assert row["sentences"] == SENTENCE
    assert AROUND in row["with"].split("; ")


@pytest.mark.django_db
def test_words_of_its_sentence_find_a_record_below_those_that_hold_them(client: Client) -> None:
    found = [r["ref"] for r in records(client, "search", 'q="assessment team"')]

    assert QUOTED in found
    assert found.index(AROUND) < found.index(QUOTED)
