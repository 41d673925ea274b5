"""What a page shows of the pack that its reader is putting together."""

from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.template import Context, RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from inspections.models import Record
from inspections.outlines import shown_in
from inspections.queries import Query
from medway_portal.briefing.carrying import NAME, pack_in_hand

register = template.Library()
KEY = "address_with_one_more"
# Search engines leave these alone: every pack would be a page more to them.
LINK = '<a class="choose" rel="nofollow" href="{}#{}">{}<span class="unseen">: {}</span></a>'
PACK = ' <a class="choose" rel="nofollow" href="{}">Open the pack</a>'


@dataclass(frozen=True, slots=True)
class Choice:
    """The link that adds a record to the pack, or takes it out; it leads back to the page."""

    ref: str

    def __call__(self, request: HttpRequest, of_page: Query | None) -> SafeString:
        pack = pack_in_hand(request)
        if self.ref in pack.refs:
            address = _with_pack(request, pack.without(self.ref).refs)
            link = format_html(LINK, address, self.ref, "In your briefing – take it out", self.ref)
            return link + format_html(PACK, pack.address)
        if pack.is_full:
            return format_html('<span class="choose">{}</span>', "Your briefing is full")
        address = f"{_adding(request, pack.refs)}{self.ref}"
        return format_html(LINK, address, self.ref, "Add to briefing", self.ref)


@register.simple_tag(takes_context=True)
def choose_for_briefing(context: Context, record: Record) -> SafeString:
    """Show the link that adds ``record`` to the pack, or takes it out."""
    return shown_in(context, Choice(record.ref))


@register.simple_tag(takes_context=True)
def pack_without(context: RequestContext, ref: str) -> str:
    """Return the address of the pack without one of its records."""
    return pack_in_hand(context.request).without(ref).address


def _with_pack(request: HttpRequest, refs: tuple[str, ...]) -> str:
    """Return the address of the page with ``refs`` as the pack."""
    query = request.GET.copy()
    query.setlist(NAME, list(refs))
    return f"{request.path}?{query.urlencode()}".removesuffix("?")


def _adding(request: HttpRequest, refs: tuple[str, ...]) -> str:
    """Return the address of the page with ``refs`` and one more as the pack, but for that one."""
    start: str | None = vars(request).get(KEY)
    if start is None:  # the same for all records on the page
        start = vars(request)[KEY] = _with_pack(request, (*refs, ""))
    return start
