"""Finds faults that hinder assistive technology: headings, ids, labels, names."""

import re
from collections import Counter
from collections.abc import Callable
from itertools import pairwise

from tests.pages.markup import Element

REFERENCES = ("aria-labelledby", "aria-describedby", "for", "aria-controls")
SELF_EXPLAINED = ("hidden", "submit", "button")


def skipped_levels(page: Element) -> list[tuple[int, int]]:
    """Return pairs of heading levels that skip one. The first level must be 1."""
    found = [int(element.tag[1]) for element in page.walk() if re.fullmatch("h[1-6]", element.tag)]
    return [(before, after) for before, after in pairwise([0, *found]) if after > before + 1]


def repeated_ids(page: Element) -> list[str]:
    """Return the ids that more than one element has."""
    ids = Counter(element["id"] for element in page.walk() if element.get("id"))
    return [name for name, count in ids.items() if count > 1]


def lost_references(page: Element) -> list[str]:
    """Return the ids that elements refer to and none has."""
    ids = {element.get("id") for element in page.walk()}
    names = [name for each in page.walk() for part in REFERENCES for name in each.get(part).split()]
    return [name for name in names if name not in ids]


def unlabelled_fields(page: Element) -> list[str]:
    """Return the names of the fields that no label with words belongs to."""
    labels = [label for label in page.every("label") if label.said]
    named = {label.get("for") for label in labels}
    inside = {id(field) for label in labels for field in label.walk()}
    return [
        field.get("name")
        for field in page.walk()
        if field.tag in ("input", "select", "textarea")
        and field.get("type") not in SELF_EXPLAINED
        and field.get("id") not in named - {""}
        and id(field) not in inside
    ]


def wordless_controls(page: Element) -> list[dict[str, str]]:
    """Return the attributes of links and buttons without words."""
    return [
        element.attributes
        for element in page.walk()
        if element.tag in ("a", "button") and not (element.said or element.get("aria-label"))
    ]


FAULTS: tuple[Callable[[Element], list[object]], ...] = (
    skipped_levels,
    repeated_ids,
    lost_references,
    unlabelled_fields,
    wordless_controls,
)
