"""A source as an annotated edition: the whole text, every passage marked and led to its records."""

import pytest
from django.test import Client

from sources.withholding import shown
from tests.pages.crawling import Site, visit
from tests.pages.editions import by_line, lines, named, within
from tests.pages.recorded import Everything

SOURCES = ["S1", "S2", "S3", "S4", "S5"]


@pytest.mark.parametrize("ref", SOURCES)
def test_the_text_is_whole_and_its_paragraphs_have_the_numbers_of_their_lines(
    site: Site, ref: str
) -> None:
    text = site.data(f"/sources/{ref}.json")["text"]

    found = lines(site.page(f"/sources/{ref}/"))
    numbered = enumerate(text.split("\n"), 1)
    assert {number: line.text for number, line in found.items()} == {
        number: shown(line) for number, line in numbered if line.strip()
    }
    assert list(found) == sorted(found)


@pytest.mark.parametrize("ref", SOURCES)
def test_every_passage_is_marked_from_its_first_character_to_its_last(site: Site, ref: str) -> None:
    source, found = site.data(f"/sources/{ref}.json"), lines(site.page(f"/sources/{ref}/"))

    assert len(source["passages"]) > 10
    unmarked = [
        (passage["records"], number, part)
        for passage in source["passages"]
        for number, part in by_line(source, passage["start"], passage["end"]).items()
        if not within(part, found[number].marked)
    ]
    assert unmarked == []


@pytest.mark.parametrize("ref", SOURCES)
def test_every_passage_is_followed_by_links_to_its_records(
    site: Site, everything: Everything, ref: str
) -> None:
    source, page = site.data(f"/sources/{ref}.json"), site.page(f"/sources/{ref}/")
    found = lines(page)

    for passage in source["passages"]:
        number, (_, end) = list(by_line(source, passage["start"], passage["end"]).items())[-1]
        assert set(passage["records"]) <= set(found[number].refs.get(end, [])), passage
    led = {
        named(link): link["href"] for box in page.every("span", class_="refs") for link in box.parts
    }
    assert led == {name: everything[name]["url"] for name in led}
    assert set(led) == {name for passage in source["passages"] for name in passage["records"]}


@pytest.mark.parametrize("ref", SOURCES)
def test_every_paragraph_says_whose_words_it_holds(site: Site, ref: str) -> None:
    source, found = site.data(f"/sources/{ref}.json"), lines(site.page(f"/sources/{ref}/"))

    for passage in source["passages"]:
        for number in by_line(source, passage["start"], passage["end"]):
            assert [v for v in found[number].voices if v.startswith(passage["voice_label"])]


def test_passages_that_lie_in_each_other_are_each_marked_and_named(site: Site) -> None:
    nested = [
        (ref, outer, inner)
        for ref in SOURCES
        for outer in site.data(f"/sources/{ref}.json")["passages"]
        for inner in site.data(f"/sources/{ref}.json")["passages"]
        if outer["start"] <= inner["start"] and inner["end"] < outer["end"]
    ]

    assert len({ref for ref, _, _ in nested}) > 2
    for ref, outer, inner in nested[:: len(nested) // 20]:
        source, found = site.data(f"/sources/{ref}.json"), lines(site.page(f"/sources/{ref}/"))
        named = [name for line in found.values() for refs in line.refs.values() for name in refs]
        assert set(outer["records"]) | set(inner["records"]) <= set(named)
        number, (_, end) = list(by_line(source, inner["start"], inner["end"]).items())[-1]
        assert set(inner["records"]) <= set(found[number].refs[end])


@pytest.mark.django_db
@pytest.mark.parametrize("remainder", range(6))
def test_the_words_of_a_record_stand_out_where_its_page_leads(
    client: Client, site: Site, everything: Everything, remainder: int
) -> None:
    chosen = [r for r in everything.values() if int(r["ref"][1:]) % 36 == remainder * 6]

    assert chosen
    for record in chosen:
        for ref in {passage["source"] for passage in record["evidence"]}:
            source = site.data(f"/sources/{ref}.json")
            page = visit(client, f"/sources/{ref}/?highlight={record['ref']}").page
            assert page
            found = lines(page)
            parts = [
                (number, part)
                for passage in record["evidence"]
                if passage["source"] == ref
                for number, part in by_line(source, passage["start"], passage["end"]).items()
            ]
            assert [item for item in parts if not within(item[1], found[item[0]].target)] == []
            assert {n for n, line in found.items() if line.target} == {n for n, _ in parts}
            signs = [sign for line in found.values() for sign in line.signs]
            assert signs == [f"▶ {record['ref']}"]


@pytest.mark.django_db
def test_a_passage_of_several_paragraphs_stands_out_in_all_of_them(client: Client) -> None:
    page = visit(client, "/sources/S1/?highlight=Q22").page

    assert page
    found = lines(page)
    assert len([line for line in found.values() if line.target]) > 2
    assert [line.number for line in found.values() if line.signs] == [13]


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["F9999", "Q1x", "<b>", "F23 "])
def test_a_record_that_rests_on_another_source_marks_nothing_and_says_so(
    client: Client, target: str
) -> None:
    response = client.get("/sources/S1/", {"highlight": target})

    page = visit(
        client, response.request["PATH_INFO"] + "?" + response.request["QUERY_STRING"]
    ).page
    assert page
    assert f"No record “{target}” rests on this source." in page.text
    assert page.every("mark", class_="target") == page.every("*", class_="sign") == []


def test_what_is_no_evidence_is_marked_as_such_and_leads_to_no_record(site: Site) -> None:
    found = lines(site.page("/sources/S4/"))

    comment = next(line for line in found.values() if "the only bit of this piece" in line.text)
    assert (comment.marked, comment.refs) == ([], {})
    assert comment.no_evidence
    assert [voice for voice in comment.voices if "Reader comment, not evidence" in voice]


@pytest.mark.parametrize("ref", SOURCES)
def test_a_source_says_what_it_is_and_how_far_it_can_be_trusted(site: Site, ref: str) -> None:
    source, page = site.data(f"/sources/{ref}.json"), site.page(f"/sources/{ref}/").one("main")

    about = page.one("dl", class_="about").said
    fields = ("publisher", "reliability", "rights_holder", "licence", "file", "sha256")
    assert [field for field in fields if " ".join(source[field].split()) not in about] == []
    assert page.one("h1").said == source["title"]
    assert "“" in about or "None in the text" in about


@pytest.mark.django_db
@pytest.mark.parametrize("ref", ["f34", "F34"])
def test_a_ref_in_small_letters_is_marked_too(client: Client, ref: str) -> None:
    page = client.get("/sources/S2/", {"highlight": ref}).content.decode()

    assert "▶ F34" in page


@pytest.mark.django_db
def test_a_merged_ref_marks_the_words_of_its_successor(client: Client) -> None:
    page = client.get("/sources/S3/", {"highlight": "A4"}).content.decode()

    assert "▶ Q11" in page
