"""What a page shows of the pack that its reader is putting together."""

from typing import Any

from django import template
from django.template import RequestContext

from inspections.models import Record
from medway_portal.briefing.carrying import NAME, pack_in_hand

register = template.Library()


@register.inclusion_tag("components/choose.html", takes_context=True)
def choose_for_briefing(context: RequestContext, record: Record) -> dict[str, Any]:
    """Show the link that adds ``record`` to the pack, or takes it out; it leads back here.

    It takes the pack from the request, for components are included with ``only``.
    """
    request = context.request
    pack = pack_in_hand(request)
    is_in = record.ref in pack.refs
    query = request.GET.copy()
    query.setlist(NAME, pack.without(record.ref).refs if is_in else [*pack.refs, record.ref])
    address = f"{request.path}?{query.urlencode()}".removesuffix("?")
    return {"record": record, "is_in": is_in, "pack": pack, "address": address}


@register.simple_tag(takes_context=True)
def pack_without(context: RequestContext, ref: str) -> str:
    """Return the address of the pack without one of its records."""
    return pack_in_hand(context.request).without(ref).address
