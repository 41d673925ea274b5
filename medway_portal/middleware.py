"""The portal only reads, and what it answers is of one version of the record."""

import time
from collections.abc import Callable

from django.db import transaction
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
)
from django.urls import Resolver404, resolve
from django.utils.http import http_date

from sources.answers import refusal_of_query
from sources.models import Edition

# What readers and caches between may keep, for a minute; then they show it once more while they ask
# again in the background, and for a day where nobody answers.
KEEP = "public, max-age=60, stale-while-revalidate=600, stale-if-error=86400"
LASTING = (200, 301, 410)
STARTED = time.time()
# Parameters of what is no list, by the name of the address; none where the view looks itself.
TAKES: dict[str, frozenset[str] | None] = {
    "source": frozenset({"highlight"}),
    "sitemap": frozenset({"p"}),
    "compare": None,
    "briefing": None,
    "briefing-markdown": None,
    "briefing-word": None,
}
READING = ("GET", "HEAD", "OPTIONS")
# Nothing but our own files: no style or script inside a page, no frame, no other host. The script
# of the lists asks for pages of ours: connect-src lets it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
Answer = Callable[[HttpRequest], HttpResponse]


def only_reading(get_response: Answer) -> Answer:
    """Answer 405 to every method that could change something, and OPTIONS without a page."""

    def respond(request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(READING)})
        response = get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        if not response.headers.get("Content-Type", "").startswith("text/html"):
            # Data is for all: other sites' pages may read it too. Nobody is logged in here.
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return respond


def of_one_version(get_response: Answer) -> Answer:
    """Answer from the record as it is at one moment, whatever is loaded meanwhile.

    The answer says in headers which version that was, and how long others may keep it.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        with transaction.atomic():
            edition = Edition.current()
            response = get_response(request)
        response.headers["X-Record-Version"] = edition.version
        response.headers.setdefault("Last-Modified", http_date(_changed(edition)))
        lasting = response.status_code in LASTING
        response.headers.setdefault("Cache-Control", KEEP if lasting else "no-store")
        return response

    return respond


def _changed(edition: Edition) -> float:
    """Return since when answers are as they are: seconds since 1970.

    A process may answer otherwise than the one before it, of an older release or other settings.
    """
    return max(STARTED, edition.loaded.timestamp() if edition.loaded else 0)


def known_parameters_only(get_response: Answer) -> Answer:
    """Lead from an address with parameters that it does not take to the one without them.

    Links from elsewhere get some added, to follow readers. Data are for programs, which are told.
    Views that take parameters say themselves what is wrong with them.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        if not request.GET or _takes_parameters(request):
            return get_response(request)
        if "." in request.path.rpartition("/")[2]:
            return refusal_of_query()
        return HttpResponseRedirect(request.path)

    return respond


def _takes_parameters(request: HttpRequest) -> bool:
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return True  # there is nothing to lead to
    taken = TAKES.get(match.url_name or "", frozenset())
    is_list = hasattr(getattr(match.func, "view_class", None), "filterset_class")
    return is_list or taken is None or request.GET.keys() <= taken
