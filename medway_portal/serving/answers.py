"""Finished answers, in the encodings that were asked for, and a store of them. No Django."""

import gzip
import re
from collections import OrderedDict
from dataclasses import dataclass
from hashlib import sha256
from http import HTTPStatus

import brotli

Headers = dict[bytes, bytes]  # names in lower case; no answer of ours has one twice
Key = tuple[str | bytes, ...]
ID = b"x-request-id"
HEADERS = 3000  # bytes of memory that an answer takes beside its body, about
SHORTEST = 200  # bytes. Less would grow
# What is text, and so gets smaller.
TEXT = re.compile(rb"text/|application/(?:[\w.+-]*(?:json|xml)\b|javascript)|image/svg\+xml")
TAG = re.compile(rb'"[^"]*"')
REFUSED = re.compile(rb";q=0(?:\.0*)?$")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it is sent."""

    status: int
    headers: Headers
    body: bytes

    @property
    def may_be_kept(self) -> bool:
        """Whether caches may keep it."""
        return b"no-store" not in self.headers.get(b"cache-control", b"no-store")

    @property
    def is_packable(self) -> bool:
        """Whether it is text that is not packed yet."""
        is_plain = len(self.body) >= SHORTEST and b"content-encoding" not in self.headers
        return is_plain and TEXT.match(self.headers.get(b"content-type", b"")) is not None

    def packed(self, encoding: bytes) -> "Answer":
        """Return the same in ``encoding``, gzip or br."""
        if encoding == b"gzip":
            body = gzip.compress(self.body, 6, mtime=0)
        else:
            # At 5, a long page takes 3 ms; at 11, half a second, which is for what never changes.
            is_lasting = b"immutable" in self.headers.get(b"cache-control", b"")
            body = brotli.compress(self.body, quality=11 if is_lasting else 5)
        return finished(self.status, self.headers | {b"content-encoding": encoding}, body)

    def to(self, asked: Headers) -> "Answer":
        """Return what to send to who ``asked``: a 304 if it has this (RFC 9110, 13.1.2, 13.1.3)."""
        # Tags are compared weakly: a proxy may have made ours weak. Only the very date counts: an
        # answer older than a clock that was set back has a later one.
        tags, since = asked.get(b"if-none-match", b""), asked.get(b"if-modified-since", b"")
        is_named = tags.strip() == b"*" or self.headers[b"etag"] in TAG.findall(tags)
        has_it = is_named if tags else since == self.headers.get(b"last-modified")
        if self.status != HTTPStatus.OK or not has_it:
            return self
        of_body = (b"content-type", b"content-length", b"content-encoding")
        told = {name: value for name, value in self.headers.items() if name not in of_body}
        return Answer(HTTPStatus.NOT_MODIFIED, told, b"")


def finished(status: int, headers: Headers, body: bytes) -> Answer:
    """Return an answer with its length and a strong tag, which no other body has."""
    tag = b'"%s"' % sha256(body).hexdigest()[:32].encode()
    own = {b"content-length": b"%d" % len(body), b"etag": tag}
    answer = Answer(status, headers | own, body)
    if answer.is_packable:
        answer.headers[b"vary"] = b"Accept-Encoding"
    return answer


def smallest(accepted: bytes) -> bytes:
    """Return br, gzip or, where neither is accepted, nothing (RFC 9110, 12.5.3)."""
    items = accepted.lower().replace(b" ", b"").split(b",")
    accepts = {item.partition(b";")[0]: not REFUSED.search(item) for item in items}
    return next((each for each in (b"br", b"gzip") if accepts.get(each, accepts.get(b"*"))), b"")


class Store:
    """The answers that were asked for last, all of one version, up to ``room`` bytes.

    ``version`` is the one that is loaded; while it is not known, nothing is kept.
    """

    def __init__(self, room: int) -> None:
        self.room = room
        self.held, self.version = 0, b""
        self._answers: OrderedDict[Key, Answer] = OrderedDict()

    def get(self, key: Key) -> Answer | None:
        """Return the answer to ``key``, if it is held."""
        if key in self._answers:
            self._answers.move_to_end(key)
        return self._answers.get(key)

    def put(self, key: Key, answer: Answer) -> None:
        """Hold ``answer``, if it is of the version that is loaded by now and not too large."""
        # Files have no version, and are the same in all.
        is_current = answer.headers.get(b"x-record-version", b"") in (self.version, b"")
        is_right = answer.status == HTTPStatus.OK and answer.may_be_kept
        fits = len(answer.body) + HEADERS <= self.room
        if self.version and is_current and is_right and fits and key not in self._answers:
            # The id is that of one request.
            lasting = {name: value for name, value in answer.headers.items() if name != ID}
            self._answers[key] = Answer(answer.status, lasting, answer.body)
            self.held += len(answer.body) + HEADERS
        while self.held > self.room:
            self.held -= len(self._answers.popitem(last=False)[1].body) + HEADERS

    def turn_to(self, version: bytes) -> None:
        """Forget all answers if they are of another version of the record."""
        if version != self.version:
            self.held, self.version = 0, version
            self._answers.clear()
