"""Refs as people write them: a letter for the kind and a number, as in F12 or f012."""

import re

REF = re.compile(r"([SIRFQANE])0*([1-9][0-9]{0,8})", re.IGNORECASE)
IN_TEXT = re.compile(rf"(?<![A-Za-z0-9]){REF.pattern}(?![A-Za-z0-9])", re.IGNORECASE)


def ref_of(written: str) -> str | None:
    """Return the ref that ``written`` is, as the record prints it, or None if it is none."""
    found = REF.fullmatch(written)
    return _printed(found) if found else None


def refs_in(text: str) -> list[str]:
    """Return the refs that stand in ``text``, in order, as the record prints them."""
    return [_printed(found) for found in IN_TEXT.finditer(text)]


def _printed(found: re.Match[str]) -> str:
    return f"{found[1].upper()}{found[2]}"
