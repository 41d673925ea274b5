"""What Word documents have and python-docx has no words for (ECMA-376, part 1)."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph
from docx.text.run import Run

# XML has no place for these, whatever a source holds.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NO_TIME = (1980, 1, 1, 0, 0, 0)


def clean(text: str) -> str:
    """Return ``text`` as XML can hold it."""
    return UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", text)


def _element(tag: str, **attributes: str) -> BaseOxmlElement:
    """Return an element of WordprocessingML."""
    return OxmlElement(f"w:{tag}", {qn(f"w:{name}"): value for name, value in attributes.items()})


def add_field(paragraph: Paragraph, instruction: str) -> None:
    """Add what Word works out itself, such as PAGE."""
    field = _element("fldSimple", instr=instruction)
    _add_run(field, paragraph, "1")
    paragraph._p.append(field)


def add_target(paragraph: Paragraph, name: str, number: int) -> None:
    """Let links lead to ``paragraph``; no two targets of a document share a number."""
    paragraph._p.append(_element("bookmarkStart", id=str(number), name=name))
    paragraph._p.append(_element("bookmarkEnd", id=str(number)))


def link(paragraph: Paragraph, text: str, name: str) -> Run:
    """Add a link with ``text`` to the target ``name``; return the text to be styled."""
    anchor = _element("hyperlink", anchor=name)
    paragraph._p.append(anchor)
    return _add_run(anchor, paragraph, text)


def _add_run(element: BaseOxmlElement, paragraph: Paragraph, text: str) -> Run:
    run = paragraph.add_run(text)
    element.append(run._r)  # it moves there from the paragraph
    return run


def make_timeless(file: BytesIO) -> bytes:
    """Return the parts of a zip file as a zip file that does not say when it was made."""
    out = BytesIO()
    with ZipFile(file) as old, ZipFile(out, "w") as new:
        for name in old.namelist():
            info = ZipInfo(name, NO_TIME)
            info.compress_type = ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()
