"""Template tags of inspections: the precision of events, and whose words findings are."""

from django import template

from inspections.models import Event, Finding
from inspections.timeline import precision_of

register = template.Library()


@register.filter
def precision(event: Event) -> str:
    """Return how precise the date of ``event`` is: “a day”, “then or later”."""
    return precision_of(event)


@register.inclusion_tag("components/whose_words.html")
def whose_words() -> dict[str, object]:
    """Draw how many of all findings are the inspectors' own words, told by others, and so on."""
    counts = Finding.objects.counts_by_voice()
    total = sum(count for _, count in counts)
    shares = [(voice, count, round(100 * count / total, 1)) for voice, count in counts]
    return {"shares": shares, "total": total}
