"""The page of one record: its words as the source has them, and whose they are."""

import pytest

from sources.models import Source
from tests.pages.crawler import Site
from tests.pages.lists import Data
from tests.pages.markup import Element
from tests.pages.recorded import RECORDS, Everything, pages, plain


def voices(record: Data) -> set[str]:
    return {passage["voice"] for passage in record["evidence"]}


def told(page: Element) -> list[tuple[str, str]]:
    """Return the words at the head of the page and the label under each, in order."""
    parts = page.one("div", class_="statement").parts
    classes = [(part.get("class").split()[:1], part.said) for part in parts]
    return [(names[0], said) for names, said in classes if names in (["words"], ["voice"])]


def test_a_page_has_the_title_the_words_and_whose_they_are(
    everything: Everything, site: Site
) -> None:
    for record, page in pages(everything, site, *RECORDS):
        assert page.one("h1").said == record["title"]
        words = " … ".join(said for name, said in told(page) if name == "words")
        assert words == plain(record["text"])
        if len(voices(record)) == 1:
            assert ("voice", record["voice_label"]) in told(page)


def own_voices(record: Data) -> set[str]:
    return {p["voice_label"] for p in record["evidence"] if not p["nested"]}


def test_words_in_several_voices_are_each_under_their_own(
    everything: Everything, site: Site
) -> None:
    mixed = [(r, p) for r, p in pages(everything, site, *RECORDS) if len(own_voices(r)) > 1]

    assert mixed
    for record, page in mixed:
        parts = [said for _, said in told(page)]
        together = [{plain(p["exact"]), p["voice_label"]} for p in record["evidence"]]
        assert [set(pair) for pair in zip(parts[::2], parts[1::2], strict=True)] == together


def test_a_finding_is_a_quotation_only_where_the_source_quotes_the_inspectors(
    everything: Everything, site: Site
) -> None:
    found = {
        record["ref"]: bool(page.every("blockquote"))
        for record, page in pages(everything, site, "finding")
    }

    assert found == {ref: voices(everything[ref]) == {"ofsted_quoted"} for ref in found}
    assert any(found.values())
    assert not all(found.values())


def test_what_is_told_in_the_writers_words_is_no_quotation(
    everything: Everything, site: Site
) -> None:
    found = {
        record["ref"]: bool(page.every("blockquote"))
        for record, page in pages(everything, site, "quote")
    }

    assert found == {ref: everything[ref]["form"] != "indirect" for ref in found}


@pytest.mark.django_db
def test_each_passage_is_marked_in_its_place(everything: Everything, site: Site) -> None:
    texts = {source.ref: plain(source.text) for source in Source.objects.all()}

    for record, page in pages(everything, site, *RECORDS):
        places = page.every("p", class_="in-place")
        assert [place.one("mark").text for place in places] == [
            passage["exact"] for passage in record["evidence"] if not passage["nested"]
        ]
        for place, passage in zip(places, record["evidence"], strict=False):
            around = place.said.split("[contact details withheld]")
            assert [s for s in around if s.strip() not in texts[passage["source"]]] == []


def test_a_passage_has_the_sentence_before_it_and_the_one_after(
    everything: Everything, site: Site
) -> None:
    place = site.page("/ratings/R4/").one("p", class_="in-place")

    before, after = place.text.split(everything["R4"]["text"])
    assert plain(before).startswith("The report was published on 9 November 2001")
    assert plain(before).endswith('"require improvement to be good".')
    assert plain(after) == "The help and protection of children was graded 'inadequate'."
