"""Template tags for entries of an inspection’s page and for dates of events."""

from django import template
from django.template import RequestContext

from glossary.explanations import first_uses
from inspections import rows
from inspections.models import Event
from inspections.timeline import precision_of
from records.models import Record

register = template.Library()


@register.inclusion_tag("components/entry.html", takes_context=True)
def entry(context: RequestContext, record: Record, *, level: int) -> dict[str, object]:
    """Show ``record`` on the page of its inspection, with headings of ``level``."""
    return {**rows.entry(record, first_uses(context.request)), "level": level}


@register.filter
def precision(event: Event) -> str:
    """Return how precise the date of ``event`` is: “a day”, “then or later”."""
    return precision_of(event)
