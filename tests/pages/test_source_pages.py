"""A source page shows the whole text with every passage marked and linked."""

import pytest
from django.test import Client

from sources.redaction import with_notice
from tests.pages.crawler import Site, visit
from tests.pages.editions import by_line, lines, named, within
from tests.pages.lists import Data
from tests.pages.markup import tree
from tests.pages.recorded import Everything


@pytest.fixture
def sources(site: Site) -> list[Data]:
    """Every source as data."""
    refs = [source["ref"] for source in site.data("/sources.json")["results"]]
    return [site.data(f"/sources/{ref}.json") for ref in refs]


@pytest.fixture
def whole(sources: list[Data]) -> list[Data]:
    """The sources that are shown whole; those of which only passages are have tests apart."""
    found = [source for source in sources if "text" in source]
    assert len(found) > 1
    return found


def test_the_text_is_whole_and_its_paragraphs_have_the_numbers_of_their_lines(
    site: Site, whole: list[Data]
) -> None:
    for source in whole:
        found = lines(site.page(source["url"]))
        numbered = enumerate(source["text"].split("\n"), 1)
        assert {number: line.text for number, line in found.items()} == {
            number: with_notice(line) for number, line in numbered if line.strip()
        }
        assert list(found) == sorted(found)


def test_every_passage_is_marked_from_its_first_character_to_its_last(
    site: Site, whole: list[Data]
) -> None:
    for source in whole:
        found = lines(site.page(source["url"]))
        assert source["passages"]
        unmarked = [
            (passage["records"], number, part)
            for passage in source["passages"]
            for number, part in by_line(source, passage["start"], passage["end"]).items()
            if not within(part, found[number].marked)
        ]
        assert unmarked == []


def test_every_passage_leads_to_its_records_from_its_words_and_from_beside_them(
    site: Site, everything: Everything, whole: list[Data]
) -> None:
    by_address = {record["url"]: record["ref"] for record in everything.values()}
    for source in whole:
        page = site.page(source["url"])
        found = lines(page)
        for passage in source["passages"]:
            for number, part in by_line(source, passage["start"], passage["end"]).items():
                assert set(passage["records"]) <= set(found[number].refs), passage
                on_it = {by_address[a] for r, a in found[number].links.items() if within(r, [part])}
                assert on_it or not passage["records"]
        links = page.one("ol", class_="text").every("a", class_="ref")
        led = {named(link): link["href"] for link in links}
        assert led == {name: everything[name]["url"] for name in led}
        assert set(led) == {name for passage in source["passages"] for name in passage["records"]}


def test_every_paragraph_says_whose_words_it_holds(site: Site, whole: list[Data]) -> None:
    for source in whole:
        found = lines(site.page(source["url"]))
        for passage in source["passages"]:
            for number in by_line(source, passage["start"], passage["end"]):
                assert [v for v in found[number].voices if v.startswith(passage["voice_label"])]


def test_passages_that_lie_in_each_other_are_each_marked_and_named(
    site: Site, whole: list[Data]
) -> None:
    nested = [
        (source, outer, inner)
        for source in whole
        for outer in source["passages"]
        for inner in source["passages"]
        if outer["start"] <= inner["start"] and inner["end"] < outer["end"]
    ]

    assert len({source["ref"] for source, _, _ in nested}) > 1
    for source, outer, inner in nested:
        found = lines(site.page(source["url"]))
        named = [name for line in found.values() for name in line.refs]
        assert set(outer["records"]) | set(inner["records"]) <= set(named)
        for number in by_line(source, inner["start"], inner["end"]):
            assert set(inner["records"]) <= set(found[number].refs)


@pytest.mark.django_db
def test_the_words_of_a_record_stand_out_where_its_page_leads(
    client: Client, everything: Everything, whole: list[Data]
) -> None:
    for source in whole:
        for ref in {ref for passage in source["passages"] for ref in passage["records"]}:
            page = visit(client, f"{source['url']}?highlight={ref}").page
            assert page
            found = lines(page)
            parts = [
                (number, part)
                for passage in everything[ref]["evidence"]
                if passage["source"] == source["ref"]
                for number, part in by_line(source, passage["start"], passage["end"]).items()
            ]
            assert [item for item in parts if not within(item[1], found[item[0]].target)] == []
            assert {n for n, line in found.items() if line.target} == {n for n, _ in parts}
            assert {n: {*line.signs} for n, line in found.items() if line.signs} == {
                number: {ref} for number, _ in parts
            }


@pytest.mark.django_db
def test_a_passage_of_several_paragraphs_stands_out_in_all_of_them(client: Client) -> None:
    page = visit(client, "/sources/S2/?highlight=Q4").page

    assert page
    found = lines(page)
    assert [line.number for line in found.values() if line.target] == [9, 11]
    assert [line.number for line in found.values() if line.signs] == [9, 11]


@pytest.mark.django_db
@pytest.mark.parametrize("target", ["F9999", "Q1x", "<b>", "F10", "F1 "])
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

    comment = next(line for line in found.values() if "They were never manageable" in line.text)
    assert (comment.marked, comment.refs) == ([], [])
    assert comment.no_evidence
    assert [voice for voice in comment.voices if "Reader comment, not evidence" in voice]


def test_a_source_says_what_it_is_and_how_far_it_can_be_trusted(
    site: Site, sources: list[Data]
) -> None:
    for source in sources:
        page = site.page(source["url"]).one("main")
        about = page.one("dl", class_="about").said
        fields = ("publisher", "reliability", "rights_holder", "licence", "file", "sha256")
        assert [field for field in fields if " ".join(source[field].split()) not in about] == []
        assert page.one("h1").said == source["title"]
        assert "“" in about or "None in the text" in about


@pytest.mark.django_db
@pytest.mark.parametrize("ref", ["f8", "F8"])
def test_a_ref_in_small_letters_is_marked_too(client: Client, ref: str) -> None:
    page = client.get("/sources/S2/", {"highlight": ref}).content.decode()

    assert [sign for line in lines(tree(page)).values() for sign in line.signs] == ["F8"]


@pytest.mark.django_db
def test_a_merged_ref_marks_the_words_of_its_successor(client: Client) -> None:
    page = client.get("/sources/S1/", {"highlight": "F20"}).content.decode()

    assert [sign for line in lines(tree(page)).values() for sign in line.signs] == ["F5"]
