"""Parses an Atom feed with a strict XML parser."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from tests.pages.markup import tree

ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True)
class AtomEntry:
    """An entry as a reader of feeds shows it; the summary is the text of its HTML."""

    id: str
    title: str
    link: str
    author: str
    updated: str
    summary: str
    themes: list[str] = field(default_factory=list)

    @property
    def ref(self) -> str:
        return urlsplit(self.id).path.strip("/")


def feed(content: bytes) -> list[AtomEntry]:
    """Return the entries of a feed in their order."""
    return [
        AtomEntry(
            id=said(entry, "id"),
            title=said(entry, "title"),
            link=link(entry, "alternate"),
            author=said(entry, "author", "name"),
            updated=said(entry, "updated"),
            summary=tree(said(entry, "summary")).text,
            themes=[each.attrib["term"] for each in entry.iter(f"{ATOM}category")],
        )
        for entry in root(content).iter(f"{ATOM}entry")
    ]


def root(content: bytes) -> ET.Element:
    return ET.fromstring(content)  # noqa: S314  # made by the portal itself


def said(element: ET.Element, *names: str) -> str:
    """Return the text of the only element at the path of ``names``."""
    (found,) = element.findall("/".join(f"{ATOM}{name}" for name in names))
    return found.text or ""


def link(element: ET.Element, rel: str) -> str:
    """Return where the only link of a kind leads."""
    (found,) = [e for e in element.findall(f"{ATOM}link") if e.attrib["rel"] == rel]
    return found.attrib["href"]
