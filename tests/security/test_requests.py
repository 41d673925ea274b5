"""Malformed requests are refused, and the next request is answered."""

import pytest
from django.conf import settings

from tests.processes import Server, ask
from tests.security.wire import request, said

NEXT = request("/healthz")
LAST = request("/healthz", "Connection: close")
CHUNKS = b"5\r\nhello\r\n0\r\n\r\n"


@pytest.mark.parametrize("path", ["/about/", "/findings.json", "/nowhere/", "/F12"])
@pytest.mark.parametrize(
    ("header", "body"), [("Content-Length: 5", b"hello"), ("Transfer-Encoding: chunked", CHUNKS)]
)
def test_content_is_refused_and_is_no_request_of_its_own(
    portal: Server, path: str, header: str, body: bytes
) -> None:
    ask(f"{portal.address}{path}")

    refused, after = said(portal, request(path, header) + body + NEXT, replies=2)

    assert refused.status == 413
    assert b"Send a request without content." in refused.body
    assert (after.status, b'"status": "ok"' in after.body) == (200, True)


def test_what_is_hidden_in_content_is_not_answered(portal: Server) -> None:
    hidden = request("/F12")

    asked = request("/", f"Content-Length: {len(hidden)}") + hidden + LAST
    found = said(portal, asked, replies=3)

    assert [reply.status for reply in found] == [413, 200]


def test_a_packed_bomb_is_not_unpacked(portal: Server) -> None:
    found = said(portal, request("/", "Content-Encoding: gzip", "Content-Length: 900000000"))

    assert [reply.status for reply in found] == [413]


@pytest.mark.parametrize(
    "bad",
    [
        request("/", "Content-Length: 5", "Transfer-Encoding: chunked"),
        request("/", "Content-Length: 5", "Content-Length: 6"),
        request("/", "Content-Length: -1"),
        request("/", "Content-Length: 1e3"),
        request("/", "Transfer-Encoding: xchunked"),
        request("/", "Host: other.example"),
        request("/", "X: a\0b"),
        request("/", "X: a", " folded"),
        request("/", "No colon"),
        request("/a b"),
        b"GET / HTTP/1.1\nHost: 127.0.0.1\n\n",
        b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET /\xff HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\0" * 200 + b"\r\n\r\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n" + NEXT,
    ],
)
def test_what_is_no_proper_request_is_refused_and_the_connection_closed(
    portal: Server, bad: bytes
) -> None:
    found = said(portal, bad + NEXT, replies=2)

    assert [reply.status // 100 for reply in found] in ([4], [5])
    assert found[0].status in (400, 413, 501, 505)
    assert b"<" not in found[0].body


@pytest.mark.parametrize(
    ("long", "status"),
    [
        (request("/" + "a" * 9_000), 414),
        (request("/findings/?q=" + "a" * 9_000), 414),
        (request("/", "X: " + "a" * 9_000), 431),
        (request("/", *(f"X-{number}: a" for number in range(150))), 431),
        (request("/", "Cookie: " + "a" * 5_000_000), 431),
        (b"GET /" + b"a" * 5_000_000, 414),
    ],
)
def test_addresses_and_headers_have_a_longest_length(
    portal: Server, long: bytes, status: int
) -> None:
    found = said(portal, long)

    assert [reply.status for reply in found] == [status]
    assert ask(f"{portal.address}/healthz").status == 200


def test_the_longest_pack_is_within_it(portal: Server) -> None:
    refs = "&".join(f"ref=F{number}" for number in range(800, 1_800))[:8_000]

    assert ask(f"{portal.address}/briefing/?{refs}").status == 200


@pytest.mark.parametrize("path", ["/about/", "/findings/", "/findings.json", "/nowhere/", "/F12"])
@pytest.mark.parametrize("host", ["evil.example", "portal.example.evil.example", "127.0.0.2", "*"])
def test_another_host_is_refused_whatever_is_asked(portal: Server, path: str, host: str) -> None:
    ask(f"{portal.address}{path}")

    found = said(portal, request(path, host=host))

    assert [reply.status for reply in found] == [400]
    assert host.encode() not in found[0].body or host == "*"


@pytest.mark.parametrize(
    "path",
    [
        "/static/../manage.py",
        "/static/..%2fmanage.py",
        "/static/%2e%2e/%2e%2e/manage.py",
        "/static/..%5cmanage.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/css/../../../record.sqlite3",
        "/data/../manage.py",
        "/data/..%2f..%2fmanage.py",
        "/data//etc/passwd",
        "/data/%00",
        "/../manage.py",
        "/..%252fmanage.py",
        "http://127.0.0.1/manage.py",
    ],
)
def test_no_path_leads_out_of_what_is_published(portal: Server, path: str) -> None:
    found = said(portal, request(path))

    assert [reply.status for reply in found] == [404]
    secret = (settings.BASE_DIR / "manage.py").read_bytes()[:30]
    assert secret not in found[0].body
    assert b"root:" not in found[0].body
