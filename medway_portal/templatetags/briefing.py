"""Template tags for briefing packs: checkboxes for records, and links that change a pack."""

from django import template
from django.http import HttpRequest
from django.template import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from medway_portal.briefing.selection import is_choosing, pack_in_address
from records.models import Record
from sources.parameters import PACK_PARAMETER

register = template.Library()
KEY = "refs_with_a_box"
BOX = (
    '<label class="pick"><input type="checkbox" form="choosing" name="{}" value="{}"{}>'
    ' Choose {}<span class="unseen">: {}</span></label>'
)


@register.simple_tag(takes_context=True)
def choose_for_briefing(context: RequestContext, record: Record) -> SafeString:
    """Show the checkbox that selects ``record``, if the page is in the mode for that."""
    request, ref = context.request, record.ref
    if not is_choosing(request) or ref in _with_box(request):
        return SafeString()
    _with_box(request).add(ref)
    checked = SafeString(" checked" if ref in pack_in_address(request).refs else "")
    return format_html(BOX, PACK_PARAMETER, ref, checked, ref, record.title)


@register.simple_tag(takes_context=True)
def chosen_elsewhere(context: RequestContext) -> list[str]:
    """Return the refs of the pack that have no checkbox on the page so far."""
    shown = _with_box(context.request)
    return [ref for ref in pack_in_address(context.request).refs if ref not in shown]


@register.simple_tag(takes_context=True)
def pack_with(context: RequestContext, ref: str) -> str:
    """Return the address of the pack with ``ref`` added."""
    return pack_in_address(context.request).adding(ref).address


@register.simple_tag(takes_context=True)
def pack_without(context: RequestContext, ref: str) -> str:
    """Return the address of the pack with ``ref`` removed."""
    return pack_in_address(context.request).without(ref).address


def _with_box(request: HttpRequest) -> set[str]:
    """Return the refs that already have a checkbox, because a page may show a record twice."""
    found: set[str] = vars(request).setdefault(KEY, set())
    return found
