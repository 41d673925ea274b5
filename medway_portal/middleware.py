"""The portal only reads, tells browsers what they may not do, and answers from one version."""

import time
from collections.abc import Callable

from django.db import transaction
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.urls import Resolver404, resolve
from django.utils.http import http_date

from medway_portal.briefing.selection import address_with, pack_in_address
from sources.editions import same_edition
from sources.models import Edition
from sources.parameters import ANY, PACK_PARAMETER, refuse_parameters

# Caches between keep it for a second, so that a new version is seen by all within two. Browsers
# ask each time whether theirs is the latest; for a day, they may show it where nobody answers.
KEEP = "public, max-age=0, s-maxage=1, stale-if-error=86400"
LASTING = (200, 301, 410)
STARTED = time.time()
READING = ("GET", "HEAD", "OPTIONS")
# Nothing but our own files: no style or script inside a page, no frame, no other host. The script
# of the lists asks for pages of ours: connect-src lets it.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# What no page of ours asks a browser for. Names that browsers do not know make them complain.
UNUSED = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
    "microphone", "midi", "payment", "publickey-credentials-get", "usb", "xr-spatial-tracking",
)  # fmt: skip
# Django's SecurityMiddleware adds the others, but not to what it refuses itself.
STRICT = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "X-Content-Type-Options": "nosniff",
}
NO_CONTENT = "This portal only shows what is recorded. Send a request without content."
GetResponse = Callable[[HttpRequest], HttpResponse]


def security_headers(get_response: GetResponse) -> GetResponse:
    """Tell browsers what no page may do, on refusals and redirections too."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in STRICT.items():
            response.headers.setdefault(name, value)
        kind = response.headers.get("Content-Type", "")
        # Where data is to be found is said to all, too.
        is_page = kind.startswith("text/html") and not response.has_header("Location")
        response.headers["Cross-Origin-Resource-Policy"] = (
            "same-origin" if is_page else "cross-origin"
        )
        if not is_page:
            # Data is for all: other sites' pages may read it too. Nobody is logged in here.
            response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return respond


def read_only(get_response: GetResponse) -> GetResponse:
    """Refuse every method that could change something, and content: there is nothing to put it in.

    OPTIONS is answered without a page.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        if (
            request.headers.get("Content-Length", "0") != "0"
            or "Transfer-Encoding" in request.headers
        ):
            return HttpResponse(NO_CONTENT, status=413, content_type="text/plain; charset=utf-8")
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(READING)})
        return get_response(request)

    return respond


def unstreamed(get_response: GetResponse) -> GetResponse:
    """Read files to the end: what is kept is whole, and ASGI has no way to send them otherwise."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not isinstance(response, StreamingHttpResponse):
            return response
        whole = HttpResponse(b"".join(response), status=response.status_code)
        whole.headers = response.headers
        response.close()
        return whole

    return respond


def one_version(get_response: GetResponse) -> GetResponse:
    """Answer from the record as it is at one moment, whatever is loaded meanwhile.

    The answer says in headers which version that was, and how long others may keep it.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        with transaction.atomic(), same_edition():
            edition = Edition.current()
            response = get_response(request)
            # Of what is no ref there is no end: no cache is to be filled with it.
            lasting = response.status_code in LASTING and not pack_in_address(request).problems
        response.headers["X-Record-Version"] = edition.version
        response.headers.setdefault("Last-Modified", http_date(_changed(edition)))
        response.headers.setdefault("Cache-Control", KEEP if lasting else "no-store")
        return response

    return respond


def _changed(edition: Edition) -> float:
    """Return since when answers are as they are: seconds since 1970.

    A process may answer otherwise than the one before it, of an older release or other settings.
    """
    loaded = edition.loaded.timestamp() if edition.loaded else 0
    return min(time.time(), max(STARTED, loaded))  # a clock may have been set back


def known_parameters(get_response: GetResponse) -> GetResponse:
    """Lead from an address with parameters that it does not take to the one without them.

    Links from elsewhere get some added, to follow readers. Data are for programs, which are told.
    Views that take parameters say themselves what is wrong with them. A page may hold a pack.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        is_data = "." in request.path.rpartition("/")[2]
        names = request.GET.keys() - (set() if is_data else {PACK_PARAMETER})
        if not names or _takes_parameters(request, names):
            return get_response(request)
        if is_data:
            return refuse_parameters()
        return HttpResponseRedirect(
            address_with(request.path, PACK_PARAMETER, request.GET.getlist(PACK_PARAMETER))
        )

    return respond


def _takes_parameters(request: HttpRequest, names: set[str]) -> bool:
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return True  # there is nothing to lead to
    taken: frozenset[str] = getattr(match.func, "takes", frozenset())
    is_list = hasattr(getattr(match.func, "view_class", None), "filterset_class")
    return is_list or ANY in taken or names <= taken
