"""Template tags for source texts: marked passages, each followed by links to its records."""

from django import template
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from sources.annotated_text import Segment

register = template.Library()
RECORD = ' <a href="{}">{}<span class="unseen">: {}</span></a>'


@register.simple_tag
def marked(piece: Segment, target: str) -> SafeString:
    """Return ``piece`` as HTML. ``target`` is the ref of the record to highlight.

    A template would add white space between the parts, which readers would take for the source's.
    """
    gap = " […] " if piece.after_gap else ""
    sign = format_html('<strong class="sign">▶ {} </strong>', target) if piece.begins_target else ""
    return format_html("{}{}{}{}", gap, sign, _text(piece), _refs(piece))


def _text(piece: Segment) -> SafeString:
    if piece.is_evidence:
        apart = " target" if piece.is_target else ""
        return format_html('<mark class="{}{}">{}</mark>', piece.voice, apart, piece.text)
    if piece.reason:
        return format_html('<span class="no-evidence">{}</span>', piece.text)
    return conditional_escape(piece.text)


def _refs(piece: Segment) -> SafeString:
    """Return links to the records of the passages that end with ``piece``."""
    if not piece.ending:
        return SafeString()
    records = (record for passage in piece.ending for record in passage.records.all())
    links = ((record.get_absolute_url(), record.ref, record.title) for record in records)
    return format_html('<span class="refs">{}</span>', format_html_join("", RECORD, links))
