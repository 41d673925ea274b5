"""Refs as people write them: a letter for the kind and a number, as in F12 or f012."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

CANONICAL = "[SIRFQANE][1-9][0-9]{0,8}"  # as the record prints it
REF = re.compile(r"([SIRFQANE])0*([1-9][0-9]{0,8})", re.IGNORECASE)
IN_TEXT = re.compile(rf"(?<![A-Za-z0-9]){REF.pattern}(?![A-Za-z0-9])", re.IGNORECASE)
# What mail programs, sentences and addresses leave around a ref.
AROUND = "/ \t.,;:!?()[]{}<>«»“”‘’\"'"
SEPARATORS = re.compile(r"[\s,;]+")
ADDRESS = re.compile(r"https?://|/", re.IGNORECASE)


def ref_of(written: str) -> str | None:
    """Return the ref that ``written`` is, as the record prints it, or None if it is none."""
    found = REF.fullmatch(written)
    return _printed(found) if found else None


def refs_in(text: str) -> list[str]:
    """Return the refs that stand in ``text``, in order, as the record prints them."""
    return [_printed(found) for found in IN_TEXT.finditer(text)]


def _printed(found: re.Match[str]) -> str:
    return f"{found[1].upper()}{found[2]}"


@dataclass(frozen=True, slots=True)
class ParsedRefs:
    """What was typed: refs in order, each once; those given twice; and what is no ref."""

    refs: tuple[str, ...]
    doubles: tuple[str, ...]
    malformed: tuple[str, ...]


def parse_refs(values: Iterable[str]) -> ParsedRefs:
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
    return ParsedRefs(tuple(refs), tuple(doubles), tuple(malformed))


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
