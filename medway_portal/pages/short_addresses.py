"""Short addresses such as /F12, and responses to wrong addresses."""

from collections.abc import Callable

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseNotFound,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse

from records.models import Record
from sources.models import RetiredRef, Source
from sources.parameters import takes
from sources.refs import AROUND, ref_of, refs_in
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


@takes("q")
def go(request: HttpRequest) -> HttpResponse:
    """Lead from what was typed into the masthead to the record with that ref, or to a search."""
    typed = request.GET.get("q", "")
    item = by_typed_ref(typed)
    if item:
        return HttpResponseRedirect(item.get_absolute_url())
    return HttpResponseRedirect(reverse("search", query={"q": typed} if typed else None))


def by_typed_ref(typed: str) -> Record | Source | None:
    """Return what has the ref that is all that was typed, but for signs around it.

    For the ref of a merged record that is the one that it was merged into.
    """
    ref = ref_of(typed.strip(AROUND))
    return Record.objects.with_typed_ref(typed).first() or (by_ref(ref) if ref else None)


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
    """Return 301 for a ref in another form or merged, 410 for a withdrawn one, or 404 with help."""
    typed = by_typed_ref(request.path)
    if typed:
        return HttpResponsePermanentRedirect(typed.get_absolute_url())
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
