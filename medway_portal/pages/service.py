"""What machines ask of the portal: whether it is well, and what they may read."""

from django.http import HttpRequest, HttpResponse

from sources.answers import json_answer
from sources.models import Edition


def health(request: HttpRequest) -> HttpResponse:
    """Say that the database answers, and which version of the record it holds."""
    version = Edition.current().version
    return json_answer({"status": "ok", "version": version}, status=200 if version else 503)


def robots(request: HttpRequest) -> HttpResponse:
    return HttpResponse("User-agent: *\nAllow: /\n", content_type="text/plain; charset=utf-8")
