"""What every page shows: the version of the record, its address, the pack in it."""

from functools import cache
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from medway_portal.briefing.selection import is_choosing, pack_in_address
from sources.models import Edition

# The entries of the menu, and those that are folded: the name of the URL, and the label.
SECTIONS = (
    ("inspections", "Inspections"),
    ("timeline", "Timeline"),
    ("themes", "Themes"),
    ("findings", "Findings"),
    ("what-came-next", "Promises"),
    ("sources", "Sources"),
)
MORE = (
    ("ratings", "Ratings"),
    ("compare", "Compare two inspections"),
    ("actions", "Actions as a list"),
    ("quotes", "Quotes"),
    ("figures", "Figures"),
    ("people", "People"),
    ("search", "Search"),
    ("glossary", "Glossary"),
)

Section = tuple[str, str, str]


def portal(request: HttpRequest) -> dict[str, object]:
    edition = Edition.current()
    return {
        "portal": edition.name,
        "menu": menu(),
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
def menu() -> tuple[list[Section], list[Section]]:
    """Return the entries of the menu and those that are folded, each with its address."""
    first, more = ([(name, label, reverse(name)) for name, label in e] for e in (SECTIONS, MORE))
    return first, more


def contact_link(contact: str) -> str:
    """Return the link to the contact: its page, or a mailto link to its e-mail address."""
    return contact if "://" in contact else f"mailto:{quote(contact, safe='@+')}"
