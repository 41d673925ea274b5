"""Texts as a page shows them: found words marked, terms explained where they stand first."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from inspections.explaining import first_uses
from inspections.hits import hits
from inspections.outlines import OF_PAGE
from inspections.queries import Query
from inspections.terms import Mention

Ranges = list[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Highlighted:
    """A text in which the words of a query are marked."""

    text: str
    query: object

    def __call__(self, request: HttpRequest, of_page: Query | None) -> SafeString:
        found = hits(_query(self.query, of_page), self.text)
        return _marked(self.text, 0, len(self.text), found)


@dataclass(frozen=True, slots=True)
class Explained:
    """A text, highlighted, in which terms are explained that the page has not explained yet."""

    text: str
    query: object
    linked: bool

    def __call__(self, request: HttpRequest, of_page: Query | None) -> SafeString:
        text, found = self.text, hits(_query(self.query, of_page), self.text)
        parts, at = [], 0
        for mention in first_uses(request).of(text, acronyms_only=not self.linked):
            parts.append(_marked(text, at, mention.start, found))
            inside = _marked(text, mention.start, mention.end, found)
            parts.append(_explanation(mention, inside, linked=self.linked))
            at = mention.end
        rest = _marked(text, at, len(text), found)
        return format_html_join("", "{}", ((part,) for part in [*parts, rest])) if parts else rest


def _query(query: object, of_page: Query | None) -> Query | None:
    """Return ``query``, or that of the page if it stands for it; templates give "" for none."""
    wanted = of_page if query is OF_PAGE else query
    return wanted if isinstance(wanted, Query) else None


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
