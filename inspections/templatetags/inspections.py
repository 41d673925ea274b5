"""Template filters for events."""

from django import template

from inspections.models import Event
from inspections.timeline import precision_of

register = template.Library()


@register.filter
def precision(event: Event) -> str:
    """Return how precise the date of ``event`` is: “a day”, “then or later”."""
    return precision_of(event)
