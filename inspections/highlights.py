"""Texts as a page shows them: found words marked, terms explained where they stand first."""

from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from inspections.glossary import FirstUses
from inspections.hits import hits
from inspections.parsing import Query
from inspections.terms import Mention

Ranges = list[tuple[int, int]]


def highlight(text: str, query: Query | None) -> SafeString:
    """Return ``text`` with the words that ``query`` matches in ``<mark>``."""
    return _marked(text, 0, len(text), hits(query, text))


def explain(text: str, query: Query | None, uses: FirstUses, *, linked: bool) -> SafeString:
    """Return ``text`` highlighted, with the terms explained that are not among ``uses`` yet.

    If ``linked``, a term leads to the glossary; otherwise acronyms say what they are short for.
    """
    found = hits(query, text)
    parts, at = [], 0
    for mention in uses.of(text, acronyms_only=not linked):
        parts.append(_marked(text, at, mention.start, found))
        inside = _marked(text, mention.start, mention.end, found)
        parts.append(_explanation(mention, inside, linked=linked))
        at = mention.end
    rest = _marked(text, at, len(text), found)
    return format_html_join("", "{}", ((part,) for part in [*parts, rest])) if parts else rest


def _marked(text: str, start: int, end: int, found: Ranges) -> SafeString:
    """Return ``text`` from ``start`` to ``end`` with what lies in a range of ``found`` marked."""
    parts, at = [], start
    for first, last in found:
        if first < end and last > start:
            parts.append((text[at : max(first, at)], text[max(first, at) : min(last, end)]))
            at = min(last, end)
    rest = conditional_escape(text[at:end])
    if not parts:
        return rest
    return format_html("{}{}", format_html_join("", "{}<mark>{}</mark>", parts), rest)


def _explanation(mention: Mention, inside: SafeString, *, linked: bool) -> SafeString:
    if mention.expansion:
        inside = format_html('<abbr title="{}">{}</abbr>', mention.expansion, inside)
    if not linked or mention.is_expanded:
        return inside
    address = f"{reverse('glossary')}#{mention.slug}"
    return format_html('<a class="term" href="{}">{}</a>', address, inside)
