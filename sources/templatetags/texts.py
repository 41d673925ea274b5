"""Template tags for source texts: the words as they are, each passage a link to its record."""

import re

from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

from sources.annotated_text import Segment

register = template.Library()
WORD = re.compile(r"\w")


@register.simple_tag
def marked(piece: Segment) -> SafeString:
    """Return ``piece`` as HTML, with no text but the source's and the sign of what is left out.

    A template would add white space between the parts, which readers would take for the source's.
    """
    return format_html("{}{}", " […] " if piece.after_gap else "", _text(piece))


def _text(piece: Segment) -> SafeString:
    if piece.record:
        mark = format_html('<mark class="{}">{}</mark>', _classes(piece), piece.text)
        # A link of white space alone would have no name.
        has_words = WORD.search(piece.text)
        return format_html('<a href="{}">{}</a>', piece.record.address, mark) if has_words else mark
    if piece.reason:
        return format_html('<span class="no-evidence">{}</span>', piece.text)
    return conditional_escape(piece.text)


def _classes(piece: Segment) -> str:
    target = " target" if piece.is_target else ""
    return f"{piece.voice}{target}{' first' if piece.begins_target else ''}"
