"""Pages that assistive technology can read: headings, ids, labels, names."""

import re
from collections import Counter

from tests.pages.crawling import Site
from tests.pages.markup import Element

REFERENCES = ("aria-labelledby", "aria-describedby", "for", "aria-controls")
SELF_EXPLAINED = ("hidden", "submit", "button")


def levels(page: Element) -> list[int]:
    return [int(element.tag[1]) for element in page.walk() if re.fullmatch("h[1-6]", element.tag)]


def unlabelled(page: Element) -> list[str]:
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


def test_headings_begin_at_one_and_skip_no_level(site: Site) -> None:
    skipping = []
    for address, page in site.pages:
        found = levels(page)
        steps = zip([0, *found], found, strict=False)
        skipping += [(address, before, after) for before, after in steps if after > before + 1]

    assert skipping == []


def test_no_id_is_used_twice_on_a_page(site: Site) -> None:
    twice = []
    for address, page in site.pages:
        ids = Counter(element["id"] for element in page.walk() if element.get("id"))
        twice += [(address, name) for name, count in ids.items() if count > 1]

    assert twice == []


def test_every_reference_to_an_id_finds_it(site: Site) -> None:
    lost = []
    for address, page in site.pages:
        ids = {element.get("id") for element in page.walk()}
        for element in page.walk():
            names = " ".join(element.get(name) for name in REFERENCES).split()
            lost += [(address, name) for name in names if name not in ids]

    assert lost == []


def test_every_field_has_a_label_with_words(site: Site) -> None:
    fields = [(address, name) for address, page in site.pages for name in unlabelled(page)]

    assert any(page.every("input") for _, page in site.pages)
    assert fields == []


def test_every_link_and_button_has_words(site: Site) -> None:
    wordless = [
        (address, element.attributes)
        for address, page in site.pages
        for element in page.walk()
        if element.tag in ("a", "button") and not (element.said or element.get("aria-label"))
    ]

    assert wordless == []


def test_every_page_names_its_language_and_has_one_main_part(site: Site) -> None:
    wrong = [
        address
        for address, page in site.pages
        if page.one("html")["lang"] != "en-GB" or len(page.every("main", id="main")) != 1
    ]

    assert wrong == []
