"""What is withheld, or is no evidence, in the files of a record; and where a reader meets it."""

import re
from pathlib import Path
from typing import Any

import yaml

from tests.pages.crawler import Site

CONTACT = re.compile(r"[\w.]+@[\w.]+\.\w+|\b0\d{3,4} ?\d{3} ?\d{3,4}\b")
KINDS = ("text/html", "application/json", "text/csv")


def entries(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return all entries of a list of the record's files."""
    paths = sorted((folder / "records").glob("S*.yaml"))
    files = [yaml.safe_load(path.read_text("utf-8")) for path in paths]
    return [entry for content in files for entry in content.get(name, [])]


def secrets(folder: Path) -> list[str]:
    """Return what must be nowhere. A dialling code alone is no secret."""
    parts = [part for entry in entries(folder, "withheld") for part in entry["words"].split()]
    return [part for part in parts if len(part) > 5]


def marked(folder: Path, mark: str) -> list[str]:
    """Return all words that are no evidence and have the mark."""
    words = [entry["words"] for entry in entries(folder, "not_evidence") if entry["mark"] == mark]
    return [part for each in words for part in ([each] if isinstance(each, str) else each)]


def leaks(site: Site, words: list[str]) -> list[tuple[str, str]]:
    """Return where any of the words are met, as they stand in the answers."""
    visits = site.visits.values()
    return [(visit.address, each) for visit in visits for each in words if each in visit.body]


def contacts(site: Site) -> set[tuple[str, str]]:
    """Return where an e-mail address or a telephone number is met."""
    return {
        (visit.address, match.group())
        for visit in site.visits.values()
        if visit.kind in KINDS
        for match in CONTACT.finditer(visit.body)
    }


def places(site: Site, words: str) -> set[str]:
    """Return the paths of the pages, texts and data in which a reader meets the words."""
    return {
        visit.address.split("?")[0]
        for visit in site.visits.values()
        if words in (visit.page.text if visit.page else visit.body)
    }
