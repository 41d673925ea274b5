"""Nothing of one request gets into the response to the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.processes import Reply, Server, ask
from tests.security.wire import request, said
from tests.served import serving

EVIL = "evil.example"
ODD = [
    f"X-Forwarded-Host: {EVIL}",
    f"X-Host: {EVIL}",
    f"X-Forwarded-Server: {EVIL}",
    f"Forwarded: host={EVIL};proto=https",
    "X-Forwarded-Proto: https",
    "X-Forwarded-Scheme: nothttps",
    "X-Forwarded-Port: 4711",
    "X-Forwarded-Prefix: /evil",
    "X-Forwarded-For: 192.0.2.66",
    "X-Original-URL: /nowhere/",
    "X-Rewrite-URL: /nowhere/",
    "X-HTTP-Method-Override: POST",
    "X-Requested-With: XMLHttpRequest",
    f"Origin: https://{EVIL}",
    f"Referer: https://{EVIL}/",
    "Cookie: sessionid=evil; theme=evil",
    "Authorization: Basic ZXZpbDpldmls",
    "Accept: application/json",
    "Accept-Language: fr",
    "Accept-Charset: utf-7",
    "Accept-Encoding: br;q=1, gzip;q=0.5, *;q=0",
    "Accept-Encoding: identity;q=0, *;q=0",
    "Accept-Encoding: evil, , ;;q=x, br;q=nan",
    "Range: bytes=0-10",
    "If-Range: x",
    "If-None-Match: *",
    "If-Modified-Since: Fri, 31 Dec 9999 23:59:59 GMT",
    "Cache-Control: no-cache, max-age=0",
    "Content-Length: 5",
    "Transfer-Encoding: chunked",
    "User-Agent: <script>alert(1)</script>",
]
# Each is asked about something that nobody asked about before.
PATHS = ["/search/?q=evil{}", "/findings.json?q=evil{}"]
# Different from process to process, or from second to second.
PASSING = {"date", "last-modified", "x-request-id", "x-accel-expires"}


@pytest.fixture(scope="module")
def twin(portal: Server, database: Path) -> Iterator[Server]:
    """A server that nobody has asked anything odd."""
    with serving(database, Path(settings.STATIC_ROOT), SITE_URL=portal.address) as server:
        yield server


def lasting(answer: Reply) -> tuple[int, dict[str, str], bytes]:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    kept = {name: value for name, value in headers.items() if name not in PASSING}
    return answer.status, kept, answer.body


@pytest.mark.parametrize("number", range(len(ODD)))
def test_an_odd_header_changes_nothing_for_the_next_reader(
    portal: Server, twin: Server, number: int
) -> None:
    for path in (pattern.format(number) for pattern in PATHS):
        for _ in range(3):  # each of the processes has its own store
            said(portal, request(path, ODD[number], "Connection: close") + b"hello")

        for accepted in ("identity", "br"):
            found = ask(f"{portal.address}{path}", Accept_Encoding=accepted)
            clean = ask(f"{twin.address}{path}", Accept_Encoding=accepted)
            assert lasting(found) == lasting(clean), (path, ODD[number])


@pytest.mark.parametrize(
    "path",
    [
        "/about/?utm_source=evil",
        "/about/?evil%0d%0aSet-Cookie:a=b",
        "/findings/?q=caseloads&q=evil",
        "/findings/?theme=caseloads&theme=evil",
        "/findings/?theme=caseloads;theme=evil",
        "/findings/?theme=caseloads%26theme=evil",
        "/findings/?%74heme=evil",
        "/findings/?THEME=evil",
        "/findings/?theme[]=evil",
        "/findings/?page=1&page=2",
        "/findings/?briefing=%3Cscript%3E",
        "//evil.example/%2f..",
        "/%2f%2fevil.example/",
        "/findings/.css",
        "/findings/;.css",
        "/findings/%0a.css",
        "/findings%2f",
        "/findings/%3Ftheme=evil",
        "/findings/%23",
        "/FINDINGS/",
    ],
)
@pytest.mark.parametrize("clean", ["/about/", "/findings/", "/findings/?theme=caseloads"])
def test_an_odd_address_is_not_kept_for_another(
    portal: Server, twin: Server, path: str, clean: str
) -> None:
    for _ in range(2):
        said(portal, request(path, "Connection: close"))

    assert lasting(ask(f"{portal.address}{clean}")) == lasting(ask(f"{twin.address}{clean}"))


@pytest.mark.parametrize("path", ["/about/", "/findings.json", "/F12", "/findings"])
def test_a_redirection_to_tls_is_never_what_those_get_who_came_over_it(
    public: Server, path: str
) -> None:
    plain = {"Host": "portal.example"}
    for proto in ("http", "HTTPS", "https, http", "https,https", ""):
        ask(f"{public.address}{path}", **plain, X_Forwarded_Proto=proto)

    secure = [ask(f"{public.address}{path}", **plain, X_Forwarded_Proto="https") for _ in range(4)]

    assert "https://" not in {each.headers.get("Location", "")[:8] for each in secure}
    assert {each.status for each in secure} <= {200, 301}
    assert ask(f"{public.address}{path}", **plain).headers["Location"].startswith("https://")
