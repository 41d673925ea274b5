"""Addresses of the portal, and where a copy has what is there.

A folder has no query strings, so the query of an address becomes the first folder of its place:
``/findings/?page=2`` is at ``/page=2/findings/``. No path of the portal has an “=” in it.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

# Queries that can be the name of a folder, on every system and in the rules of a web server.
FOLDER = re.compile(r"(?=.{1,200}\Z)[a-z_]+=[\w+-]+(?:&[a-z_]+=[\w+-]+)*", re.ASCII)
# They change what stands out on a page, or name its first part: the page is the same without.
IDLE = {"highlight": None, "page": "1"}


@dataclass(frozen=True, slots=True)
class Address:
    """An address on the portal, without its host and fragment."""

    path: str
    query: str = ""

    def __str__(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def is_page(self) -> bool:
        """Whether people read it: data and files end in a dot and a name."""
        return "." not in self.path.rpartition("/")[2]

    @property
    def can_be_held(self) -> bool:
        return not self.query or bool(FOLDER.fullmatch(self.query))

    @property
    def place(self) -> str:
        """Where a copy has it, as an address."""
        return f"/{self.query}{self.path}" if self.query else self.path

    @property
    def file(self) -> str:
        """The file that a copy has it in."""
        name = self.place.strip("/")
        return f"{name}/index.html".lstrip("/") if self.is_page else name

    def is_part_of(self, other: "Address") -> bool:
        """Whether this is another page of the same list."""
        return self.path == other.path and _unpaged(self.query) == _unpaged(other.query)


def _unpaged(query: str) -> list[tuple[str, str]]:
    return [(name, value) for name, value in parse_qsl(query) if name != "page"]


def arrival(target: str, on: Address) -> tuple[Address, str] | None:
    """Return where the link ``target`` on a page leads, and its fragment; None if elsewhere."""
    if target == "?":  # which urljoin takes for nothing at all
        return Address(on.path), ""
    if urlsplit(target).scheme or target.startswith("//"):
        return None
    parts = urlsplit(urljoin(str(on), target))
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [pair for pair in pairs if not _is_idle(*pair)]
    query = parts.query if kept == pairs else urlencode(kept)
    return Address(parts.path, query), parts.fragment


def _is_idle(name: str, value: str) -> bool:
    return name in IDLE and IDLE[name] in (None, value)
