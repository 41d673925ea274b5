"""Over the wire, everybody gets the same finished responses."""

import socket
import time
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from typing import BinaryIO

import pytest
from django.conf import settings

from tests.processes import Server, ask
from tests.served import serving

PAGE = "/findings/F12/"
PASSING = (b"Date:", b"x-request-id:", b"x-accel-expires:")  # headers of one answer alone


def said(portal: Server, request: bytes, *, parts: int = 1, answers: int = 1) -> list[bytes]:
    """Return what the portal says to ``request``, sent in ``parts``: so many answers, whole."""
    size = -(-len(request) // parts)
    with socket.create_connection(("127.0.0.1", portal.port), timeout=30) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for start in range(0, len(request), size):
            connection.sendall(request[start : start + size])
            time.sleep(0.02)  # so that each part comes alone
        with connection.makefile("rb") as stream:
            return [_next(stream) for _ in range(answers)]


def _next(stream: BinaryIO) -> bytes:
    """Return the next answer of ``stream``, without its date and its id."""
    lines = []
    while (line := stream.readline()) != b"\r\n":
        assert line, "the server hung up"
        lines.append(line)
    length = next(int(line.split()[1]) for line in lines if line.lower().startswith(b"content-len"))
    kept = [line for line in lines if not line.startswith(PASSING)]
    return b"".join(kept) + stream.read(length)


def of(portal: Server, method: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection = HTTPConnection("127.0.0.1", portal.port, timeout=30)
    try:
        connection.request(
            method, path, headers={k.replace("_", "-"): v for k, v in headers.items()}
        )
        answer = connection.getresponse()
        return answer, answer.read()
    finally:
        connection.close()


def test_the_second_answer_is_the_first(portal: Server) -> None:
    first = ask(f"{portal.address}/about/?")
    second = ask(f"{portal.address}/about/")

    assert first.body == second.body
    for name in ("etag", "last-modified", "cache-control", "x-record-version", "content-type"):
        assert first.headers[name] == second.headers[name]


@pytest.mark.parametrize("path", [PAGE, "/nowhere/", "/findings.csv"])
def test_head_says_what_get_would_and_sends_nothing(portal: Server, path: str) -> None:
    head, nothing = of(portal, "HEAD", path)
    get, body = of(portal, "GET", path)

    assert nothing == b""
    assert head.status == get.status
    assert get.headers["Content-Length"] == str(len(body))
    for name in ("Content-Length", "Content-Type", "ETag", "Cache-Control"):
        assert head.headers[name] == get.headers[name]


def test_a_head_for_what_nobody_asked_yet_leaves_no_empty_page_behind(portal: Server) -> None:
    path = "/findings/?theme=caseloads&sort=newest"

    of(portal, "HEAD", path)

    assert b"</html>" in ask(f"{portal.address}{path}").body


@pytest.mark.parametrize("path", [PAGE, "/findings.json", "/static/css/site.css"])
def test_who_has_a_page_is_told_that_it_is_the_same(portal: Server, path: str) -> None:
    first = ask(f"{portal.address}{path}", Accept_Encoding="br")

    by_tag = ask(
        f"{portal.address}{path}",
        Accept_Encoding="br",
        If_None_Match=f'"x", W/{first.headers["ETag"]}',
    )
    by_date = ask(f"{portal.address}{path}", If_Modified_Since=first.headers["Last-Modified"])

    assert (by_tag.status, by_tag.body) == (304, b"")
    assert by_tag.headers["ETag"] == first.headers["ETag"]
    assert by_date.status == 304


def test_a_page_says_how_long_it_is_cacheable_and_of_which_version_it_is(portal: Server) -> None:
    answer = ask(f"{portal.address}{PAGE}")

    told = answer.headers["Cache-Control"].split(", ")
    assert {"public", "max-age=0", "s-maxage=1"} < set(told)
    assert "stale-while-revalidate" not in answer.headers["Cache-Control"]
    assert answer.headers["X-Record-Version"][:12] in answer.body.decode()


@pytest.mark.parametrize("path", ["/nowhere/", "/findings/?colour=red", "/findings/?page=99"])
def test_what_is_wrong_is_kept_by_nobody(portal: Server, path: str) -> None:
    assert ask(f"{portal.address}{path}").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/about/", PAGE, "/", "/sources/S1/", "/people/"])
def test_a_page_that_takes_no_parameters_leads_to_itself_without(portal: Server, path: str) -> None:
    answer = ask(f"{portal.address}{path}?utm_source=letter&fbclid=1")

    assert answer.status == 302
    assert answer.headers["Location"] == path


def test_the_order_of_parameters_makes_no_difference(portal: Server) -> None:
    one = ask(f"{portal.address}/findings/?theme=caseloads&inspection=I7")
    other = ask(f"{portal.address}/findings/?inspection=I7&theme=caseloads")

    assert one.body == other.body


def test_requests_that_come_together_are_all_answered_in_order(portal: Server) -> None:
    paths = [b"/about/", b"/findings/F12/", b"/nowhere/", b"/about/", b"/healthz"]
    asked = b"".join(b"GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n" % path for path in paths)

    for parts in (1, 2, 7):
        found = said(portal, asked, parts=parts, answers=len(paths))
        assert [answer.split()[1] for answer in found] == [b"200", b"200", b"404", b"200", b"200"]
        assert found[0] == found[3]


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "", "a b", "127.0.0.1:x"]
)
def test_another_host_is_refused_also_for_what_is_in_the_store(portal: Server, host: str) -> None:
    ask(f"{portal.address}/about/")

    answer = said(portal, f"GET /about/ HTTP/1.1\r\nHost: {host}\r\n\r\n".encode())

    assert answer[0].split()[1] == b"400"


def test_no_page_has_the_host_that_it_was_asked_with(portal: Server) -> None:
    for path in ("/sitemap.xml", "/findings.atom", "/opensearch.xml"):
        body = ask(f"{portal.address}{path}", Host="localhost:99").body

        assert b"localhost" not in body, path
        assert f"127.0.0.1:{portal.port}".encode() in body, path


def test_a_stop_waits_for_nobody_who_asks_nothing(portal: Server) -> None:
    database, static = portal.log.parent / "record.sqlite3", Path(settings.STATIC_ROOT)
    with (
        serving(database, static) as server,
        socket.create_connection(("127.0.0.1", server.port), timeout=10) as connection,
        connection.makefile("rb") as stream,
    ):
        connection.sendall(b"GET /about/ HTTP/1.1\r\nHost: localhost\r\n\r\n")
        _next(stream)
        server.process.terminate()

        # The connection is closed, and not only when its time is over.
        assert stream.read() == b""
        assert server.process.wait(timeout=10) == 0
