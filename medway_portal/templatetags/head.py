"""Template tags for the head of a page."""

import json
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

register = template.Library()
# The escapes of Django's json_script, so that no text can close the element or open another.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@register.simple_block_tag
def in_one_line(content: SafeString) -> SafeString:
    """Return the rendered block without line breaks, for use in several places."""
    return mark_safe(" ".join(content.split()))  # noqa: S308  # rendered, so escaped, by Django


@register.simple_tag
def json_ld(data: dict[str, Any] | None) -> SafeString:
    """Return ``data`` as a block of JSON-LD, which browsers do not execute; nothing if empty."""
    if not data:
        return SafeString()
    written = json.dumps(data, ensure_ascii=False).translate(ESCAPES)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(written),  # noqa: S308  # <, > and & are escaped above
    )
