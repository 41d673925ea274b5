"""Django, asked in this process for the answer to an address."""

from dataclasses import dataclass
from http import HTTPStatus
from io import BytesIO
from typing import Any

from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.base import BaseHandler
from django.core.signals import request_started
from django.http import HttpResponse
from django.http.response import HttpResponseBase

Scope = dict[str, Any]
EVERY_VERSION = ""
# What the front adds itself, for the body that it sends.
OF_THE_BODY = ("content-length", "content-encoding", "etag", "vary")


@dataclass(frozen=True, slots=True)
class Rendered:
    """What Django answered. ``version`` is that of the record; of files, they are of every one."""

    status: int
    headers: list[tuple[bytes, bytes]]
    body: bytes
    version: str

    @property
    def may_be_kept(self) -> bool:
        """Whether the same answer is right for everybody who asks, until the version changes."""
        told = dict(self.headers).get(b"cache-control", b"no-store")
        return self.status == HTTPStatus.OK and b"no-store" not in told


class Handler(BaseHandler):
    """Asks Django, in the thread that calls it. Bodies of requests are not read."""

    def __init__(self) -> None:
        self.load_middleware()

    def __call__(self, scope: Scope) -> Rendered:
        """Return Django's answer to the request that the ASGI ``scope`` describes."""
        request_started.send(sender=type(self), scope=scope)
        try:
            response = self.get_response(ASGIRequest(scope, BytesIO()))
        except UnicodeDecodeError:
            response = HttpResponse("This request was not understood.", status=400)
        try:
            return _rendered(response)
        finally:
            response.close()  # which lets go of the database


def _rendered(response: HttpResponseBase) -> Rendered:
    headers = [
        (name.lower().encode("latin-1"), value.encode("latin-1"))
        for name, value in response.items()
        if name.lower() not in OF_THE_BODY
    ]
    body = b"".join(response)  # files come in pieces
    return Rendered(
        response.status_code, headers, body, response.get("X-Record-Version", EVERY_VERSION)
    )
