"""The Word document has real headings, working links, no author, and always the same bytes."""

import re
import time
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st

from medway_portal.briefing.pack import Pack
from medway_portal.briefing.word import word
from tests.briefing.packs import PACK, with_words


def opened(pack: Pack) -> Paper:
    return Document(BytesIO(word(pack)))


def test_its_headings_are_headings_and_skip_no_level() -> None:
    headings = [
        (int(p.style.name.removeprefix("Heading ")), p.text)
        for p in opened(PACK).paragraphs
        if p.style.name.startswith("Heading")
    ]

    assert headings == [
        (1, "Briefing pack"),
        (2, "What this record covers"),
        (2, "I7 An inspection"),
        (3, "A3 A plan"),
        (3, "A5 A promise"),
        (3, "Editor’s notes on this inspection"),
        (2, "What is not stated"),
        (3, "I7 An inspection"),
        (3, "Actions and promises with no later mention"),
        (2, "Terms"),
        (2, "Notes"),
    ]


def test_a_label_stays_on_the_page_of_the_words_that_it_says_the_voice_of() -> None:
    paragraphs = opened(PACK).paragraphs
    at = next(n for n, p in enumerate(paragraphs) if p.text == "There is a plan.1")

    assert paragraphs[at - 1].text == "Council statement"
    assert paragraphs[at - 1].paragraph_format.keep_with_next
    assert not paragraphs[at].paragraph_format.keep_with_next


def test_only_a_quotation_has_the_style_of_one() -> None:
    styles = {p.text: p.style.name for p in opened(PACK).paragraphs}

    assert styles["There is a plan.1"] == "Quote"
    assert styles["It is new.2"] == "Normal"


def test_every_link_within_it_has_a_target_and_every_target_a_name_of_its_own() -> None:
    body = opened(PACK).element.body
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    targets = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    numbers = [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkStart"))]

    assert {"note1", "note2"} == set(links) <= set(targets)
    assert len(set(targets)) == len(targets) == len(set(numbers))
    assert numbers == [mark.get(qn("w:id")) for mark in body.iter(qn("w:bookmarkEnd"))]


def test_a_note_stands_behind_the_number_of_its_passage() -> None:
    notes = [p.text for p in opened(PACK).paragraphs if re.match(r"\d+\. ", p.text)]

    assert [note.split(". ")[0] for note in notes] == ["1", "2"]
    assert all(note.endswith("https://portal.example/A3") for note in notes)


def test_every_page_says_what_it_is_from_and_which_it_is() -> None:
    section = opened(PACK).sections[0]

    assert section.header.paragraphs[0].text == ("Briefing pack. Northmoor record, version abc")
    fields = [f.get(qn("w:instr")) for f in section.footer._element.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)


def test_it_names_no_person_and_says_its_language() -> None:
    paper = opened(PACK)
    properties = paper.core_properties

    assert (properties.author, properties.last_modified_by, properties.comments) == ("", "", "")
    assert properties.title == "Briefing pack: Northmoor record"
    languages = {tag.get(qn("w:val")) for tag in paper.styles.element.iter(qn("w:lang"))}
    assert languages == {properties.language} == {"en-GB"}


def test_the_same_pack_is_the_same_file_at_any_time() -> None:
    first = word(PACK)
    time.sleep(2.1)  # zip files count time in steps of two seconds

    assert word(PACK) == first
    assert {part.date_time[0] for part in ZipFile(BytesIO(first)).infolist()} == {1980}


@settings(max_examples=30)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])))
@example("<w:p>&amp; ]]> “quoted” \N{BABY}")
@example("two\nlines\n\nand a gap")
@example("a\ttab")
def test_it_holds_exact_words_whatever_they_are(text: str) -> None:
    assert f"{text}1" in [p.text for p in opened(with_words(text)).paragraphs]


def test_what_xml_cannot_hold_is_no_fault() -> None:
    texts = [p.text for p in opened(with_words("a\0b\x0bc\ufffed")).paragraphs]

    assert "a\ufffdb\ufffdc\ufffdd1" in texts


def test_a_long_pack_begins_with_links_to_its_records() -> None:
    (group,) = PACK.groups
    items = tuple(replace(group.items[0], ref=f"A{number}") for number in range(1, 8))
    long = replace(PACK, groups=(replace(group, items=items),))

    body = opened(long).element.body
    links = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]

    assert [link for link in links if link[0] == "A"] == [item.ref for item in items]
