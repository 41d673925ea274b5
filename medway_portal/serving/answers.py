"""A finished answer: its status and headers, and its body in each encoding. No Django."""

import gzip
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus
from typing import Any

import brotli

Header = tuple[bytes, bytes]
IDENTITY = b"identity"
HEADERS = 3000  # bytes that the headers of one variant take, about
SHORTEST = 200  # bytes. Less would grow
# What is text, and so gets smaller.
TEXT = re.compile(rb"text/|application/(?:[\w.+-]*(?:json|xml)|javascript)|image/svg\+xml")
TAG = re.compile(rb'"[^"]*"')
# How hard to try, Brotli and gzip: pages are made while a reader waits (a long one takes Brotli
# 3 ms at 5, half a second at 11); a file that never changes is worth the time.
QUALITY = {False: (5, 6), True: (11, 9)}


@dataclass(frozen=True, slots=True)
class Variant:
    """A body in one encoding, as the messages that ASGI sends: the answer, and its 304.

    ``head`` is the start as it goes over the wire in HTTP/1.1, up to where ``Date`` follows.
    """

    start: Mapping[str, Any]
    body: Mapping[str, Any]
    unchanged: Mapping[str, Any]
    etag: bytes
    head: bytes


@dataclass(frozen=True, slots=True)
class Finished:
    """An answer in every encoding in which it is to be had. ``size`` is its memory in bytes."""

    status: int
    variants: Mapping[bytes, Variant]
    last_modified: bytes
    size: int

    def variant(self, accepted: bytes) -> Variant:
        """Return the one for a request with this ``Accept-Encoding``."""
        found = self.variants.get(preferred(accepted))
        return found or self.variants[IDENTITY]


def finished(status: int, headers: Iterable[Header], body: bytes) -> Finished:
    """Return the answer in all encodings, each with an ``ETag`` of its own.

    ``headers`` are in lower case, without those that depend on the encoding.
    """
    kept = list(headers)
    named = dict(kept)
    bodies = {IDENTITY: body}
    if len(body) >= SHORTEST and TEXT.match(named.get(b"content-type", b"")):
        quality, level = QUALITY[b"immutable" in named.get(b"cache-control", b"")]
        bodies[b"gzip"] = gzip.compress(body, level, mtime=0)
        bodies[b"br"] = brotli.compress(body, quality=quality)
        kept.append((b"vary", b"Accept-Encoding"))
    digest = sha256(body).hexdigest()[:32].encode()
    variants = {
        encoding: _variant(status, kept, encoded, encoding, digest)
        for encoding, encoded in bodies.items()
    }
    size = sum(len(encoded) + HEADERS for encoded in bodies.values())
    return Finished(status, variants, named.get(b"last-modified", b""), size)


def _variant(
    status: int, headers: list[Header], body: bytes, encoding: bytes, digest: bytes
) -> Variant:
    etag = b'"%s"' % (digest if encoding == IDENTITY else digest + b"-" + encoding)
    shared = [*headers, (b"etag", etag)]
    own = [(b"content-length", str(len(body)).encode())]
    if encoding != IDENTITY:
        own.append((b"content-encoding", encoding))
    kind = [item for item in shared if item[0] != b"content-type"]
    lines = b"".join(b"%s: %s\r\n" % header for header in shared + own)
    return Variant(
        head=b"HTTP/1.1 %d %s\r\n%s" % (status, HTTPStatus(status).phrase.encode(), lines),
        start={"type": "http.response.start", "status": status, "headers": shared + own},
        body={"type": "http.response.body", "body": body},
        unchanged={"type": "http.response.start", "status": 304, "headers": kind},
        etag=etag,
    )


@lru_cache(maxsize=256)
def preferred(accepted: bytes) -> bytes:
    """Return the encoding to use where the request accepts ``accepted`` (RFC 9110, 12.5.3)."""
    weights: dict[bytes, float] = {}
    for item in accepted.lower().split(b","):
        name, _, parameters = item.partition(b";")
        weights[name.strip()] = _weight(parameters)
    rest = weights.get(b"*", 0.0)
    best = max((b"br", b"gzip"), key=lambda name: weights.get(name, rest))
    return best if weights.get(best, rest) > 0 else IDENTITY


def _weight(parameters: bytes) -> float:
    name, _, value = parameters.partition(b"=")
    try:
        return float(value) if name.strip() == b"q" else 1.0
    except ValueError:
        return 0.0


def is_unchanged(answer: Finished, variant: Variant, tags: bytes, since: bytes) -> bool:
    """Tell whether who asks has the answer already (RFC 9110, 13.1.2 and 13.1.3).

    ``tags`` is ``If-None-Match``, a list; ``since`` is ``If-Modified-Since``, which counts only
    without it. Either is empty if it was not sent.
    """
    if answer.status != HTTPStatus.OK:
        return False
    if tags:
        # Compared weakly: a proxy may have made ours weak.
        return tags.strip() == b"*" or variant.etag in TAG.findall(tags)
    if not since or not answer.last_modified:
        return False
    return since == answer.last_modified or _is_later(since, answer.last_modified)


def _is_later(one: bytes, other: bytes) -> bool:
    try:
        first, second = (parsedate_to_datetime(each.decode("latin-1")) for each in (one, other))
        return first >= second
    except (ValueError, TypeError):
        return False  # no date, or one without a time zone
