"""Brotli for those who take it: a long page is a quarter smaller than with gzip."""

import re
from collections.abc import Callable

import brotli
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

TAKES = re.compile(r"\bbr\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)
SHORTEST = 200  # as Django has it for gzip: less would grow
QUALITY = 5  # of 11. The longest page takes 3 ms at 5, and half a second at 11
Answer = Callable[[HttpRequest], HttpResponse]


def compress(get_response: Answer) -> Answer:
    """Compress whole answers for those who take Brotli; Django's gzip leaves such ones alone."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.streaming or response.has_header("Content-Encoding"):
            return response
        if len(response.content) < SHORTEST:
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        if TAKES.search(request.headers.get("Accept-Encoding", "")):
            response.content = brotli.compress(response.content, quality=QUALITY)
            response.headers["Content-Length"] = str(len(response.content))
            response.headers["Content-Encoding"] = "br"
        return response

    return respond
