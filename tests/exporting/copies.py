"""A copy of the real record as readers of static files get it: by the folder, with a parser."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

from tests.pages.markup import Element, tree

HOST = "http://copy.example"
ATTRIBUTES = {"a": "href", "link": "href", "img": "src", "script": "src", "blockquote": "cite"}


@dataclass(frozen=True)
class Copied:
    """A folder of static files, shown as any web server shows one."""

    folder: Path

    def file(self, path: str) -> Path | None:
        """Return the file shown at ``path``."""
        found = self.folder / unquote(path).strip("/")
        return next((each for each in (found / "index.html", found) if each.is_file()), None)

    @cache  # noqa: B019  # as long as the tests
    def page(self, path: str) -> Element:
        found = self.file(path)
        assert found, f"nothing is at {path}"
        return tree(found.read_text(encoding="utf-8"))

    def links(self, path: str) -> Iterator[tuple[str, str]]:
        """Yield the path and fragment of each link on a page to another of the copy."""
        for element in self.page(path).walk():
            target = element.get(ATTRIBUTES.get(element.tag, ""))
            if target and not urlsplit(target).scheme and element.get("rel") != "canonical":
                address, fragment = urldefrag(urljoin(f"{HOST}{path}", target))
                yield address.removeprefix(HOST), fragment


def walked(copied: Copied) -> tuple[set[str], list[str]]:
    """Follow every link from the home page; return where they lead, and those that are dead."""
    seen, dead, waiting = {"/"}, [], deque(["/"])
    while waiting:
        on = waiting.popleft()
        for path, fragment in copied.links(on):
            file = copied.file(path)
            is_page = file is not None and file.suffix == ".html"
            if file is None or (fragment and is_page and fragment not in ids(copied, path)):
                dead.append(f"{path}#{fragment} on {on}")
            elif path not in seen:
                seen.add(path)
                waiting.extend([path] if is_page else [])
    return seen, dead


@cache
def ids(copied: Copied, path: str) -> set[str]:
    return {element["id"] for element in copied.page(path).walk() if element.get("id")}
