"""The cache restricts what the application sees, stores responses, and refuses floods."""

import asyncio
from collections.abc import Awaitable, Callable
from time import time
from typing import Any
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medway_portal.serving import cache
from medway_portal.serving.answers import Store
from medway_portal.serving.cache import AnswerCache, Scope

HOST = b"portal.example"
Before = Callable[[], Awaitable[None] | None]


class Pages:
    """An application with a page at each address, of the version that it has at the time."""

    def __init__(self) -> None:
        self.version = "one"
        self.asked: list[Scope] = []
        self.before: Before = lambda: None
        self.status, self.told, self.text = 200, b"public", b"a page "

    async def __call__(self, scope: Scope, receive: Any, send: Any) -> None:
        self.asked.append(scope)
        headers = [
            (b"Content-Type", b"text/html"),
            (b"Cache-Control", self.told),
            (b"X-Record-Version", self.version.encode()),
            (b"X-Request-ID", b"made-for-one"),
        ]
        if (waited := self.before()) is not None:
            await waited
        await send({"type": "http.response.start", "status": self.status, "headers": headers})
        await send({"type": "http.response.body", "body": self.text, "more_body": True})
        await send({"type": "http.response.body", "body": scope["path"].encode()})


def in_front_of(app: Pages) -> AnswerCache:
    store = Store(1_000_000)
    store.set_version(app.version.encode())
    return AnswerCache(app, store, HOST, lambda host: host == HOST, lambda: app.version)


async def said(
    front: AnswerCache, path: str = "/", *, query: bytes = b"", method: str = "GET", **headers: str
) -> tuple[int, dict[bytes, bytes], bytes]:
    """Ask; return status, headers and body."""
    told: list[Any] = []
    named = {"host": HOST.decode(), **headers}
    scope = {
        "type": "http",
        "method": method,
        "scheme": "http",
        "path": path,
        "query_string": query,
        "headers": [(k.replace("_", "-").encode(), v.encode()) for k, v in named.items()],
    }

    async def receive() -> Any:
        raise AssertionError("nobody's content is read")

    async def send(message: Any) -> None:
        told.append(message)

    await front(scope, receive, send)
    start, body = told
    return start["status"], dict(start["headers"]), body.get("body", b"")


def test_an_answer_is_made_once_and_its_id_is_that_of_the_first_alone() -> None:
    app = Pages()
    front = in_front_of(app)

    async def ask() -> None:
        first, second = await said(front), await said(front)
        assert first[1].pop(b"x-request-id") == b"made-for-one"
        for _, headers, _ in (first, second):
            assert headers.pop(b"x-accel-expires")
        assert first == second
        assert first[2] == b"a page /"

    asyncio.run(ask())
    assert len(app.asked) == 1


def test_those_who_wait_for_the_same_get_what_the_first_was_made() -> None:
    app = Pages()
    app.before = lambda: asyncio.sleep(0)
    front = in_front_of(app)

    async def ask() -> None:
        found = await asyncio.gather(*(said(front) for _ in range(50)))
        assert {(status, body) for status, _, body in found} == {(200, b"a page /")}

    asyncio.run(ask())
    assert len(app.asked) == 1


def test_an_answer_of_a_version_that_was_replaced_meanwhile_is_not_kept() -> None:
    app = Pages()
    front = in_front_of(app)
    app.before = lambda: front.store.set_version(b"two")

    async def ask() -> None:
        assert (await said(front))[1][b"x-record-version"] == b"one"
        app.version, app.before = "two", lambda: None
        assert (await said(front))[1][b"x-record-version"] == b"two"

    asyncio.run(ask())


def test_an_application_is_shown_nothing_that_answers_are_not_kept_by() -> None:
    app = Pages()
    front = in_front_of(app)
    odd = {"cookie": "a=b", "range": "bytes=0-1", "if_none_match": "*", "x_request_id": "an-id"}

    asyncio.run(said(front, query=b"b=2&a=1&b=1", method="HEAD", **odd))

    shown = app.asked[0]
    assert shown["method"] == "GET"
    assert shown["query_string"] == b"a=1&b=2&b=1"
    assert shown["headers"] == [(b"x-request-id", b"an-id"), (b"host", HOST)]


@pytest.mark.parametrize(
    "odd",
    [
        {"method": "POST"},
        {"host": "other.example"},
        {"content_length": "5"},
        {"transfer_encoding": "chunked"},
    ],
)
def test_what_the_application_is_to_judge_it_sees_and_is_not_kept(odd: dict[str, Any]) -> None:
    app = Pages()
    front = in_front_of(app)

    async def ask() -> None:
        await said(front, accept="x", **odd)
        await said(front, accept="x", **odd)

    asyncio.run(ask())
    assert len(app.asked) == 2
    assert (b"accept", b"x") in app.asked[0]["headers"]


def test_what_was_made_for_tls_is_answered_to_nobody_without() -> None:
    app = Pages()
    front = in_front_of(app)
    protocols = ["https", "http", "HTTPS", "https, http"]

    async def ask() -> None:
        for proto in protocols * 2:
            await said(front, x_forwarded_proto=proto)

    asyncio.run(ask())
    schemes = [dict(shown["headers"])[b"x-forwarded-proto"].decode() for shown in app.asked]
    assert schemes == protocols


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=5)), max_size=8))
def test_the_order_of_parameters_makes_no_other_address(pairs: list[tuple[str, str]]) -> None:
    app = Pages()
    front = in_front_of(app)
    by_name = sorted(pairs, key=lambda pair: pair[0])

    async def ask() -> None:
        for asked in (pairs, by_name):
            await said(front, query=urlencode(asked).encode())

    asyncio.run(ask())
    (shown,) = app.asked
    # Those of one name stay as they were: a pack is in the order chosen.
    assert parse_qsl(shown["query_string"].decode(), keep_blank_values=True) == by_name


def test_a_form_is_packed_once_and_not_made_again() -> None:
    app = Pages()
    front = in_front_of(app)
    app.text = b"many words, " * 100

    async def ask() -> None:
        found = [await said(front, accept_encoding=form) for form in ("br", "gzip", "", "br")]
        coded = [headers.get(b"content-encoding") for _, headers, _ in found]
        assert coded == [b"br", b"gzip", None, b"br"]
        assert found[0][2] == found[3][2]

    asyncio.run(ask())
    assert len(app.asked) == 1


@pytest.mark.parametrize(("told", "expected"), [(b"public", True), (b"no-store", False)])
@pytest.mark.parametrize("status", [200, 301, 410])
def test_nginx_is_told_until_when_an_answer_is_good_that_is_cacheable(
    told: bytes, status: int, *, expected: bool
) -> None:
    app = Pages()
    app.status, app.told = status, told
    began = int(time())

    found = asyncio.run(said(in_front_of(app)))[1].get(b"x-accel-expires")

    assert (found is not None) is expected
    assert found is None or began <= int(found.removeprefix(b"@")) <= time()


def test_a_flood_of_odd_addresses_is_sent_away_and_the_rest_still_answered() -> None:
    app = Pages()
    front = in_front_of(app)

    async def ask() -> None:
        await said(front, "/kept/")
        held = asyncio.Event()
        app.before = held.wait  # type: ignore[assignment]  # what it returns is not looked at
        many = [asyncio.create_task(said(front, f"/{n}")) for n in range(cache.MAX_WAITING + 20)]
        await asyncio.sleep(0)
        sent_away = [task for task in many if task.done()]
        assert (await said(front, "/kept/"))[0] == 200
        held.set()
        found = [await task for task in many]
        assert [status for status, _, _ in found].count(503) == len(sent_away) == 20
        _, headers, _ = sent_away[0].result()
        assert (headers[b"retry-after"], headers[b"cache-control"]) == (b"30", b"no-store")
        assert (await said(front, "/after/"))[0] == 200

    asyncio.run(ask())


def test_a_reader_who_leaves_takes_no_thread_with_him() -> None:
    app = Pages()
    front = in_front_of(app)

    async def ask() -> None:
        app.before = asyncio.Event().wait  # type: ignore[assignment]  # it never returns
        leaving = [asyncio.create_task(said(front, f"/{n}")) for n in range(20)]
        await asyncio.sleep(0)
        for task in leaving:
            task.cancel()
        await asyncio.gather(*leaving, return_exceptions=True)
        app.before = lambda: None
        assert front.waiting == 0
        assert (await said(front, "/after/"))[0] == 200

    asyncio.run(ask())


def test_the_version_is_watched_from_the_start_of_the_process_to_its_end() -> None:
    app = Pages()
    front = in_front_of(app)
    versions = iter(["two", None, "three"])
    front.loaded = lambda: next(versions, "three")

    async def live() -> None:
        ended, told = asyncio.Event(), []
        steps = iter(["lifespan.startup", "lifespan.shutdown"])

        async def receive() -> Any:
            step = next(steps)
            if step == "lifespan.shutdown":
                await ended.wait()
            return {"type": step}

        async def send(message: Any) -> None:
            told.append(message["type"])

        living = asyncio.create_task(front({"type": "lifespan"}, receive, send))
        await asyncio.wait_for(_until(lambda: front.store.version == b"three"), timeout=30)
        ended.set()
        await living
        assert told == ["lifespan.startup.complete", "lifespan.shutdown.complete"]

    asyncio.run(live())


async def _until(holds: Callable[[], bool]) -> None:
    while not holds():
        await asyncio.sleep(0.01)
