"""Logging: a line of JSON for each warning and error, with the id of its request.

No line has personal data: no internet address, no browser name and no query string. The number of
lines is limited, so that no client can fill the disk.
"""

import json
import logging
import re
import time
from collections import Counter
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from traceback import format_exception_only
from uuid import uuid4

from django.core.exceptions import SuspiciousOperation
from django.db import Error
from django.http import HttpRequest, HttpResponse

HEADER = "X-Request-ID"
# A client may send the id, so its length is limited and nothing in it can end a line or a header.
WELL_FORMED = re.compile(r"[A-Za-z0-9-]{1,64}")
# These errors are not faults of the code, so they are logged without a traceback.
FROM_OUTSIDE = (SuspiciousOperation, Error)
LIMIT = 5  # lines of a kind in a minute
MINUTE = 60  # seconds
request_id: ContextVar[str] = ContextVar("request_id", default="")
GetResponse = Callable[[HttpRequest], HttpResponse]


class JsonFormatter(logging.Formatter):
    """Formats a log record as one line of JSON, even if its message has line breaks."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            "request": request_id.get(),
            "status": getattr(record, "status_code", None),
            "exception": self._exception(record),
        }
        return json.dumps({name: value for name, value in line.items() if value not in (None, "")})

    def _exception(self, record: logging.LogRecord) -> str | None:
        error = _error(record)
        if isinstance(error, FROM_OUTSIDE):
            return "".join(format_exception_only(error)).strip()
        return self.formatException(record.exc_info) if record.exc_info else None


class RateLimit(logging.Filter):
    """Passes the first lines of a kind in each minute: from the same place, with the same error."""

    def __init__(self) -> None:
        super().__init__()
        self.began = 0.0
        self.passed: Counter[tuple[str, str, int, str]] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        now = time.monotonic()
        if now - self.began >= MINUTE:
            self.began = now
            self.passed.clear()
        name = type(_error(record)).__name__
        kind = record.name, record.pathname, record.lineno, name
        self.passed[kind] += 1
        return self.passed[kind] <= LIMIT


def _error(record: logging.LogRecord) -> BaseException | None:
    return record.exc_info[1] if record.exc_info else None


def identify(given: str | None) -> str:
    """Return ``given`` as the id of a request if it is well-formed, or a new id."""
    return given if given and WELL_FORMED.fullmatch(given) else uuid4().hex


def request_ids(get_response: GetResponse) -> GetResponse:
    """Give each request an id, which its log lines and its response have."""

    def respond(request: HttpRequest) -> HttpResponse:
        before = request_id.set(identify(request.headers.get(HEADER)))
        try:
            response = get_response(request)
            response.headers[HEADER] = request_id.get()
        finally:
            request_id.reset(before)
        return response

    return respond
