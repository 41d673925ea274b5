"""The portal only reads: every other method is refused, whatever the address."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

READING = ("GET", "HEAD", "OPTIONS")
Answer = Callable[[HttpRequest], HttpResponse]


def only_reading(get_response: Answer) -> Answer:
    """Answer 405 to every method that could change something, and OPTIONS without a page."""

    def respond(request: HttpRequest) -> HttpResponse:
        if request.method not in READING:
            return HttpResponseNotAllowed(READING)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(READING)})
        return get_response(request)

    return respond
