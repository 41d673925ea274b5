"""Markdown shows the exact words, whatever they look like to it."""

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from medway_portal.briefing.blocks import Block, BulletList, Heading, Paragraph
from medway_portal.briefing.markdown import render
from medway_portal.briefing.pack import PackTerm
from tests.briefing.packs import passage
from tests.pages.markup import Element, tree

EXTENSIONS = ["abbr", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html", "tables"]
AWKWARD = [
    "*stars*, _lines_, `ticks`, [links](x), ![pictures](y), <b>tags</b>, &amp; and &#42;",
    "# no heading",
    "- no list\n+ nor here\n* nor here",
    "1. no list\n2) nor here\n\n    no code",
    "no heading\n===\nnor here\n---",
    "a | b\n--- | ---\n1 | 2",
    "> no quotation",
    "[1]: http://example.org 'no reference'\n[^1]: no footnote\n*[SPA]: no abbreviation",
    "~~~\nno code\n~~~\n```\nno code\n```",
    "term\n: no definition",
    "{: #no-id } \\ \\\\ \\* C:\\folder\\",
    "http://example.org/a_b_c and someone_else",
    "<!-- no comment --> <script>alert(1)</script>",
    "*\n**\n***\n___",
    "\tfirst\tcell\n        second line",
    "``some children being inadequately protected''",
    "20% of £2.6million $5$ \\(x\\)",
]
SIGNS = "*_`#<>[](){}|~$&\\!-+=.:1 \n\tab"
texts = st.text(st.sampled_from(SIGNS)) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from(SIGNS)
)


def said(text: str) -> str:
    return " ".join(text.split())


def rendered(*blocks: Block) -> Element:
    """Return what a reader of the Markdown sees."""
    text = "\n\n".join(render(block) for block in blocks)
    return tree(markdown.markdown(text, extensions=EXTENSIONS, output_format="html"))


def with_examples(test):
    for text in AWKWARD:
        test = example(text)(test)
    return given(texts.filter(str.strip))(test)


@with_examples
def test_a_paragraph_is_shown_as_it_is(text: str) -> None:
    assert rendered(Paragraph(text)).said == said(text)


@with_examples
def test_so_are_headings_lists_and_definitions(text: str) -> None:
    line = said(text)

    assert rendered(Heading(line, 3)).one("h3").said == line
    assert rendered(BulletList(((line, ""), ("x", "")))).every("li")[0].said == line
    assert rendered(PackTerm(line, line)).said == f"{line}: {line}"
    assert rendered(Paragraph(line, is_strong=True)).one("strong").said == line


@with_examples
def test_a_passage_is_shown_as_it_is_with_the_number_of_its_note(text: str) -> None:
    for is_quotation in (True, False):
        shown = rendered(passage(text, is_quotation=is_quotation, note=7), Paragraph("After"))

        assert shown.said == f"{said(text)}[^7] After"
        assert len(shown.every("blockquote")) == is_quotation


@with_examples
def test_nothing_in_a_passage_becomes_markup(text: str) -> None:
    tags = {e.tag for e in rendered(passage(text, is_quotation=False, note=1)).walk()}

    assert tags <= {"p", "br"}


@pytest.mark.parametrize("text", ["One.\n\nTwo.", "One.\nTwo."])
def test_the_lines_of_a_passage_stay_lines_of_one_quotation(text: str) -> None:
    quotation = rendered(passage(text, is_quotation=True, note=1)).one("blockquote")

    assert len(quotation.every("p")) == len(quotation.every("br")) == 1
