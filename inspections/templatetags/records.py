"""How records are shown: found words marked, voices told apart, dates as times."""

from django import template
from django.forms import BoundField, Form
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from inspections.filters import Facet
from inspections.hits import hits
from inspections.models import Record
from inspections.queries import Query
from sources.models import DateBasis

register = template.Library()


@register.filter
def highlighted(text: str, query: Query | None) -> SafeString:
    """Return ``text`` with the words that ``query`` matches in ``<mark>``."""
    parts, at = [], 0
    for start, end in hits(query or None, text):
        parts.append((text[at:start], text[start:end]))
        at = end
    marked = format_html_join("", "{}<mark>{}</mark>", parts)
    return format_html("{}{}", marked, text[at:])


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
    return any(facet.count or facet.selected for facet in facets)


@register.filter
def named(name: str, form: Form) -> str:
    """Return what a field of ``form`` is called on the page."""
    return str(form.fields[name].label) if name in form.fields else name


@register.filter
def field(form: Form, name: str) -> BoundField:
    """Return a field of ``form`` by its name."""
    return form[name]
