"""The portal only reads: every other method is refused, whatever the address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

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
