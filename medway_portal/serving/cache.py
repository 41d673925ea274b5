"""ASGI middleware that keeps finished answers, and asks Django for what is not there. No Django."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlencode

from asgiref.sync import ThreadSensitiveContext

from medway_portal.serving.answers import ID, Answer, Headers, Key, Store, finished, smallest

Scope = dict[str, Any]
Channel = Callable[..., Awaitable[Any]]  # receives or sends a message
EVERY = 0.4  # seconds from one look at the version to the next
# So many may wait for Django; more are sent away, so that a flood of odd addresses fills no memory.
MOST_WAITING = 500
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
    """Answers from ``store``; ``app`` makes what is not there, and is shown ``host`` as its own.

    ``is_allowed`` tells whether a request may name a host. ``loaded`` returns the version that is
    loaded, or nothing while the database does not say; it is called in a thread.
    """

    app: Callable[[Scope, Channel, Channel], Awaitable[None]]
    store: Store
    host: bytes
    is_allowed: Callable[[bytes], bool]
    loaded: Callable[[], str | None]
    waiting: int = 0
    # Pages are made one after the other, in a thread that keeps its connection to the database:
    # two at once would take as long, and slow those who find theirs in the store.
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    thread: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    async def __call__(self, scope: Scope, receive: Channel, send: Channel) -> None:
        if scope["type"] == "http":
            await self._respond(scope, send)
        elif scope["type"] == "lifespan":  # of the process, from its start to its end
            await receive()
            watching = asyncio.create_task(self._watch())
            await send({"type": "lifespan.startup.complete"})
            await receive()
            watching.cancel()
            await send({"type": "lifespan.shutdown.complete"})

    async def _watch(self) -> None:
        while True:
            if (version := await asyncio.to_thread(self.loaded)) is not None:
                self.store.turn_to(version.encode())
            await asyncio.sleep(EVERY)

    async def _respond(self, scope: Scope, send: Channel) -> None:
        asked = dict(scope["headers"])
        answer = (await self._answer(scope, asked)).to(asked)
        headers = list(answer.headers.items())
        if answer.may_be_kept:
            # For the rest of this second, by nginx, which takes the header for itself.
            headers.append((b"x-accel-expires", b"@%d" % time.time()))
        await send({"type": "http.response.start", "status": answer.status, "headers": headers})
        body = b"" if scope["method"] == "HEAD" else answer.body
        await send({"type": "http.response.body", "body": body})

    async def _answer(self, scope: Scope, asked: Headers) -> Answer:
        """Return the answer in the encoding that is asked for."""
        is_empty = asked.get(b"content-length", b"0") == b"0" and b"transfer-encoding" not in asked
        is_read = scope["method"] in ("GET", "HEAD") and is_empty
        if not (is_read and self.is_allowed(asked.get(b"host", b""))):
            return await self._made(scope)  # Django is to judge it
        shown = self._shown(scope)
        key = scope["scheme"], asked.get(PROTOCOL, b""), scope["path"], shown["query_string"]
        encoding = smallest(asked.get(b"accept-encoding", b""))
        answer = self.store.get((*key, encoding)) or self.store.get((*key, b""))
        answer = answer or await self._made(shown, (*key, b""))
        if encoding and answer.is_packable:
            answer = await asyncio.to_thread(answer.packed, encoding)
            self.store.put((*key, encoding), answer)
        return answer

    def _shown(self, scope: Scope) -> Scope:
        """Return all of a request that its answer may depend on, and its id."""
        pairs = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        # By name. Those of one name stay in their order.
        query = urlencode(sorted(pairs, key=lambda pair: pair[0])).encode()
        shown = [header for header in scope["headers"] if header[0] in (ID, PROTOCOL)]
        headers = [*shown, (b"host", self.host)]
        return {**scope, "method": "GET", "query_string": query, "headers": headers}

    async def _made(self, scope: Scope, key: Key = ()) -> Answer:
        """Return what Django answers when it is its turn. It is kept if there is a key."""
        if self.waiting >= MOST_WAITING:
            return BUSY
        self.waiting += 1
        try:
            async with self.turn, ThreadSensitiveContext(executor=self.thread):
                # Whoever came before may have asked for the same.
                answer = self.store.get(key) or await self._asked(scope)
                if key:
                    self.store.put(key, answer)
                return answer
        finally:
            self.waiting -= 1

    async def _asked(self, scope: Scope) -> Answer:
        """Return what the application answers. Content is not read."""
        request: asyncio.Queue[Any] = asyncio.Queue()
        request.put_nowait({"type": "http.request"})
        messages: list[Any] = []

        async def send(message: Any) -> None:
            messages.append(message)

        await self.app(scope, request.get, send)
        start, *parts = messages
        headers = {name.lower(): value for name, value in start["headers"]}
        return finished(start["status"], headers, b"".join(p.get("body", b"") for p in parts))
