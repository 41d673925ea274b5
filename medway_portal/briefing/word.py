"""A pack as a Word document, with real headings, so that it can go into a committee’s papers."""

import re
from datetime import UTC, datetime
from functools import singledispatchmethod
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from medway_portal.briefing.blocks import Block, BulletList, Heading, Paragraph, blocks
from medway_portal.briefing.pack import Footnote, Pack, PackPassage, PackTerm

# Characters that XML does not allow.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)


def clean(text: str) -> str:
    """Return ``text`` with a replacement for characters that XML does not allow."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Return an element of WordprocessingML."""
    return OxmlElement(f"w:{tag}", {qn(f"w:{name}"): value for name, value in attributes.items()})


def add_field(paragraph: WordParagraph, instruction: str) -> None:
    """Add a field that Word computes, such as PAGE."""
    field = _element("fldSimple", instr=instruction)
    _add_run(field, paragraph, "1")
    paragraph._p.append(field)


def add_target(paragraph: WordParagraph, name: str, number: int) -> None:
    """Add a bookmark that links can point to. Its number is unique in the document."""
    paragraph._p.append(_element("bookmarkStart", id=str(number), name=name))
    paragraph._p.append(_element("bookmarkEnd", id=str(number)))


def link(paragraph: WordParagraph, text: str, name: str) -> Run:
    """Add a link with ``text`` to the bookmark ``name``, and return the run for styling."""
    anchor = _element("hyperlink", anchor=name)
    paragraph._p.append(anchor)
    return _add_run(anchor, paragraph, text)


def _add_run(element: BaseOxmlElement, paragraph: WordParagraph, text: str) -> Run:
    run = paragraph.add_run(text)
    element.append(run._r)  # moves the run out of the paragraph
    return run


def make_timeless(file: BytesIO) -> bytes:
    """Return a ZIP file with the same parts but without times."""
    out = BytesIO()
    with ZipFile(file) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            info = ZipInfo(name, ZIP_EPOCH)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


LANGUAGE = "en-GB"
NO_TIME = datetime(2000, 1, 1, tzinfo=UTC)  # the same in every document
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
        """Set the title and the language, and no author."""
        properties = self.document.core_properties
        properties.title = f"{pack.title}: {pack.name}"
        properties.language = LANGUAGE
        properties.author = properties.last_modified_by = properties.comments = ""
        properties.created = properties.modified = NO_TIME
        for language in self.document.styles.element.iter(qn("w:lang")):
            language.set(qn("w:val"), LANGUAGE)

    def saved(self) -> bytes:
        """Return the file. The same pack gives the same bytes."""
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
        # A label stays on the same page as the words after it.
        paragraph.paragraph_format.keep_with_next = block.is_strong or None

    @write.register
    def _(self, block: BulletList) -> None:
        for line, ref in block.lines:
            if ref:
                link(self._paragraph(style="List Bullet"), clean(line), ref)
            else:
                self._paragraph(line, "List Bullet")

    @write.register
    def _(self, block: PackTerm) -> None:
        paragraph = self._paragraph()
        paragraph.add_run(clean(block.name)).bold = True
        paragraph.add_run(clean(f": {block.meaning}"))

    @write.register
    def _(self, block: PackPassage) -> None:
        paragraph = self._paragraph(block.exact, "Quote" if block.is_quotation else None)
        paragraph.paragraph_format.keep_together = True
        link(paragraph, str(block.note), f"note{block.note}").font.superscript = True
        if block.own:
            self._paragraph(block.own)

    @write.register
    def _(self, block: Footnote) -> None:
        paragraph = self._paragraph(f"{block.number}. {block.text} {block.address}")
        self._make_target(paragraph, f"note{block.number}")

    def _make_target(self, paragraph: WordParagraph, name: str) -> None:
        self.targets += 1
        add_target(paragraph, name, self.targets)
