"""Addresses for programs: health, robots.txt, OpenSearch, the icon, and server errors."""

import sys

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.cache import never_cache

from medway_portal.pages.short_addresses import DATA
from sources.models import Edition
from sources.responses import json_response

RETRY_AFTER = "30"  # seconds
ICON = settings.BASE_DIR / "static" / "icon.png"


@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """The version of the loaded record. If the database does not answer, ``failed`` does."""
    version = Edition.current().version
    status = "ok" if version else "no record"
    return json_response({"status": status, "version": version}, status=200 if version else 503)


def robots(request: HttpRequest) -> HttpResponse:
    """Allow all pages except briefing packs, which are unlimited in number."""
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


def opensearch(request: HttpRequest) -> HttpResponse:
    """The description of the search for browsers (OpenSearch 1.1)."""
    return render(request, "opensearch.xml", content_type="application/opensearchdescription+xml")


def icon(request: HttpRequest) -> HttpResponse:
    """The icon, at the address where browsers look for it by default."""
    return HttpResponse(ICON.read_bytes(), content_type="image/png")


def failed(request: HttpRequest) -> HttpResponse:
    """Return 503 if the database does not answer, and 500 for any other error.

    The templates stand alone, because the error may be in what every page shows.
    """
    is_away = isinstance(sys.exception(), (DatabaseError, InterfaceError))
    status = 503 if is_away else 500
    headers = {"Cache-Control": "no-store"} | ({"Retry-After": RETRY_AFTER} if is_away else {})
    if request.path.endswith((*DATA, reverse("health"))):
        reason = "The record cannot be read just now." if is_away else "This could not be made."
        response: HttpResponse = json_response({"error": reason}, status=status)
    else:
        response = HttpResponse(render_to_string(f"{status}.html"), status=status)
    for name, value in headers.items():
        response.headers[name] = value
    return response
