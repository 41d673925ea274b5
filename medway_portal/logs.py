"""What is logged: a line of JSON for each warning and error, with the id of its request.

No line holds who asked or for which words: no internet address, no name of a browser, and nothing
of what stands after the question mark of an address.
"""

import json
import logging
import re
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
# An id comes from outside: it is bounded, and nothing that could end a line or a header.
WELL_FORMED = re.compile(r"[A-Za-z0-9-]{1,64}")
ACCESS = logging.getLogger("medway_portal.access")
request_id: ContextVar[str] = ContextVar("request_id", default="")
Answer = Callable[[HttpRequest], HttpResponse]


class JsonLines(logging.Formatter):
    """Writes each record as one line of JSON, whatever line breaks its words have."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": request_id.get(),
            "status": getattr(record, "status_code", None),
            **getattr(record, "access", {}),
            "exception": self.formatException(record.exc_info) if record.exc_info else None,
        }
        return json.dumps({name: value for name, value in line.items() if value not in (None, "")})


def identify(given: str | None) -> str:
    """Return the id of a request: ``given`` by what is in front, if well-formed, or a new one."""
    return given if given and WELL_FORMED.fullmatch(given) else uuid4().hex


def with_id(get_response: Answer) -> Answer:
    """Give each request an id, in every line that is logged for it; the front sends it back."""

    def respond(request: HttpRequest) -> HttpResponse:
        before = request_id.set(identify(request.headers.get(HEADER)))
        try:
            return get_response(request)
        finally:
            request_id.reset(before)

    return respond


def answered(
    scope: Mapping[str, Any], status: int, *, size: int, seconds: float, kept: bool
) -> None:
    """Log that the request of an ASGI ``scope`` was answered: by its path, without its query.

    ``kept`` says whether the answer came from what is kept finished.
    """
    access = {
        "method": scope["method"],
        "path": scope["path"],
        "status": status,
        "bytes": size,
        "milliseconds": round(seconds * 1000, 2),
        "kept": kept,
    }
    ACCESS.info("answered", extra={"access": access})
