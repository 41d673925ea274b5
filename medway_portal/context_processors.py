"""What every page shows: the version of the record, its address, the pack in it."""

from functools import cache
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from medway_portal.briefing.selection import is_choosing, pack_in_address
from sources.models import Edition

# The entries of the menu: the name of the URL, and the label.
SECTIONS = (
    ("timeline", "Timeline"),
    ("inspections", "Inspections"),
    ("ratings", "Ratings"),
    ("findings", "Findings"),
    ("themes", "Themes"),
    ("actions", "Actions"),
    ("what-came-next", "What came next"),
    ("quotes", "Quotes"),
    ("people", "People"),
    ("figures", "Figures"),
    ("sources", "Sources"),
)


def portal(request: HttpRequest) -> dict[str, object]:
    edition = Edition.current()
    return {
        "portal": edition.name,
        "sections": sections(),
        "edition": edition,
        "site_url": settings.SITE_URL,
        "canonical": settings.SITE_URL + request.path,
        "operator": settings.OPERATOR,
        "contact": settings.CONTACT,
        "contact_address": contact_link(settings.CONTACT),
        "pack": pack_in_address(request),
        "choosing": is_choosing(request),
    }


@cache
def sections() -> list[tuple[str, str, str]]:
    """Return the sections, each with its address."""
    return [(name, label, reverse(name)) for name, label in SECTIONS]


def contact_link(contact: str) -> str:
    """Return the link to the contact: its page, or a mailto link to its e-mail address."""
    return contact if "://" in contact else f"mailto:{quote(contact, safe='@+')}"
