"""Short addresses such as /F12, and responses to wrong addresses."""

from collections.abc import Callable

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotFound,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render
from django.urls import reverse

from records.models import Record
from sources.models import RetiredRef, Source
from sources.refs import refs_in
from sources.responses import json_response

DATA = (".json", ".jsonld", ".csv", ".atom", ".txt", ".zip")  # endings of data addresses


def by_ref(ref: str) -> Record | Source | None:
    """Return the record or source that has ``ref``."""
    return Record.objects.with_refs([ref]).first() or Source.objects.with_refs([ref]).first()


def short_address(request: HttpRequest, ref: str) -> HttpResponse:
    """Redirect ``/F12`` to the page of the record."""
    item = by_ref(ref)
    if item is None:
        raise Http404(ref)
    return HttpResponsePermanentRedirect(item.get_absolute_url())


def _address(item: Record | Source, *, as_json: bool) -> str:
    """Return the address of a record's or source's page, or of its data."""
    if not as_json:
        return item.get_absolute_url()
    kind = item.kind if isinstance(item, Record) else "source"
    return reverse(f"{kind}-data", args=[item.ref, "json"])


class NotFoundMarker(HttpResponseNotFound):
    """Stands for the 404 response until the middleware ``helpful_not_found`` replaces it."""


def page_not_found(request: HttpRequest, exception: Exception) -> NotFoundMarker:
    """Return a marker. Django calls this outside of the middleware and its transaction."""
    return NotFoundMarker()


def helpful_not_found(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Replace the marker by a helpful page, inside the transaction of the request."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        return not_found(request) if isinstance(response, NotFoundMarker) else response

    return respond


def not_found(request: HttpRequest) -> HttpResponse:
    """Return 301 or 410 for a retired ref, and otherwise 404 with suggestions."""
    refs = refs_in(request.path)
    retired = RetiredRef.objects.with_refs(refs).first()
    as_json = request.path.endswith(DATA)
    successor = by_ref(retired.merged_into) if retired else None
    if successor:
        return HttpResponsePermanentRedirect(_address(successor, as_json=as_json))
    if retired:
        if as_json:
            return json_response({"error": "withdrawn", "reason": retired.reason}, status=410)
        return render(request, "410.html", {"retired": retired}, status=410)
    if as_json:
        return json_response({"error": "not found", "path": request.path}, status=404)
    meant = [item for ref in refs[:3] if (item := by_ref(ref))]
    context = {"path": request.path, "refs": refs, "meant": meant}
    return render(request, "404.html", context, status=404)
