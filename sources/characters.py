"""Characters: what they are called, which ones no text may have, and which ones look alike."""

import re
import unicodedata

# Control characters and noncharacters, which PostgreSQL, XML or YAML refuse, and marks of
# direction, which show words in another order than they have.
UNUSABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
    "\ufdd0-\ufdef" + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF)
    for plane in range(0, 0x110000, 0x10000)) + "]"
)  # fmt: skip
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
ALIKE = {ord(mark): "'" for mark in "‘’‛`"}
ALIKE |= {ord(mark): '"' for mark in "“”„‟"}
ALIKE |= {ord(mark): "-" for mark in "‐‑‒–—−"}


def character_name(character: str) -> str:
    """Return what ``character`` is called, with its number: “no-break space (U+00A0)”."""
    name = "line break" if character == "\n" else unicodedata.name(character, "").lower()
    code = f"U+{ord(character):04X}"
    return f"{name} ({code})" if name else code


def folded(text: str) -> tuple[str, list[int]]:
    """Return ``text`` with one character for all that look alike, and where each stands in it.

    White space becomes one space, and what is invisible is left out.
    """
    characters: list[str] = []
    offsets = []
    for offset, character in enumerate(text):
        if character in INVISIBLE:
            continue
        for part in unicodedata.normalize("NFKC", character.translate(ALIKE)):
            shown = " " if part.isspace() else part
            if shown != " " or characters[-1:] != [" "]:
                characters.append(shown)
                offsets.append(offset)
    return "".join(characters), offsets
