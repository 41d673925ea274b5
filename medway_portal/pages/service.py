"""What machines ask of the portal: whether it is well, what they may read, and its icon."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from sources.answers import json_answer
from sources.models import Edition

ICON = settings.BASE_DIR / "static" / "icon.png"


def health(request: HttpRequest) -> HttpResponse:
    """Say that the database answers, and which version of the record it holds."""
    version = Edition.current().version
    return json_answer({"status": "ok", "version": version}, status=200 if version else 503)


def robots(request: HttpRequest) -> HttpResponse:
    """Let all be read but briefings, which are as many as there are choices of records."""
    return render(request, "robots.txt", content_type="text/plain; charset=utf-8")


def opensearch(request: HttpRequest) -> HttpResponse:
    """Describe the search to browsers, so that they can offer it (OpenSearch 1.1)."""
    return render(request, "opensearch.xml", content_type="application/opensearchdescription+xml")


def icon(request: HttpRequest) -> HttpResponse:
    """The icon, where browsers look for it when what they show is no page that names one."""
    return HttpResponse(ICON.read_bytes(), content_type="image/png")
