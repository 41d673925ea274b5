"""Reads refs as people type and paste them: “F12, a3 Q7”, or the address of a record."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

SEPARATORS = re.compile(r"[\s,;]+")
REF = re.compile(r"([SIRFQANE])0*([1-9][0-9]{0,8})", re.IGNORECASE)
IN_ADDRESS = re.compile(rf"(?<![A-Za-z0-9]){REF.pattern}(?![A-Za-z0-9])", re.IGNORECASE)


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
    for part in (part for value in values for part in SEPARATORS.split(value) if part):
        ref = _ref(part)
        if ref is None:
            malformed[part] = None
        elif ref in refs:
            doubles[ref] = None
        else:
            refs[ref] = None
    return Typed(tuple(refs), tuple(doubles), tuple(malformed))


def _ref(part: str) -> str | None:
    """Return the ref that ``part`` is; of an address, the last that is in it."""
    found = [REF.fullmatch(part)] if "/" not in part else list(IN_ADDRESS.finditer(part))[-1:]
    return f"{found[0][1].upper()}{found[0][2]}" if found and found[0] else None
