"""How records are shown: found words marked, terms explained, dates as times."""

from django import template
from django.forms import BoundField, Form
from django.template import Context, RequestContext
from django.utils.safestring import SafeString

from inspections.choosing import Facet
from inspections.models import Event, Record
from inspections.outlines import Outline, shown_in
from inspections.periods import precision_of
from inspections.queries import Query
from inspections.showing import Explained, Highlighted
from sources.models import DateBasis

register = template.Library()


@register.simple_tag(takes_context=True)
def highlighted(context: Context, text: str, query: object = None) -> SafeString:
    """Return ``text`` with the words that ``query`` matches in ``<mark>``."""
    return shown_in(context, Highlighted(text, query))


@register.simple_tag(takes_context=True)
def explained(
    context: Context, text: str, query: object = None, *, linked: bool = False
) -> SafeString:
    """Return ``text`` highlighted, and terms of the glossary that the page has not explained yet.

    If ``linked``, a term leads to the glossary; in a list, where many such links would be in the
    way, acronyms say what they are short for, and no more. The text itself stays as it is.
    """
    return shown_in(context, Explained(text, query, linked=bool(linked)))


@register.simple_tag(takes_context=True)
def filled(context: RequestContext, outline: Outline, query: Query | None = None) -> SafeString:
    """Return ``outline`` as this page has it."""
    return outline.filled(context.request, query)


@register.filter
def of_record(found: dict[int, Outline], record: Record) -> Outline:
    """Return the outline of ``record`` among those of a page."""
    return found[record.pk]


@register.filter
def precision(event: Event) -> str:
    """Return what the date of ``event`` is: “a day”, “then or later”."""
    return precision_of(event)


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
