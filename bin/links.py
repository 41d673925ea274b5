"""Fails where a link of a copy of the portal leads to no file of it, or to no place on that page.

python3 bin/links.py FOLDER https://portal.example
"""

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# What only the portal answers: searches and filters, short addresses.
OF_THE_PORTAL = re.compile(r"\?|/[A-Z]\d+\Z|\A/?\Z")


class Page(HTMLParser):
    """A page: where its links lead, and the names of its places."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.places.add(value)
            elif name in ("href", "src") and value:
                self.links.append(value)


def dead_links(folder: Path, portal: str) -> Iterator[str]:
    """Yield each link that leads nowhere, and the file that it stands in."""
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")}
    for path, page in pages.items():
        for link in dict.fromkeys(page.links):
            if link.startswith(f"{portal}/"):  # what the copy does not hold is linked there
                is_dead = not OF_THE_PORTAL.search(link.removeprefix(portal))
            elif urlsplit(link).scheme:
                is_dead = False
            else:
                is_dead = _leads_nowhere(link, path, pages)
            if is_dead:
                yield f"{link} in {path.relative_to(folder)}"


def _leads_nowhere(link: str, on: Path, pages: dict[Path, Page]) -> bool:
    parts = urlsplit(link)
    to = (on.parent / unquote(parts.path)).resolve() if parts.path else on
    if parts.query or not to.is_file():
        return True
    return bool(parts.fragment) and to in pages and unquote(parts.fragment) not in pages[to].places


if __name__ == "__main__":
    copy = Path(sys.argv[1]).resolve()
    dead = list(dead_links(copy, sys.argv[2]))
    if dead:
        sys.exit("\n".join([*dead, f"{len(dead)} links lead nowhere."]))
    files = sum(path.is_file() for path in copy.rglob("*"))
    sys.stdout.write(f"{files} files. No link is dead.\n")
