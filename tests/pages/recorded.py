"""Records as data beside their pages."""

import re
from itertools import pairwise

from tests.pages.crawler import Site
from tests.pages.lists import Data
from tests.pages.markup import Element

Everything = dict[str, Data]
# Words that say how a date is known.
BASIS = {
    "stated": r"\bstated",
    "relative": r"worked out|relative|inferred",
    "inferred": r"inferred",
}
# Kinds of record with a page like the others: inspections and events have their own.
RECORDS = ("rating", "finding", "quote", "action", "figure")


def plain(text: str) -> str:
    """Return ``text`` with white space as a reader sees it."""
    return " ".join(text.split())


def pages(everything: Everything, site: Site, *kinds: str) -> list[tuple[Data, Element]]:
    """Return the records of the kinds, each with the main part of its page."""
    return [
        (record, site.page(record["url"]).one("main"))
        for record in everything.values()
        if record["type"] in kinds
    ]


def passages(everything: Everything) -> list[tuple[str, Data]]:
    """Return every passage in evidence, with the ref of its record."""
    return [(ref, passage) for ref, record in everything.items() for passage in record["evidence"]]


def misplaced(everything: Everything, site: Site) -> list[tuple[str, int]]:
    """Return refs and offsets of passages that differ from the text of their source."""
    sources = {
        p["source"]: site.data(f"/sources/{p['source']}.json") for _, p in passages(everything)
    }
    return [
        (ref, passage["start"])
        for ref, passage in passages(everything)
        if not _stands(passage, sources[passage["source"]])
    ]


def _stands(passage: Data, source: Data) -> bool:
    start, end, exact = passage["start"], passage["end"], passage["exact"]
    if "text" in source:
        return source["text"][start:end] == exact and passage["file"] == source["file"]
    return (start, end, exact) in [(p["start"], p["end"], p["exact"]) for p in source["passages"]]


def said_of(page: Element, term: str) -> str:
    """Return what the page says of ``term`` in a list of terms and descriptions."""
    for terms in page.every("dl"):
        for name, description in pairwise(terms.parts):
            if (name.tag, name.said) == ("dt", term):
                return description.said
    raise AssertionError(f"nothing is said of {term}: {page.said[:300]}")


def says_basis(said: str, date: Data) -> bool:
    """Tell whether ``said`` has words for how ``date`` is known."""
    return bool(re.search(BASIS[date["basis"]], said))


def quoted(words: str) -> str:
    """Return ``words`` in quotation marks, once."""
    return words if re.fullmatch(r'"[^"]*"|“[^”]*”', words) else f"“{words}”"
