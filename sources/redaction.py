"""Keeps personal contact details out of what is stored or shown, without moving an offset."""

import re

NOTICE = "[contact details withheld]"
# Replaces each withheld character. The loader refuses a source that contains it.
BLANK = "\u2588"
RUN = re.compile(f"{BLANK}+")


def blank_out(text: str, hidden: list[tuple[int, int]]) -> str:
    """Return ``text``, of the same length, with the half-open ranges ``hidden`` blanked."""
    for start, end in hidden:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text


def with_notice(text: str) -> str:
    """Return blanked ``text`` as readers see it, with the notice in place of the blanks."""
    return RUN.sub(NOTICE, text)
