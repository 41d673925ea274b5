"""A page as a tree of elements, so that tests can ask what is on it."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "hr", "img", "col"}


@dataclass(eq=False)
class Element:
    """An element with its attributes, and what is in it: elements and text, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: "list[Element | str]" = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def walk(self) -> "Iterator[Element]":
        """Yield the elements inside this one, in the order of the page."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def every(self, tag: str, **wanted: str) -> "list[Element]":
        """Return the elements with ``tag`` (``*`` is any) that have each wanted word (class_ …)."""
        return [
            element
            for element in self.walk()
            if tag in ("*", element.tag)
            and all(
                word in element.get(name.rstrip("_").replace("_", "-")).split()
                for name, word in wanted.items()
            )
        ]

    def one(self, tag: str, **wanted: str) -> "Element":
        """Return the only such element."""
        found = self.every(tag, **wanted)
        assert len(found) == 1, f"{len(found)} of <{tag}> with {wanted}: {self.said[:200]}"
        return found[0]

    def by_id(self, name: str) -> "Element":
        """Return the only element that has the id."""
        found = self.every("*", id=name)
        assert len(found) == 1, f"{len(found)} elements with the id {name}"
        return found[0]

    @property
    def parts(self) -> "list[Element]":
        """The elements directly inside."""
        return [child for child in self.children if isinstance(child, Element)]

    @property
    def text(self) -> str:
        """All text inside, exactly as in the page."""
        return "".join(c if isinstance(c, str) else c.text for c in self.children)

    @property
    def said(self) -> str:
        """All text inside, with white space as a reader sees it."""
        return " ".join(self.text.split())


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Element("document")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        assert len(element.attributes) == len(attrs), f"<{tag}> has an attribute twice: {attrs}"
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        last = self.open.pop()
        assert last.tag == tag, f"</{tag}> closes <{last.tag}> at {self.getpos()}"

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def tree(html: str) -> Element:
    """Return the page as a tree; every element must be closed where it was opened."""
    builder = _Builder()
    builder.feed(html)
    builder.close()
    assert len(builder.open) == 1, f"not closed: {[element.tag for element in builder.open[1:]]}"
    return builder.root


def foreign_scripts(page: Element) -> list[Element]:
    """Return the scripts that are neither a file of ours nor data in which nothing can end them."""
    return [script for script in page.every("script") if not _is_ours(script)]


def _is_ours(script: Element) -> bool:
    if script.get("type") == "application/ld+json":
        return bool(json.loads(script.text)) and not set("<>&") & set(script.text)
    return script.get("src").startswith("/static/") and not script.text
