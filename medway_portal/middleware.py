"""The portal only reads: every other method is refused, whatever the address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

READING = ("GET", "HEAD", "OPTIONS")
# Nothing but our own stylesheet and pictures: no script, no frame, no other host.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
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
        return response

    return respond
