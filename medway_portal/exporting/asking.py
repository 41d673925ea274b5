"""Django, asked in this process for what is at an address."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest

from medway_portal.exporting.addresses import Address
from medway_portal.serving.handler import Handler, Scope


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
        self.handler = Handler()
        site = urlsplit(settings.SITE_URL)
        self.scheme, self.host = site.scheme, site.netloc

    def ask(self, address: Address) -> Answer:
        found = self.handler(self._scope(address))
        headers = {name.decode(): value.decode("latin-1") for name, value in found.headers}
        kind = headers.get("content-type", "").split(";")[0]
        return Answer(found.status, kind, headers.get("location", ""), found.body)

    def request(self, address: Address) -> HttpRequest:
        return ASGIRequest(self._scope(address), BytesIO())

    def _scope(self, address: Address) -> Scope:
        headers = {"host": self.host, "x-forwarded-proto": self.scheme}
        return {
            "type": "http",
            "method": "GET",
            "scheme": self.scheme,
            "path": address.path,
            "query_string": address.query.encode(),
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }


@contextmanager
def reached_at(base: str) -> Iterator[None]:
    """Let the portal print ``base`` as its own address, in this process and for a while."""
    own = settings.SITE_URL
    settings.SITE_URL = base
    try:
        yield
    finally:
        settings.SITE_URL = own
