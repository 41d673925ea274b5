"""A pack as a Word document, with real headings, so that it can go into a committee's papers."""

from datetime import UTC, datetime
from functools import singledispatchmethod
from io import BytesIO

from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph

from medway_portal.briefing.blocks import Block, Heading, Listing, Paragraph, blocks
from medway_portal.briefing.ooxml import add_field, add_target, clean, link, make_timeless
from medway_portal.briefing.pack import Note, Pack, Term, Words

LANGUAGE = "en-GB"
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # the same for every pack
A4 = Mm(210), Mm(297)
MARGIN = Mm(25)


def word(pack: Pack) -> bytes:
    """Return the pack as the bytes of a .docx file."""
    paper = _Paper(pack)
    for block in blocks(pack):
        paper.write(block)
    return paper.saved()


class _Paper:
    """The document while it is written."""

    def __init__(self, pack: Pack) -> None:
        self.document = Document()
        self.targets = 0
        self._set_page(pack)
        self._set_properties(pack)

    def _set_page(self, pack: Pack) -> None:
        section = self.document.sections[0]
        section.page_width, section.page_height = A4
        section.left_margin = section.right_margin = MARGIN
        section.header.paragraphs[0].text = f"{pack.title}. {pack.name}, version {pack.version}"
        footer = section.footer.paragraphs[0]
        footer.add_run("Page ")
        add_field(footer, "PAGE")
        footer.add_run(" of ")
        add_field(footer, "NUMPAGES")

    def _set_properties(self, pack: Pack) -> None:
        """Name the document, and nobody as its author."""
        properties = self.document.core_properties
        properties.title = f"{pack.title}: {pack.name}"
        properties.language = LANGUAGE
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.created = properties.modified = NO_TIME
        for language in self.document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), LANGUAGE)

    def saved(self) -> bytes:
        """Return the file: the same for the same pack, byte for byte."""
        file = BytesIO()
        self.document.save(file)
        return make_timeless(file)

    def _paragraph(self, text: str = "", style: str | None = None) -> WordParagraph:
        return self.document.add_paragraph(clean(text), style)

    @singledispatchmethod
    def write(self, block: Block) -> None:
        """Add a block to the end of the document."""
        raise TypeError(f"nothing is registered for {type(block).__name__}")

    @write.register
    def _(self, block: Heading) -> None:
        heading = self.document.add_heading(clean(block.text), block.level)
        if block.ref:
            self._make_target(heading, block.ref)

    @write.register
    def _(self, block: Paragraph) -> None:
        paragraph = self._paragraph()
        text = f"{block.text} {block.address}" if block.address else block.text
        paragraph.add_run(clean(text)).bold = block.is_strong or None
        # A label stays on the page of the words that it says the voice of.
        paragraph.paragraph_format.keep_with_next = block.is_strong or None

    @write.register
    def _(self, block: Listing) -> None:
        for line, ref in block.lines:
            if ref:
                link(self._paragraph(style="List Bullet"), clean(line), ref)
            else:
                self._paragraph(line, "List Bullet")

    @write.register
    def _(self, block: Term) -> None:
        paragraph = self._paragraph()
        paragraph.add_run(clean(block.name)).bold = True
        paragraph.add_run(clean(f": {block.meaning}"))

    @write.register
    def _(self, block: Words) -> None:
        paragraph = self._paragraph(block.exact, "Quote" if block.is_quotation else None)
        paragraph.paragraph_format.keep_together = True
        link(paragraph, str(block.note), f"note{block.note}").font.superscript = True

    @write.register
    def _(self, block: Note) -> None:
        paragraph = self._paragraph(f"{block.number}. {block.text} {block.address}")
        self._make_target(paragraph, f"note{block.number}")

    def _make_target(self, paragraph: WordParagraph, name: str) -> None:
        self.targets += 1
        add_target(paragraph, name, self.targets)
