"""Reads refs as people type and paste them: “F12, a3 Q7”, or the address of a record."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from sources.refs import ref_of, refs_in

SEPARATORS = re.compile(r"[\s,;]+")
ADDRESS = re.compile(r"https?://|/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: refs in order, each once; those given twice; and what is no ref."""

    refs: tuple[str, ...]
    doubles: tuple[str, ...]
    malformed: tuple[str, ...]


def read(values: Iterable[str]) -> Typed:
    """Return the refs of ``values``, each of which may hold several."""
    refs: dict[str, None] = {}
    doubles: dict[str, None] = {}
    malformed: dict[str, None] = {}
    for part in _parts(values):
        found = _refs(part)
        if not found:
            malformed[part] = None
        for ref in found:
            (doubles if ref in refs else refs)[ref] = None
    return Typed(tuple(refs), tuple(doubles), tuple(malformed))


def _parts(values: Iterable[str]) -> Iterator[str]:
    """Yield each ref or address that was typed; strokes part refs too, where all is refs."""
    for part in (part for value in values for part in SEPARATORS.split(value) if part):
        pieces = part.split("/")
        yield from pieces if all(ref_of(piece) for piece in pieces) else [part]


def _refs(part: str) -> list[str]:
    """Return the ref that ``part`` is; of an address, all of its pack or the last of its page."""
    if not ADDRESS.match(part):
        return _known([ref_of(part)])
    try:
        address = urlsplit(part)
    except ValueError:
        return []
    pack = _known(ref_of(ref) for ref in parse_qs(address.query).get("ref", []))
    return pack or refs_in(f"{address.path}#{address.fragment}")[-1:]


def _known(refs: Iterable[str | None]) -> list[str]:
    return [ref for ref in refs if ref]
