"""What a page tells programs about itself, in its head."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
# As Django's json_script has it: with these, no text can end the element or begin another.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_block_tag
def in_one_line(content: SafeString) -> SafeString:
    """Return what the block renders, without line breaks, to be shown in more than one place."""
    return mark_safe(" ".join(content.split()))  # noqa: S308  # rendered, so escaped, by Django


@register.simple_tag
def json_ld(data: dict[str, Any] | None) -> SafeString:
    """Return ``data``, if there is any, as a block of JSON-LD, which browsers do not execute."""
    if not data:
        return SafeString()
    written = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(written),  # noqa: S308  # <, > and & are escaped above
    )
