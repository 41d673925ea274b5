"""Finished answers: one for all who ask, in each encoding, and a store of them. No Django."""

import gzip
import re
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from http import HTTPStatus

import brotli

Header = tuple[bytes, bytes]
Key = tuple[str, str]  # path, and query in one order
IDENTITY = b"identity"
HEADERS = 3000  # bytes that the headers of one variant take, about
SHORTEST = 200  # bytes. Less would grow
# What is text, and so gets smaller.
TEXT = re.compile(rb"text/|application/(?:[\w.+-]*(?:json|xml)|javascript)|image/svg\+xml")
TAG = re.compile(rb'"[^"]*"')
# What belongs to one encoding, or to one request alone.
OWN = (b"content-length", b"content-encoding", b"etag", b"vary")
# How hard to try, Brotli and gzip: pages are made while a reader waits (a long one takes Brotli
# 3 ms at 5, half a second at 11); a file that never changes is worth the time.
QUALITY = {False: (5, 6), True: (11, 9)}


@dataclass(frozen=True, slots=True)
class Variant:
    """A body in one encoding, with its headers; ``unchanged`` are those of its 304."""

    headers: list[Header]
    unchanged: list[Header]
    body: bytes
    etag: bytes


class Answer:
    """An answer in the encodings that were asked for. The names of its headers are lower case."""

    def __init__(self, status: int, headers: Iterable[Header], body: bytes) -> None:
        self.status = status
        self.headers = [header for header in headers if header[0] not in OWN]
        named = dict(self.headers)
        self.last_modified = named.get(b"last-modified", b"")
        # That of the record; files have none, and are the same in all.
        self.version = named.get(b"x-record-version", b"").decode("latin-1")
        told = named.get(b"cache-control", b"no-store")
        self.may_be_kept = status == HTTPStatus.OK and b"no-store" not in told
        self._quality = QUALITY[b"immutable" in told]
        kind = named.get(b"content-type", b"")
        self.is_text = len(body) >= SHORTEST and TEXT.match(kind) is not None
        if self.is_text:
            self.headers.append((b"vary", b"Accept-Encoding"))
        self._digest = sha256(body).hexdigest()[:32].encode()
        self.variants = {IDENTITY: self._variant(IDENTITY, body)}

    @property
    def size(self) -> int:
        """The memory that it takes, in bytes."""
        return sum(len(variant.body) + HEADERS for variant in self.variants.values())

    def encoding(self, accepted: bytes) -> bytes:
        """Return the one in which to send it to who sent ``accepted`` as ``Accept-Encoding``."""
        return preferred(accepted) if self.is_text else IDENTITY

    def encode(self, encoding: bytes) -> Variant:
        """Return the variant in ``encoding``, made now if nobody asked for it before."""
        if encoding not in self.variants:
            quality, level = self._quality
            plain = self.variants[IDENTITY].body
            packed = (
                gzip.compress(plain, level, mtime=0)
                if encoding == b"gzip"
                else brotli.compress(plain, quality=quality)
            )
            self.variants[encoding] = self._variant(encoding, packed)
        return self.variants[encoding]

    def _variant(self, encoding: bytes, body: bytes) -> Variant:
        is_plain = encoding == IDENTITY
        etag = b'"%s"' % (self._digest if is_plain else self._digest + b"-" + encoding)
        shared = [*self.headers, (b"etag", etag)]
        own = [(b"content-length", str(len(body)).encode())]
        if not is_plain:
            own.append((b"content-encoding", encoding))
        unchanged = [header for header in shared if header[0] != b"content-type"]
        return Variant(shared + own, unchanged, body, etag)

    def is_held_by(self, variant: Variant, tags: bytes, since: bytes) -> bool:
        """Tell whether who asks has it already (RFC 9110, 13.1.2 and 13.1.3).

        ``tags`` is ``If-None-Match``, a list; ``since`` is ``If-Modified-Since``, which counts only
        without it, and only if it is the very date of this answer: a clock may be set back, and
        then an older answer has a later date. Either is empty if it was not sent.
        """
        if self.status != HTTPStatus.OK:
            return False
        if tags:
            # Compared weakly: a proxy may have made ours weak.
            return tags.strip() == b"*" or variant.etag in TAG.findall(tags)
        return since != b"" and since == self.last_modified


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


class Store:
    """The answers that were asked for last, all of one version, up to ``room`` bytes.

    ``version`` is the one that is loaded; while it is not known, nothing is kept.
    """

    def __init__(self, room: int) -> None:
        self.room = room
        self.held = 0
        self.version = ""
        self._answers: OrderedDict[Key, tuple[Answer, int]] = OrderedDict()

    def get(self, key: Key) -> Answer | None:
        """Return the answer to ``key``, if it is held."""
        found = self._answers.get(key)
        if found is None:
            return None
        self._answers.move_to_end(key)
        return found[0]

    def put(self, key: Key, answer: Answer) -> None:
        """Hold ``answer``, if it is of the version that is loaded by now and not too large.

        To be called again when it has grown. What nobody asked for the longest goes.
        """
        size = answer.size
        if not (self.version and answer.may_be_kept and answer.version in (self.version, "")):
            return
        if size > self.room:
            return
        self._drop(key)
        self._answers[key] = answer, size
        self.held += size
        while self.held > self.room:
            self._drop(next(iter(self._answers)))

    def _drop(self, key: Key) -> None:
        if key in self._answers:
            self.held -= self._answers.pop(key)[1]

    def turn_to(self, version: str) -> None:
        """Forget all answers if they are of another version of the record."""
        if version != self.version:
            self.version = version
            self._answers.clear()
            self.held = 0
