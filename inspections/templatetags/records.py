"""How records are shown: found words marked, terms explained, dates as times."""

from django import template
from django.forms import BoundField, Form
from django.template import RequestContext
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from inspections.choosing import Facet
from inspections.explaining import first_uses
from inspections.hits import hits
from inspections.models import Record
from inspections.queries import Query
from inspections.terms import Mention
from sources.models import DateBasis

register = template.Library()


@register.filter
def highlighted(text: str, query: Query | None) -> SafeString:
    """Return ``text`` with the words that ``query`` matches in ``<mark>``."""
    return _marked(text, 0, len(text), hits(query or None, text))


@register.simple_tag(takes_context=True)
def explained(
    context: RequestContext, text: str, query: Query | None = None, *, linked: bool = False
) -> SafeString:
    """Return ``text`` highlighted, and terms of the glossary that the page has not explained yet.

    If ``linked``, a term leads to the glossary; in a list, where many such links would be in the
    way, acronyms say what they are short for, and no more. The text itself stays as it is.
    """
    found = hits(query or None, text)
    parts, at = [], 0
    for mention in first_uses(context.request).of(text, acronyms_only=not linked):
        parts.append(_marked(text, at, mention.start, found))
        inside = _marked(text, mention.start, mention.end, found)
        parts.append(_explanation(mention, inside, linked=linked))
        at = mention.end
    parts.append(_marked(text, at, len(text), found))
    return format_html_join("", "{}", ((part,) for part in parts))


def _marked(text: str, start: int, end: int, found: list[tuple[int, int]]) -> SafeString:
    """Return ``text`` from ``start`` to ``end`` with what lies in a range of ``found`` marked."""
    parts, at = [], start
    for first, last in found:
        if first < end and last > start:
            parts.append((text[at : max(first, at)], text[max(first, at) : min(last, end)]))
            at = min(last, end)
    marked = format_html_join("", "{}<mark>{}</mark>", parts)
    return format_html("{}{}", marked, text[at:end])


def _explanation(mention: Mention, inside: SafeString, *, linked: bool) -> SafeString:
    if mention.expansion:
        inside = format_html('<abbr title="{}">{}</abbr>', mention.expansion, inside)
    if not linked or mention.is_expanded:
        return inside
    address = f"{reverse('glossary')}#{mention.slug}"
    return format_html('<a class="term" href="{}">{}</a>', address, inside)


@register.filter
def source_address(record: Record) -> str:
    """Return the address of the record's first passage in its source, marked apart there."""
    passage = record.evidence.all()[0].passage
    return f"{passage.source.get_absolute_url()}?highlight={record.ref}#p{passage.paragraph}"


@register.filter
def basis_in_words(basis: str) -> str:
    """Return how a date is known: “stated in the text”."""
    return str(DateBasis(basis).label)


@register.filter
def has_choices(facets: list[Facet]) -> bool:
    """Tell whether any value of a filter leads somewhere, or is on."""
    return any(facet.is_offered or facet.selected for facet in facets)


@register.filter
def named(name: str, form: Form) -> str:
    """Return what a field of ``form`` is called on the page."""
    return str(form.fields[name].label) if name in form.fields else name


@register.filter
def field(form: Form, name: str) -> BoundField:
    """Return a field of ``form`` by its name."""
    return form[name]
