"""Keeps a pack that is being put together in the addresses of the pages between.

A reader who adds a record goes on from page to page, and there is no cookie: so the address of
each page holds the refs, and every link on it has to hold them too. They are taken out of the
query before a view sees it, and put into the links of the finished page. So no view has to know
of them, and no template can forget them.
"""

import re
from collections.abc import Callable, Iterable
from html import unescape
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.html import format_html, format_html_join

from medway_portal.briefing.choosing import Chosen, choose

NAME = "briefing"
KEY = "briefing_pack"
# The templates are ours, and escape what they show: a “>” ends a tag wherever it stands.
TAG = re.compile(r"<(?:a|form)\b[^>]*>")
ADDRESS = re.compile(r'\b(?:href|action)="([/?][^"]*)"')
REL = re.compile(r'\brel="([^"]*)"')
Answer = Callable[[HttpRequest], HttpResponse]


def pack_in_hand(request: HttpRequest) -> Chosen:
    """Return the pack that the reader is putting together; an empty one if there is none."""
    found: Chosen = vars(request).get(KEY, Chosen())
    return found


def carry(get_response: Answer) -> Answer:
    """Let the pages that a reader goes through keep the pack."""

    def respond(request: HttpRequest) -> HttpResponse:
        if not _is_page(request.path):
            return get_response(request)
        pack = vars(request)[KEY] = _taken_out(request)
        response = get_response(request)
        if pack.problems:  # of which there is no end
            response.headers["Cache-Control"] = "no-store"
        return _put_back(response, pack.refs) if pack.refs else response

    return respond


def _is_page(path: str) -> bool:
    """Tell whether people read what is at ``path``: data and files end in a dot and a name."""
    return "." not in path.rpartition("/")[2]


def _taken_out(request: HttpRequest) -> Chosen:
    """Return the pack in the query of ``request``, from which it is gone."""
    values = request.GET.getlist("ref") if request.path == reverse("briefing") else []
    if NAME in request.GET:
        values += request.GET.getlist(NAME)
        rest = request.GET.copy()
        del rest[NAME]
        request.GET = QueryDict(rest.urlencode())
    return choose(values) if values else Chosen()


def _put_back(response: HttpResponse, refs: Iterable[str]) -> HttpResponse:
    if response.headers.get("Content-Type", "").startswith("text/html"):
        page = response.content.decode()
        response.content = TAG.sub(lambda tag: _carrying(tag[0], refs), page).encode()
    if "Location" in response and _is_carried(response["Location"]):
        response["Location"] = with_pack(response["Location"], refs)
    return response


def _carrying(tag: str, refs: Iterable[str]) -> str:
    """Return the start of a link or form such that it leads on with the pack.

    A link that is not to be followed is one that changes the pack: it stays as it is.
    """
    found, rel = ADDRESS.search(tag), REL.search(tag)
    address = unescape(found[1]) if found else ""
    if not found or not _is_carried(address) or (rel and "nofollow" in rel[1]):
        return tag
    if tag.startswith("<form"):
        if address == reverse("briefing"):
            return tag  # it has fields of its own for the refs
        field = '<input type="hidden" name="{}" value="{}">'
        return tag + format_html_join("", field, ((NAME, ref) for ref in refs))
    # Search engines leave it alone: every pack would be a page more to them.
    words = f"{rel[1]} nofollow" if rel else "nofollow"
    attributes = format_html('href="{}" rel="{}"', with_pack(address, refs), words)
    return ADDRESS.sub(lambda _: attributes, REL.sub("", tag, count=1), count=1)


def _is_carried(address: str) -> bool:
    """Tell whether ``address`` leads to a page of the portal that would lose the pack.

    An address of a pack holds refs of its own.
    """
    parts = urlsplit(address)
    is_pack = parts.path == reverse("briefing") and bool(parts.query)
    return not parts.netloc and _is_page(parts.path) and not is_pack


def with_pack(address: str, refs: Iterable[str]) -> str:
    """Return ``address`` with the refs of a pack in its query."""
    parts = urlsplit(address)
    name = "ref" if parts.path == reverse("briefing") else NAME
    added = urlencode([(name, ref) for ref in refs])
    return parts._replace(query=f"{parts.query}&{added}" if parts.query else added).geturl()
