"""Django, asked in this process for what is at an address."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.asgi import ASGIRequest
from django.core.handlers.base import BaseHandler
from django.http import HttpRequest

from medway_portal.exporting.addresses import Address


@dataclass(frozen=True, slots=True)
class Answer:
    """What the portal answered. ``location`` is where a redirect leads."""

    status: int
    kind: str
    location: str
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Portal:
    """The portal, as whoever stands in front of it asks it."""

    def __init__(self) -> None:
        self.handler = BaseHandler()
        self.handler.load_middleware()
        site = urlsplit(settings.SITE_URL)
        self.scheme, self.host = site.scheme, site.netloc

    def request(self, address: Address) -> HttpRequest:
        headers = {"host": self.host, "x-forwarded-proto": self.scheme}
        scope = {
            "type": "http",
            "method": "GET",
            "scheme": self.scheme,
            "path": address.path,
            "query_string": address.query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }
        return ASGIRequest(scope, BytesIO())

    def ask(self, address: Address) -> Answer:
        response = self.handler.get_response(self.request(address))
        try:
            return Answer(
                status=response.status_code,
                kind=response.headers.get("Content-Type", "").split(";")[0],
                location=response.headers.get("Location", ""),
                body=b"".join(response),  # files come in pieces
            )
        finally:
            response.close()


@contextmanager
def reached_at(base: str) -> Iterator[None]:
    """Let the portal print ``base`` as its own address, in this process and for a while."""
    own = settings.SITE_URL
    settings.SITE_URL = base
    try:
        yield
    finally:
        settings.SITE_URL = own
