"""What machines ask of the portal: whether it is well, what they may read, and its icon."""

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
    """Say which version of the record the database holds. Where it does not answer, see below."""
    version = Edition.current().version
    status = "ok" if version else "no record"
    return json_response({"status": status, "version": version}, status=200 if version else 503)


def robots(request: HttpRequest) -> HttpResponse:
    """Let all be read but briefings, which are as many as there are choices of records."""
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


def opensearch(request: HttpRequest) -> HttpResponse:
    """Describe the search to browsers, so that they can offer it (OpenSearch 1.1)."""
    return render(request, "opensearch.xml", content_type="application/opensearchdescription+xml")


def icon(request: HttpRequest) -> HttpResponse:
    """The icon, where browsers look for it when what they show is no page that names one."""
    return HttpResponse(ICON.read_bytes(), content_type="image/png")


def failed(request: HttpRequest) -> HttpResponse:
    """Answer for what should not have happened: 503 where the database cannot be asked, else 500.

    What made it fail may also be in what every page shows: the templates stand alone.
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
