"""The contrast of the colours, reckoned from the tokens as WCAG 2.2 has it, light and dark."""

import re
from pathlib import Path

import pytest
from django.conf import settings

TOKENS = (Path(settings.BASE_DIR) / "static" / "css" / "tokens.css").read_text()
PAIRS = {
    name: (light, dark)
    for name, light, dark in re.findall(
        r"--([\w-]+): light-dark\(#([0-9a-f]{3,6}), #([0-9a-f]{3,6})\)", TOKENS
    )
}
TEXT = ["ink", "quiet", "link", "wrong", "quoted", "reported", "council"]
DRAWN = ["edge", "accent", "focus"]
SCHEMES = pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, of a colour in 3 or 6 hexadecimal digits."""
    digits = colour if len(colour) == 6 else "".join(digit * 2 for digit in colour)
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@SCHEMES
@pytest.mark.parametrize("text", TEXT)
def test_text_has_a_contrast_of_seven_to_one_on_paper_on_panels_and_in_marks(
    scheme: int, text: str
) -> None:
    for ground in ("paper", "panel", "mark"):
        assert contrast(PAIRS[text][scheme], PAIRS[ground][scheme]) >= 7, ground


@SCHEMES
def test_the_words_looked_for_stand_out_and_can_be_read(scheme: int) -> None:
    assert contrast(PAIRS["ink"][scheme], PAIRS["target"][scheme]) >= 7


@SCHEMES
@pytest.mark.parametrize("drawn", DRAWN)
def test_what_is_drawn_has_a_contrast_of_three_to_one(scheme: int, drawn: str) -> None:
    for ground in ("paper", "panel"):
        assert contrast(PAIRS[drawn][scheme], PAIRS[ground][scheme]) >= 3, ground


@SCHEMES
def test_the_head_of_the_page_can_be_read(scheme: int) -> None:
    assert contrast("fff", PAIRS["brand"][scheme]) >= 7
