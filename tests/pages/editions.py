"""Parses a source page: its paragraphs, marked passages and refs."""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from tests.pages.markup import Element

Range = tuple[int, int]


@dataclass
class EditionLine:
    """A paragraph as shown. Ranges are half-open, in the characters of ``text``."""

    number: int
    text: str = ""
    marked: list[Range] = field(default_factory=list)
    target: list[Range] = field(default_factory=list)
    no_evidence: list[Range] = field(default_factory=list)
    links: dict[Range, str] = field(default_factory=dict)  # addresses that words lead to
    refs: list[str] = field(default_factory=list)  # beside the paragraph
    signs: list[str] = field(default_factory=list)  # the refs that a sign stands before
    voices: list[str] = field(default_factory=list)

    def add(self, piece: "Element | str") -> None:
        """Take in the next piece of the paragraph."""
        if isinstance(piece, str):
            self.text += piece
        else:
            here = (len(self.text), len(self.text) + len(piece.text))
            self.text += piece.text
            if piece.tag == "span":
                self.no_evidence.append(here)
                return
            mark = piece.one("mark") if piece.tag == "a" else piece
            self.marked.append(here)
            self.target += [here] * ("target" in mark["class"].split())
            if piece.tag == "a":
                self.links[here] = piece["href"]


def named(link: Element) -> str:
    """Return the ref with which the words of a link begin."""
    found = re.match(r"[A-Z]\d+", link.said)
    assert found, link.said
    return found[0]


def lines(page: Element) -> dict[int, EditionLine]:
    """Return the paragraphs of a source page by their numbers."""
    found = {}
    for item in page.one("ol", class_="text").parts:
        line = EditionLine(int(item["value"]))
        assert item["id"] == f"p{line.number}"
        for piece in item.one("p", class_="line").children:
            line.add(piece)
        line.refs = [named(link) for link in item.every("a", class_="ref")]
        line.signs = [
            named(link)
            for before, link in pairwise(item.every("*"))
            if before.get("class") == "sign" and link.tag == "a"
        ]
        line.voices = [voice.said for part in item.every("ul") for voice in part.every("li")]
        found[line.number] = line
    return found


def within(inner: Range, outer: list[Range]) -> bool:
    """Tell whether the ranges of ``outer`` together hold all of ``inner``."""
    held = {at for start, end in outer for at in range(start, end)}
    return set(range(*inner)) <= held


def by_line(source: dict[str, Any], start: int, end: int) -> dict[int, Range]:
    """Return the part of a range of the source's text that lies in each of its lines."""
    found, at = {}, 0
    for number, line in enumerate(source["text"].split("\n"), 1):
        first, last = max(start, at), min(end, at + len(line))
        if first < last:
            found[number] = (first - at, last - at)
        at += len(line) + 1
    return found
