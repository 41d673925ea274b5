"""ASGI middleware that keeps finished answers, and asks Django for what is not there. No Django."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode

from asgiref.sync import ThreadSensitiveContext

from medway_portal.serving.answers import Answer, Header, Key, Store

Scope = dict[str, Any]
Message = Mapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Any], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = Mapping[bytes, bytes]
Made = tuple[Answer, list[Header]]  # with headers that go with it this once
EVERY = 0.4  # seconds from one look at the version to the next
# Django makes pages in so many threads: with more, those who find theirs in the store would wait.
THREADS = 4
MOST_PARAMETERS = 1000
# So many may wait for Django; more are sent away, so that a flood of odd addresses fills no memory.
MOST_WAITING = 500
BUSY = Answer(
    503,
    [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"cache-control", b"no-store"),
        (b"retry-after", b"30"),
        (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
        (b"x-content-type-options", b"nosniff"),
        (b"x-frame-options", b"DENY"),
    ],
    b"More pages are asked for than can be made just now. Try again in a minute.\n",
)
# The id of a request is for the log, and is no part of what is kept.
ID = b"x-request-id"


@dataclass(frozen=True, slots=True)
class Site:
    """Where the portal is: what it answers to, and whether only over TLS.

    ``is_allowed`` tells of the name of a host. ``host`` is the one that Django is shown.
    """

    host: bytes
    is_allowed: Callable[[bytes], bool]
    is_secure: bool = False  # whether it is reached over TLS only
    trusts_proxy: bool = False

    def key(self, scope: Scope, headers: Headers) -> Key | None:
        """Return what the answer is kept under; nothing for a request that Django is to judge."""
        if (
            scope["method"] not in ("GET", "HEAD")
            or not self.is_allowed(headers.get(b"host", b""))
            or headers.get(b"content-length", b"0") != b"0"
            or b"transfer-encoding" in headers
            or (self.is_secure and not self._came_over_tls(scope, headers))
        ):
            return None
        try:
            return scope["path"], in_one_order(scope["query_string"].decode("latin-1"))
        except ValueError:
            return None

    def _came_over_tls(self, scope: Scope, headers: Headers) -> bool:
        if self.trusts_proxy:
            return headers.get(b"x-forwarded-proto") == b"https"
        return bool(scope["scheme"] == "https")

    def plain(self, scope: Scope, key: Key) -> Scope:
        """Return the request for ``key``: what that leaves out, no answer can depend on."""
        secure = [(b"x-forwarded-proto", b"https")] if self.trusts_proxy else []
        named = [header for header in scope["headers"] if header[0] == ID]
        return {
            **scope,
            "method": "GET",
            "scheme": "https" if self.is_secure else "http",
            "query_string": key[1].encode("latin-1"),
            "headers": [(b"host", self.host), *secure, *named],
        }


class AnswerCache:
    """Answers from ``store``; ``app`` makes what is not there.

    ``loaded`` returns the version that is loaded, or nothing while the database does not say. It is
    called in a thread.
    """

    def __init__(
        self, app: App, store: Store, site: Site, loaded: Callable[[], str | None]
    ) -> None:
        self.app = app
        self.store = store
        self.site = site
        self.loaded = loaded
        self.waiting = 0
        # The one used last comes first, so that a quiet portal has one connection to its database.
        self.threads: asyncio.LifoQueue[ThreadPoolExecutor] = asyncio.LifoQueue()
        for _ in range(THREADS):
            self.threads.put_nowait(ThreadPoolExecutor(1, thread_name_prefix="django"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._respond(scope, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        """Watch the version of the record from the start of the process to its end."""
        await receive()
        watching = asyncio.create_task(self._watch())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        watching.cancel()
        await send({"type": "lifespan.shutdown.complete"})

    async def _watch(self) -> None:
        while True:
            version = await asyncio.to_thread(self.loaded)
            if version is not None:
                self.store.turn_to(version)
            await asyncio.sleep(EVERY)

    async def _respond(self, scope: Scope, send: Send) -> None:
        headers = dict(scope["headers"])
        key = self.site.key(scope, headers)
        kept = self.store.get(key) if key else None
        answer, passing = (kept, []) if kept else await self._made(scope, key)
        encoding = answer.encoding(headers.get(b"accept-encoding", b""))
        variant = answer.variants.get(encoding)
        if variant is None:
            variant = await asyncio.to_thread(answer.encode, encoding)
            if key:
                self.store.put(key, answer)  # which is larger now
        tags, since = headers.get(b"if-none-match", b""), headers.get(b"if-modified-since", b"")
        has_it = key is not None and answer.is_held_by(variant, tags, since)
        await send(
            {
                "type": "http.response.start",
                "status": 304 if has_it else answer.status,
                "headers": (variant.unchanged if has_it else variant.headers) + passing,
            }
        )
        is_empty = has_it or scope["method"] == "HEAD"
        await send({"type": "http.response.body", "body": b"" if is_empty else variant.body})

    async def _made(self, scope: Scope, key: Key | None) -> Made:
        if self.waiting >= MOST_WAITING:
            return BUSY, []
        self.waiting += 1
        try:
            async with self._thread():
                if key is None:
                    return await asked(self.app, scope)
                # Whoever came before may have asked for the same.
                if kept := self.store.get(key):
                    return kept, []
                answer, passing = await asked(self.app, self.site.plain(scope, key))
                self.store.put(key, answer)
                return answer, passing
        finally:
            self.waiting -= 1

    @asynccontextmanager
    async def _thread(self) -> AsyncIterator[None]:
        """Let Django work in one of the threads, when one is free."""
        thread = await self.threads.get()
        try:
            async with ThreadSensitiveContext(executor=thread):
                yield
        finally:
            self.threads.put_nowait(thread)


async def asked(app: App, scope: Scope) -> Made:
    """Return what ``app`` answers, its id apart. Content is not read."""
    messages: list[Message] = []
    received = iter([{"type": "http.request"}])

    async def receive() -> Message:
        # Whoever asked may go; others may ask for the same.
        return next(received, None) or await asyncio.get_running_loop().create_future()

    async def send(message: Message) -> None:
        messages.append(message)

    await app(scope, receive, send)
    start, *parts = messages
    headers = [(name.lower(), value) for name, value in start["headers"]]
    kept = [header for header in headers if header[0] != ID]
    body = b"".join(part.get("body", b"") for part in parts)
    return Answer(start["status"], kept, body), [header for header in headers if header[0] == ID]


def in_one_order(query: str) -> str:
    """Return ``query`` with its parameters by name; values of one name stay in their order.

    Raises ValueError if it has too many.
    """
    if not query:
        return ""
    pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARAMETERS)
    return urlencode(sorted(pairs, key=lambda pair: pair[0]))
