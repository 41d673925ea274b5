"""Finds dead links in a copy of the portal that bin/copy made, and fails if there are any.

A link is dead if its file is not in the copy, or if the page that it names has no such anchor.

python3 bin/links.py FOLDER https://portal.example
"""

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# The addresses that a copy leaves to the portal: searches and filters, short addresses, home.
PORTAL_ONLY = re.compile(r"\?|/[A-Z]\d+\Z|\A/?\Z")


class Page(HTMLParser):
    """The links of a page, and its anchors."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id" and value:
                self.anchors.add(value)
            elif name in ("href", "src") and value:
                self.links.append(value)


def dead_links(folder: Path, portal: str) -> Iterator[str]:
    """Yield each dead link, and the file that has it."""
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")}
    for path, page in pages.items():
        for link in dict.fromkeys(page.links):
            if link.startswith(f"{portal}/"):  # a file that wget did not save is linked like this
                is_dead = not PORTAL_ONLY.search(link.removeprefix(portal))
            elif urlsplit(link).scheme:
                is_dead = False
            else:
                is_dead = _is_dead(link, path, pages)
            if is_dead:
                yield f"{link} in {path.relative_to(folder)}"


def _is_dead(link: str, file: Path, pages: dict[Path, Page]) -> bool:
    """Tell whether a relative link in ``file`` has no target in the copy."""
    parts = urlsplit(link)
    target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
    if parts.query or not target.is_file():
        return True
    if not parts.fragment or target not in pages:
        return False
    return unquote(parts.fragment) not in pages[target].anchors


if __name__ == "__main__":
    copy = Path(sys.argv[1]).resolve()
    dead = list(dead_links(copy, sys.argv[2]))
    if dead:
        sys.exit("\n".join([*dead, f"{len(dead)} links lead nowhere."]))
    files = sum(path.is_file() for path in copy.rglob("*"))
    sys.stdout.write(f"{files} files. No link is dead.\n")
