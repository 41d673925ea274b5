"""Whether every link of a copy leads to one of its files, and to a place on that page."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from html import unescape
from urllib.parse import unquote, urljoin, urlsplit

from medway_portal.exporting.gathering import ATTRIBUTE, IN_JSON, IN_XML, REL, TAG

ID = re.compile(r'\bid="([^"]*)"')
REFRESH = re.compile(r'content="0; url=([^"]*)"')
IN_STYLE = re.compile(r'url\("?([^")]+)"?\)')
IN_SCRIPT = re.compile(r'import\("([^"]+)"\)')


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that leads to no file, or to no place on its page, and the file it stands in."""

    target: str
    on: str

    def __str__(self) -> str:
        return f"{self.target} in {self.on}"


def dead_links(files: Mapping[str, bytes], base: str) -> list[DeadLink]:
    """Return the links of a copy that lead nowhere; ``base`` is where it will be.

    ``files`` are by their names. Links to other hosts are not followed, nor are whole addresses
    on a page: those lead to the portal, which answers more than its copy.
    """

    @cache
    def ids(name: str) -> set[str]:
        return {unescape(each) for each in ID.findall(files[name].decode())}

    def leads_nowhere(target: str, on: str) -> bool:
        parts = urlsplit(urljoin(f"{base}/{on}", target))
        name = _file(parts.path.removeprefix(urlsplit(base).path), files)
        if name is None or parts.query:
            return True
        return bool(parts.fragment) and unquote(parts.fragment) not in ids(name)

    return [
        DeadLink(target, on)
        for on in files
        for target in dict.fromkeys(_links(on, files[on], base))
        if leads_nowhere(target, on)
    ]


def _file(path: str, files: Mapping[str, bytes]) -> str | None:
    """Return the file that a web server shows at ``path``, if there is one."""
    name = unquote(path).strip("/")
    wanted = (f"{name}/index.html".lstrip("/"),) + (() if path.endswith("/") else (name,))
    return next((each for each in wanted if each in files), None)


def _links(name: str, content: bytes, base: str) -> Iterator[str]:
    """Yield the links in a file that lead to others of the copy."""
    end = name.rpartition(".")[2]
    if end == "html":
        yield from (link for link in _on_page(content.decode()) if not urlsplit(link).scheme)
    elif end == "json" and not name.startswith("data/"):  # those say what the portal says
        yield from (found["address"] for found in IN_JSON.finditer(content.decode()))
    elif end in ("xml", "atom"):
        whole = (found["loc"] or found["link"] for found in IN_XML.finditer(content.decode()))
        yield from (address for address in whole if f"{address}/".startswith(f"{base}/"))
    elif end == "css":
        yield from IN_STYLE.findall(content.decode())
    elif end == "js":
        yield from IN_SCRIPT.findall(content.decode())


def _on_page(text: str) -> Iterator[str]:
    yield from map(unescape, REFRESH.findall(text))
    for tag in TAG.findall(text):
        found, rel = ATTRIBUTE.search(tag), REL.search(tag)
        if found and not (rel and "canonical" in rel[1]):
            yield unescape(found["address"])
