"""Middleware: read-only methods, security headers, parameters, and one version for a response."""

import re
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

# Shared caches keep a response for a second, so that everybody sees a new version within two.
# Browsers revalidate each time. For a day, caches may serve a stale response if the portal is down.
CACHE_CONTROL = "public, max-age=0, s-maxage=1, stale-if-error=86400"
CACHEABLE = (200, 301, 410)
STARTED = time.time()
READING = ("GET", "HEAD", "OPTIONS")
# Only files of the portal: no inline style or script, no frame, no other host. The script of the
# lists fetches pages, so connect-src allows the portal itself.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
# Browser features that no page uses. Browsers warn about names that they do not know.
UNUSED_FEATURES = (
    "accelerometer", "camera", "display-capture", "geolocation", "gyroscope", "magnetometer",
    "microphone", "midi", "payment", "publickey-credentials-get", "usb", "xr-spatial-tracking",
)  # fmt: skip
# Django's SecurityMiddleware adds the other headers, but not to its own refusals.
SECURITY_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED_FEATURES),
    "X-Content-Type-Options": "nosniff",
}
# What other sites add to links to pages, to follow readers.
TRACKING = re.compile(r"utm_\w+|fbclid|gclid|msclkid|igshid|mc_[ce]id")
# Pages of other sites may send these headers with a request for data, and read those below.
ALLOWED_HEADERS = "If-Modified-Since, If-None-Match, X-Requested-With"
EXPOSED_HEADERS = "ETag, Last-Modified, X-Record-Version"
NO_CONTENT = "This portal only shows what is recorded. Send a request without content."
GetResponse = Callable[[HttpRequest], HttpResponse]


def security_headers(get_response: GetResponse) -> GetResponse:
    """Add security headers to every response, including errors and redirects."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in SECURITY_HEADERS.items():
            response.headers.setdefault(name, value)
        kind = response.headers.get("Content-Type", "")
        # Redirects to data are for other sites too.
        is_page = kind.startswith("text/html") and not response.has_header("Location")
        response.headers["Cross-Origin-Resource-Policy"] = (
            "same-origin" if is_page else "cross-origin"
        )
        if not is_page:
            # Pages of other sites may read data. There is no login, so this reveals nothing.
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Access-Control-Expose-Headers"] = EXPOSED_HEADERS
        return response

    return respond


def read_only(get_response: GetResponse) -> GetResponse:
    """Refuse methods other than GET, HEAD and OPTIONS, and requests with content.

    OPTIONS gets a response without content.
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
            return _options(request)
        return get_response(request)

    return respond


def _options(request: HttpRequest) -> HttpResponse:
    """Say which methods there are and, of data, what pages of other sites may send."""
    methods = ", ".join(READING)
    response = HttpResponse(status=204, headers={"Allow": methods})
    if _is_data(request):
        response.headers["Access-Control-Allow-Methods"] = methods
        response.headers["Access-Control-Allow-Headers"] = ALLOWED_HEADERS
        response.headers["Access-Control-Max-Age"] = "86400"
    return response


def _is_data(request: HttpRequest) -> bool:
    """Tell whether the address is one of data or of a file, whose last part has an ending."""
    return "." in request.path.rpartition("/")[2]


def unstreamed(get_response: GetResponse) -> GetResponse:
    """Turn streaming responses into ordinary ones.

    The cache stores whole responses, and Django cannot stream files under ASGI.
    """

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
    """Build each response from one version of the record, even if another is loaded meanwhile.

    Headers say which version it was and how long caches may keep the response.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        with transaction.atomic(), same_edition():
            edition = Edition.current()
            response = get_response(request)
            # Wrong refs are unlimited in number, so caches must not keep responses to them.
            has_problems = bool(pack_in_address(request).problems)
            cacheable = response.status_code in CACHEABLE and not has_problems
        response.headers["X-Record-Version"] = edition.version
        response.headers.setdefault("Last-Modified", http_date(_changed(edition)))
        response.headers.setdefault("Cache-Control", CACHE_CONTROL if cacheable else "no-store")
        return response

    return respond


def _changed(edition: Edition) -> float:
    """Return the time of the last change of responses, in seconds since 1970.

    It is not before the start of this process, because a new release changes responses too.
    """
    loaded = edition.loaded.timestamp() if edition.loaded else 0
    return min(time.time(), max(STARTED, loaded))  # never in the future, if the clock was set back


def known_parameters(get_response: GetResponse) -> GetResponse:
    """Redirect an address with unknown parameters to the same address without them.

    Other sites add parameters to links to track readers, which no page keeps. Data addresses return
    an error instead, for programs. Views that take parameters report other errors themselves. Any
    page may have a pack.
    """

    def respond(request: HttpRequest) -> HttpResponse:
        is_data = _is_data(request)
        if not is_data and any(TRACKING.fullmatch(name) for name in request.GET):
            return HttpResponseRedirect(_without_tracking(request))
        names = request.GET.keys() - (set() if is_data else {PACK_PARAMETER})
        if not names or _takes_parameters(request, names):
            return get_response(request)
        if is_data:
            return refuse_parameters()
        return HttpResponseRedirect(
            address_with(request.path, PACK_PARAMETER, request.GET.getlist(PACK_PARAMETER))
        )

    return respond


def _without_tracking(request: HttpRequest) -> str:
    kept = request.GET.copy()
    for name in list(kept):
        if TRACKING.fullmatch(name):
            del kept[name]
    return f"{request.path}?{kept.urlencode()}".removesuffix("?")


def _takes_parameters(request: HttpRequest, names: set[str]) -> bool:
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return True  # there is no page to redirect to
    declared: frozenset[str] = getattr(match.func, "takes", frozenset())
    is_list = hasattr(getattr(match.func, "view_class", None), "filterset_class")
    return is_list or ANY in declared or names <= declared
