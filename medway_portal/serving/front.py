"""The ASGI application in front of Django: answers from the store, and asks Django for the rest."""

import asyncio
import logging
import threading
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from time import perf_counter
from typing import Any
from urllib.parse import parse_qsl, urlencode

from medway_portal.logs import ACCESS, HEADER, answered, identify
from medway_portal.serving.answers import Finished, Variant, finished, is_unchanged
from medway_portal.serving.handler import EVERY_VERSION, Handler, Scope
from medway_portal.serving.store import Key, Store
from medway_portal.serving.versions import watch

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Headers = Mapping[bytes, bytes]
Send = Callable[[Any], Awaitable[None]]
# Django makes pages in so many threads: with more, those who find theirs in the store would wait.
THREADS = 4
MOST_PARAMETERS = 1000
# So many may wait for Django; more are sent away, so that a flood of odd addresses fills no memory.
MOST_WAITING = 500
BUSY = finished(
    503,
    [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"retry-after", b"30"),
        (b"content-security-policy", b"default-src 'none'"),
        (b"x-content-type-options", b"nosniff"),
    ],
    b"More pages are asked for than can be made just now. Try again in a minute.\n",
)
# What only requests that are not answered from the store have an id for: it is for the log.
ID = HEADER.lower().encode()


@dataclass(frozen=True, slots=True)
class Site:
    """Where the portal is: what it answers to, and whether only over TLS.

    ``is_allowed`` tells of the name of a host. ``host`` is the one that Django is shown.
    """

    host: bytes
    is_allowed: Callable[[bytes], bool]
    is_secure: bool = False  # whether it is reached over TLS only
    trusts_proxy: bool = False


class Front:
    """Answers plain requests for what is in the store without entering Django."""

    def __init__(self, handler: Handler, store: Store, site: Site) -> None:
        self.handler = handler
        self.store = store
        self.site = site
        self.logs_access = ACCESS.isEnabledFor(logging.INFO)
        self.waiting = 0
        self.making: dict[Key, asyncio.Future[Finished]] = {}
        self.threads = ThreadPoolExecutor(THREADS, thread_name_prefix="django")
        self.stopped = threading.Event()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._answer(scope, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        """Watch the version of the record from the start of the process to its end."""
        await receive()
        loop = asyncio.get_running_loop()

        def tell(version: str) -> None:
            loop.call_soon_threadsafe(self.store.turn_to, version)

        threading.Thread(target=watch, args=(tell, self.stopped), daemon=True).start()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self.stopped.set()
        await send({"type": "lifespan.shutdown.complete"})

    def stored(self, path: str, query: bytes, headers: Headers) -> Variant | None:
        """Return what is in the store for a plain GET, if it is to be sent whole.

        ``headers`` are by their names in lower case.
        """
        if b"if-none-match" in headers or b"if-modified-since" in headers or self.logs_access:
            return None
        key = self._key("http", path, query, headers)
        answer = self.store.get(key) if key else None
        return answer.variant(headers.get(b"accept-encoding", b"")) if answer else None

    async def _answer(self, scope: Scope, send: Send) -> None:
        began = perf_counter()
        headers = dict(scope["headers"])
        key = None
        if scope["method"] in ("GET", "HEAD"):
            key = self._key(scope["scheme"], scope["path"], scope["query_string"], headers)
        answer, added = self.store.get(key) if key else None, []
        if answer is None:
            added = [(ID, identify(headers.get(ID, b"").decode("latin-1")).encode())]
            others = (each for each in scope["headers"] if each[0] != ID)
            scope = scope | {"headers": [*others, *added]}
            answer = await self._made(key, scope) if key else (await self._ask(scope))[0]
        variant = answer.variant(headers.get(b"accept-encoding", b""))
        tags, since = headers.get(b"if-none-match", b""), headers.get(b"if-modified-since", b"")
        has_it = key is not None and is_unchanged(answer, variant, tags, since)
        start = variant.unchanged if has_it else variant.start
        await send({**start, "headers": [*start["headers"], *added]} if added else start)
        is_empty = has_it or scope["method"] == "HEAD"
        await send({"type": "http.response.body"} if is_empty else variant.body)
        if self.logs_access:
            size = 0 if is_empty else len(variant.body["body"])
            time, is_kept = perf_counter() - began, not added
            answered(scope, start["status"], size=size, seconds=time, kept=is_kept)

    def _key(self, scheme: str, path: str, query: bytes, headers: Headers) -> Key | None:
        """Return what the answer is kept under; nothing for a request that Django is to judge.

        What the key leaves out, Django is not shown, so no answer depends on it.
        """
        site = self.site
        if (
            not site.is_allowed(headers.get(b"host", b""))
            or headers.get(b"content-length", b"0") != b"0"
            or b"transfer-encoding" in headers
            or (site.is_secure and not self._came_over_tls(scheme, headers))
        ):
            return None
        if not query:
            return path, ""
        try:
            return path, in_one_order(query.decode("latin-1"))
        except ValueError:
            return None

    def _came_over_tls(self, scheme: str, headers: Headers) -> bool:
        if self.site.trusts_proxy:
            return headers.get(b"x-forwarded-proto") == b"https"
        return scheme == "https"

    async def _made(self, key: Key, scope: Scope) -> Finished:
        """Return the answer to ``key``, made once for all who ask for it meanwhile."""
        if making := self.making.get(key):
            return await asyncio.shield(making)
        loop = asyncio.get_running_loop()
        making = self.making[key] = loop.create_task(self._make(key, scope))
        making.add_done_callback(lambda _: self.making.pop(key))
        return await asyncio.shield(making)

    async def _make(self, key: Key, scope: Scope) -> Finished:
        path, query = key
        secure = [(b"x-forwarded-proto", b"https")] if self.site.trusts_proxy else []
        named = [each for each in scope["headers"] if each[0] == ID]
        plain = scope | {
            "method": "GET",
            "path": path,
            "scheme": "https" if self.site.is_secure else "http",
            "query_string": query.encode("latin-1"),
            "headers": [(b"host", self.site.host), *secure, *named],
        }
        version = self.store.version
        answer, good_for = await self._ask(plain)
        # The record may have been loaded anew meanwhile. Static files are of every version.
        if version and version == self.store.version and good_for in (version, EVERY_VERSION):
            self.store.put(key, answer)
        return answer

    async def _ask(self, scope: Scope) -> tuple[Finished, str | None]:
        """Return Django's answer, and for which version of the record it may be kept, if at all."""
        if self.waiting >= MOST_WAITING:
            return BUSY, None
        self.waiting += 1
        try:
            loop = asyncio.get_running_loop()
            return await loop.run_in_executor(self.threads, self._ask_here, scope)
        finally:
            self.waiting -= 1

    def _ask_here(self, scope: Scope) -> tuple[Finished, str | None]:
        rendered = self.handler(scope)
        answer = finished(rendered.status, rendered.headers, rendered.body)
        return answer, rendered.version if rendered.may_be_kept else None


def in_one_order(query: str) -> str:
    """Return ``query`` with its parameters by name; values of one name stay in their order.

    Raises ValueError if it has too many.
    """
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    return urlencode(sorted(pairs, key=lambda pair: pair[0]))
