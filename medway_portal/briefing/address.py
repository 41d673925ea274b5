"""The pack that the address of a page holds, while its reader chooses records.

On a list or the page of an inspection, ``briefing`` switches boxes on beside the records. It is
given once for each ref that was chosen before, and as ``briefing=choose`` where there is none yet.
Pages of other kinds show no boxes, but lead to the pack.
"""

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest
from django.urls import reverse

from inspections.choosing import CHOOSING
from medway_portal.briefing.choosing import Chosen, choose

CHOOSE = "choose"
KEY = "pack_in_address"


def is_choosing(request: HttpRequest) -> bool:
    """Tell whether records are chosen on the page that ``request`` asks for."""
    return bool(_values(request, CHOOSING))


def pack_in_address(request: HttpRequest) -> Chosen:
    """Return the pack in the address of ``request``; an empty one if there is none."""
    found: Chosen | None = vars(request).get(KEY)
    if found is None:
        name = "ref" if request.path == reverse("briefing") else CHOOSING
        refs = refs_of(_values(request, name))
        found = vars(request)[KEY] = choose(refs) if refs else Chosen()
    return found


def refs_of(values: list[str]) -> list[str]:
    """Return ``values`` without what only switches the boxes on."""
    return [value for value in values if value != CHOOSE]


def _values(request: HttpRequest, name: str) -> list[str]:
    try:
        return request.GET.getlist(name)
    except TooManyFieldsSent:  # the page that says so asks too
        return []
