"""Keeps personal contact details out of what is stored or shown, without moving an offset."""

import re

NOTICE = "[contact details withheld]"
# Stands for each character withheld. The loader refuses a source that has it of its own.
BLANK = "\u2588"
RUN = re.compile(f"{BLANK}+")


def blank_out(text: str, hidden: list[tuple[int, int]]) -> str:
    """Return ``text`` with every character of the half-open ranges blanked; its length stays."""
    for start, end in hidden:
        text = text[:start] + BLANK * (end - start) + text[end:]
    return text


def with_notice(text: str) -> str:
    """Return blanked text as a reader sees it: the notice in place of what is withheld."""
    return RUN.sub(NOTICE, text)
