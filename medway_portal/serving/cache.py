"""ASGI middleware that stores finished responses, and passes other requests to Django.

A request goes through ``AnswerCache`` from top to bottom: ``__call__``, ``_respond``, ``_answer``,
``_render`` and ``_ask_application``. Each step returns early if it can. No Django here.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

from asgiref.sync import ThreadSensitiveContext

from medway_portal.serving.answers import ID, Answer, Headers, Key, Store, best_encoding, finished

Scope = dict[str, Any]
Channel = Callable[..., Awaitable[Any]]  # receives or sends an ASGI message
VERSION_INTERVAL = 0.4  # seconds between two looks at the loaded version
# Requests that may wait for Django. More are refused, so that a flood does not fill the memory.
MAX_WAITING = 500
REFUSAL = {
    b"content-type": b"text/plain; charset=utf-8",
    b"cache-control": b"no-store",
    b"retry-after": b"30",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"DENY",
}
BUSY = finished(503, REFUSAL, b"Too many pages are asked for just now. Try again in a minute.\n")
PROTOCOL = b"x-forwarded-proto"


@dataclass
class AnswerCache:
    """Answers requests from ``store``, and asks ``app`` for what is not stored.

    ``app`` sees every request as one to ``host``. ``is_allowed`` tells whether a request may name
    a host. ``loaded`` returns the version of the loaded record, or ``None`` while the database does
    not answer; it runs in a thread.
    """

    app: Callable[[Scope, Channel, Channel], Awaitable[None]]
    store: Store
    host: bytes
    is_allowed: Callable[[bytes], bool]
    loaded: Callable[[], str | None]
    waiting: int = 0
    # Django renders one page at a time, in a thread that keeps its database connection. Two at once
    # would take as long, and would delay responses from the store.
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    async def __call__(self, scope: Scope, receive: Channel, send: Channel) -> None:
        if scope["type"] == "http":
            await self._respond(scope, send)
        elif scope["type"] == "lifespan":  # the start and the end of the process
            await receive()
            watch = asyncio.create_task(self._watch_version())
            await send({"type": "lifespan.startup.complete"})
            await receive()
            watch.cancel()
            await send({"type": "lifespan.shutdown.complete"})

    async def _respond(self, scope: Scope, send: Channel) -> None:
        """Send the answer to a request, or a 304 if the client has it."""
        request = dict(scope["headers"])
        answer = (await self._answer(scope, request)).for_request(request)
        headers = list(answer.headers.items())
        if answer.is_cacheable:
            # nginx keeps it for the rest of this second, and removes this header.
            headers.append((b"x-accel-expires", b"@%d" % time.time()))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        body = b"" if scope["method"] == "HEAD" else answer.body
        await send({"type": "http.response.body", "body": body})

    async def _answer(self, scope: Scope, request: Headers) -> Answer:
        """Return the answer in the best encoding that the client accepts."""
        length = request.get(b"content-length", b"0")
        has_content = length != b"0" or b"transfer-encoding" in request
        is_read = scope["method"] in ("GET", "HEAD") and not has_content
        if not (is_read and self.is_allowed(request.get(b"host", b""))):
            return await self._render(scope)  # Django refuses it with the right status
        scope_for_app = self._scope_for_app(scope)
        key = (
            *(scope["scheme"], request.get(PROTOCOL, b"")),
            *(scope["path"], scope_for_app["query_string"]),
        )
        encoding = best_encoding(request.get(b"accept-encoding", b""))
        answer = self.store.get((*key, encoding)) or self.store.get((*key, b""))
        answer = answer or await self._render(scope_for_app, (*key, b""))
        if encoding and answer.is_compressible:
            answer = await asyncio.to_thread(answer.compressed, encoding)
            self.store.put((*key, encoding), answer)
        return answer

    def _scope_for_app(self, scope: Scope) -> Scope:
        """Return the request with only what its answer may depend on, and its id.

        Query parameters are sorted by name. Those of one name stay in their order.
        """
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        query = urlencode(sorted(pairs, key=lambda pair: pair[0])).encode()
        kept = [header for header in scope["headers"] if header[0] in (ID, PROTOCOL)]
        headers = [*kept, (b"host", self.host)]
        return {**scope, "method": "GET", "query_string": query, "headers": headers}

    async def _render(self, scope: Scope, key: Key = ()) -> Answer:
        """Return Django's answer when it is this request's turn, and store it if there is a key."""
        if self.waiting >= MAX_WAITING:
            return BUSY
        self.waiting += 1
        try:
            async with self.lock, ThreadSensitiveContext(executor=self.thread):
                # A request that came before may have stored the same answer.
                answer = self.store.get(key) or await self._ask_application(scope)
                if key:
                    self.store.put(key, answer)
                return answer
        finally:
            self.waiting -= 1

    async def _ask_application(self, scope: Scope) -> Answer:
        """Return the application's answer. The request has no content."""
        requests: asyncio.Queue[Any] = asyncio.Queue()
        requests.put_nowait({"type": "http.request"})
        messages: list[Any] = []

        async def send(message: Any) -> None:
            messages.append(message)

        await self.app(scope, requests.get, send)
        start, *parts = messages
        headers = {name.lower(): value for name, value in start["headers"]}
        return finished(start["status"], headers, b"".join(p.get("body", b"") for p in parts))

    async def _watch_version(self) -> None:
        """Tell the store the loaded version, again and again."""
        while True:
            if (version := await asyncio.to_thread(self.loaded)) is not None:
                self.store.set_version(version.encode())
            await asyncio.sleep(VERSION_INTERVAL)
