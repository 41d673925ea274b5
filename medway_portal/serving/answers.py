"""Finished responses in several encodings, and a store of them. No Django."""

import gzip
import re
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus

import brotli

Headers = dict[bytes, bytes]  # names in lower case; no response of the portal repeats a header
Key = tuple[str | bytes, ...]
ID = b"x-request-id"
OVERHEAD = 3000  # bytes of memory that an answer takes beside its body, about
SHORTEST = 200  # bytes: shorter bodies grow when compressed
# Media types that compress well.
TEXT = re.compile(rb"text/|application/(?:[\w.+-]*(?:json|xml)\b|javascript)|image/svg\+xml")
TAG = re.compile(rb'"[^"]*"')
REFUSED = re.compile(rb";q=0(?:\.0*)?$")


@dataclass(frozen=True, slots=True)
class Answer:
    """A finished response."""

    status: int
    headers: Headers
    body: bytes

    @property
    def is_cacheable(self) -> bool:
        """Whether caches may store it."""
        return b"no-store" not in self.headers.get(b"cache-control", b"no-store")

    @property
    def is_compressible(self) -> bool:
        """Whether it is text that is not compressed yet."""
        is_plain = len(self.body) >= SHORTEST and b"content-encoding" not in self.headers
        return is_plain and TEXT.match(self.headers.get(b"content-type", b"")) is not None

    def compressed(self, encoding: bytes) -> "Answer":
        """Return the answer in ``encoding``, which is gzip or br."""
        if encoding == b"gzip":
            body = gzip.compress(self.body, 6, mtime=0)
        else:
            # Quality 5 takes 3 ms for a long page. Quality 11 takes half a second and is only for
            # files that never change.
            is_immutable = b"immutable" in self.headers.get(b"cache-control", b"")
            body = brotli.compress(self.body, quality=11 if is_immutable else 5)
        return finished(self.status, self.headers | {b"content-encoding": encoding}, body)

    def for_request(self, request: Headers) -> "Answer":
        """Return the answer, or a 304 if the client has it (RFC 9110, 13.1.2 and 13.1.3).

        Tags are compared weakly, because a proxy may have made them weak. Dates must be equal,
        because after a clock is set back a newer answer has an earlier date.
        """
        tags, since = request.get(b"if-none-match", b""), request.get(b"if-modified-since", b"")
        has_tag = tags.strip() == b"*" or self.headers[b"etag"] in TAG.findall(tags)
        is_current = has_tag if tags else since == self.headers.get(b"last-modified")
        if self.status != HTTPStatus.OK or not is_current:
            return self
        of_body = (b"content-type", b"content-length", b"content-encoding")
        headers = {name: value for name, value in self.headers.items() if name not in of_body}
        return Answer(HTTPStatus.NOT_MODIFIED, headers, b"")


def finished(status: int, headers: Headers, body: bytes) -> Answer:
    """Return an answer with its length and a strong ETag, a hash of the body."""
    tag = b'"%s"' % sha256(body).hexdigest()[:32].encode()
    own = {b"content-length": b"%d" % len(body), b"etag": tag}
    answer = Answer(status, headers | own, body)
    if answer.is_compressible:
        answer.headers[b"vary"] = b"Accept-Encoding"
    return answer


def best_encoding(accepted: bytes) -> bytes:
    """Return br or gzip, or nothing if the client accepts neither (RFC 9110, 12.5.3)."""
    items = accepted.lower().replace(b" ", b"").split(b",")
    accepts = {item.partition(b";")[0]: not REFUSED.search(item) for item in items}
    return next((each for each in (b"br", b"gzip") if accepts.get(each, accepts.get(b"*"))), b"")


class Store:
    """The most recently used answers, all of one version, up to ``capacity`` bytes.

    ``version`` is the loaded one. While it is not known, the store keeps nothing.
    """

    def __init__(self, capacity: int) -> None:
        self.capacity = capacity
        self.size, self.version = 0, b""
        self._answers: OrderedDict[Key, Answer] = OrderedDict()

    def get(self, key: Key) -> Answer | None:
        """Return the answer for ``key``, if it is stored."""
        if key in self._answers:
            self._answers.move_to_end(key)
        return self._answers.get(key)

    def put(self, key: Key, answer: Answer) -> None:
        """Store ``answer`` if it is cacheable, of the loaded version, and not too large."""
        # Static files have no version. They are the same in all versions.
        is_current = answer.headers.get(b"x-record-version", b"") in (self.version, b"")
        is_cacheable = answer.status == HTTPStatus.OK and answer.is_cacheable
        fits = len(answer.body) + OVERHEAD <= self.capacity
        if self.version and is_current and is_cacheable and fits and key not in self._answers:
            # The request id belongs to one request only.
            headers = {name: value for name, value in answer.headers.items() if name != ID}
            self._answers[key] = Answer(answer.status, headers, answer.body)
            self.size += len(answer.body) + OVERHEAD
        while self.size > self.capacity:
            self.size -= len(self._answers.popitem(last=False)[1].body) + OVERHEAD

    def set_version(self, version: bytes) -> None:
        """Set the loaded version, and drop all answers of another one."""
        if version != self.version:
            self.size, self.version = 0, version
            self._answers.clear()
