"""How records are cited: in three forms, with whose words they are, and no word lost."""

import re

import markdown
import pytest
from django.conf import settings
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from records.citations import as_markdown
from sources.models import DateBasis, Edition, Source
from tests.pages.crawler import Site
from tests.pages.lists import Data
from tests.pages.markup import tree
from tests.pages.recorded import RECORDS, Everything, pages, plain

FORMS = ("citation", "citation_footnote", "citation_markdown")
MARKS = "\\`*_{}[]()#+-.!<>&~|$^=:;\"'“” a1\n"


def told(record: Data, form: str) -> str:
    """Return the citation as a reader sees it."""
    text: str = record[form]
    return tree(markdown.markdown(text)).said if form == "citation_markdown" else text


def voices(record: Data) -> set[str]:
    """Return the labels that must stand in a citation: those that name a speaker, if one does."""
    labels = {
        passage["voice_label"]
        for passage in record["evidence"]
        if not passage["nested"] and passage["voice"] != "background"
    }
    return labels if len(labels) > 1 else {record["voice_label"]}


@pytest.mark.django_db
def test_words_that_are_printed_in_quotation_marks_get_no_second_pair(
    everything: Everything,
) -> None:
    assert "““" not in everything["Q6"]["citation"]
    assert ': "We are sorry' in everything["Q3"]["citation"]


@pytest.mark.django_db
@pytest.mark.parametrize("form", FORMS)
def test_every_citation_has_all_that_must_not_be_lost(everything: Everything, form: str) -> None:
    version = Edition.current().short_version

    for ref, record in everything.items():
        said = told(record, form)
        parts = {version, *voices(record)}
        parts |= {plain(passage["exact"]) for passage in record["evidence"]}
        if record["inspection"]:
            parts.add(f"{record['inspection']['title']} ({record['inspection']['ref']})")
        assert {part for part in parts if part not in said} == set(), ref
        assert re.search(rf"\b{ref}\b", said), ref
        assert f"{settings.SITE_URL}/{ref}" in record[form], ref


@pytest.mark.parametrize("form", FORMS)
def test_every_passage_is_cited_by_its_place_and_in_its_own_voice(
    everything: Everything, form: str
) -> None:
    for ref, record in everything.items():
        said = told(record, form)
        for passage in record["evidence"]:
            places = re.findall(
                rf"{passage['source']}\)?,.*?paragraphs? {passage['paragraph']}\b", said
            )
            assert places, (ref, form)


def test_a_citation_is_one_line(everything: Everything) -> None:
    assert [r for r, record in everything.items() for form in FORMS if "\n" in record[form]] == []


@pytest.mark.django_db
def test_a_footnote_names_the_source_with_publisher_and_date_as_far_as_known(
    everything: Everything,
) -> None:
    sources = {source.ref: source for source in Source.objects.all()}
    words = dict(DateBasis.choices)

    for ref, record in everything.items():
        note = record["citation_footnote"]
        for passage in record["evidence"]:
            source = sources[passage["source"]]
            title = source.title.removesuffix(" (undated)")
            assert f"{title} ({source.ref}), " in note, ref
            assert source.publisher.lower() in note.lower(), ref
            assert source.date_display in note, ref
            assert source.date_basis in note or words[source.date_basis] in note, ref
            if len(record["evidence"]) == 1:
                assert note.lower().count("undated") <= 1, ref
            if source.publisher_basis == "inferred":
                assert f"{source.publisher.removesuffix(' (inferred)')} (inferred)" in note


def test_a_quote_in_several_passages_is_cited_with_its_speaker(everything: Everything) -> None:
    several = [
        record
        for record in everything.values()
        if record["type"] == "quote"
        and len(record["evidence"]) > 1
        and record["speaker"]["name"] in record["voice_label"]
    ]

    assert several
    for record in several:
        for form in FORMS:
            assert record["voice_label"] in told(record, form)


def test_markdown_links_to_the_short_address(everything: Everything) -> None:
    for ref, record in everything.items():
        (link,) = tree(markdown.markdown(record["citation_markdown"])).every("a")
        assert (link.said, link["href"]) == (ref, f"{settings.SITE_URL}/{ref}")


@given(st.text(st.sampled_from(MARKS) | st.characters(codec="utf-8", exclude_categories=["Cc"])))
@example(
    "**bold** and _this_ [link](http://x) ![image](x) <b>tag</b> &amp; `code` ~~gone~~ a|b $x$"
)
@example("1. not a list\n# not a heading\n> not a quotation")
@example("&#42; &copy; \\* \\\\ <!-- gone --> <http://x.example>")
def test_markdown_shows_any_words_exactly(words: str) -> None:
    line = " ".join(words.split())

    shown = tree(markdown.markdown(f"“{as_markdown(line)}”", extensions=["extra"]))

    assert plain(shown.text) == f"“{line}”"
    assert [element.tag for element in shown.walk()] == ["p"]


@pytest.mark.parametrize("sign", ["|", "$", "~", "<"])
def test_no_dialect_of_markdown_finds_markup_in_a_sign_of_the_words(sign: str) -> None:
    assert sign not in as_markdown(f"from {sign}2 to {sign}3")


def test_a_page_shows_the_three_forms_each_ready_to_select(
    everything: Everything, site: Site
) -> None:
    for record, page in pages(everything, site, *RECORDS, "inspection"):
        section = page.one("section", aria_labelledby="cite")
        shown = [each.said for each in section.every("p", class_="citation")]
        assert shown == [
            plain(record[form]) for form in ("citation", "citation_footnote", "citation_markdown")
        ], record["ref"]
        assert [summary.said for summary in section.every("summary")] == [
            "Footnote for a committee paper",
            "Markdown",
        ]
        assert section.every("button") == []  # the script adds them


@pytest.mark.django_db
def test_an_event_has_its_citations_as_data(client: Client) -> None:
    event = client.get("/timeline/E5.json").json()

    assert [form for form in FORMS if f"{settings.SITE_URL}/E5" not in event[form]] == []
