"""Every response has security headers, including errors."""

import re

import pytest
from django.templatetags.static import static

from tests.pages.addresses import PAGE, SAMPLES
from tests.processes import Reply, Server, ask
from tests.security.observatory import BEST, score
from tests.served import WITHDRAWN

HOST = "portal.example"
PAGES = [address for address, kind in SAMPLES.values() if kind == PAGE]
DATA = [address for address, kind in SAMPLES.values() if kind != PAGE]
ERRORS = [
    ("/nowhere/", 404),
    ("/nowhere.json", 404),
    ("/static/nothing.css", 404),
    ("/findings.json?colour=red", 400),
    ("/findings/?" + "a&" * 1001, 400),
    (f"/findings/{WITHDRAWN}/", 410),
    (f"/findings/{WITHDRAWN}.json", 410),
    ("/findings", 301),
    ("/F12", 301),
]
NEVER = ("Set-Cookie", "X-Powered-By", "Access-Control-Allow-Credentials")


def over_tls(server: Server, path: str, method: str = "GET", **headers: str) -> Reply:
    """Ask as the proxy in front does for somebody who speaks TLS."""
    proxied = {"Host": HOST, "X_Forwarded_Proto": "https", **headers}
    return ask(f"{server.address}{path}", method, **proxied)


@pytest.mark.parametrize("address", PAGES + DATA)
def test_the_observatory_grades_every_kind_of_page_a_plus(public: Server, address: str) -> None:
    for method in ("GET", "HEAD", "GET"):  # the last is answered from what is kept, if anything is
        answer = over_tls(public, address, method)
        assert score(answer.headers) >= BEST, (address, method, dict(answer.headers))


@pytest.mark.parametrize(("address", "status"), ERRORS)
def test_it_grades_refusals_and_redirections_no_worse(
    public: Server, address: str, status: int
) -> None:
    answer = over_tls(public, address)

    assert answer.status == status
    assert score(answer.headers) >= BEST, dict(answer.headers)


@pytest.mark.parametrize("name", ["css/site.css", "js/everywhere.js", "icon.png", "preview.png"])
def test_it_grades_static_files_no_worse(public: Server, name: str) -> None:
    answer = over_tls(public, static(name))

    assert answer.status == 200
    assert score(answer.headers) >= BEST, dict(answer.headers)


@pytest.mark.parametrize("method", ["OPTIONS", "POST", "DELETE", "TRACE", "PATCH"])
def test_it_grades_other_methods_no_worse(public: Server, method: str) -> None:
    answer = over_tls(public, "/findings/", method)

    assert answer.status == (204 if method == "OPTIONS" else 405)
    assert score(answer.headers) >= BEST, dict(answer.headers)


@pytest.mark.parametrize("address", ["/", "/findings/F12/", "/findings.json", "/sources/S1.txt"])
def test_who_has_the_page_already_is_told_the_same(public: Server, address: str) -> None:
    whole = over_tls(public, address)

    again = over_tls(public, address, If_None_Match=whole.headers["ETag"])

    assert (again.status, again.body) == (304, b"")
    assert score(again.headers) >= BEST, dict(again.headers)


@pytest.mark.parametrize("address", [*PAGES, "/nowhere/", "/F12", "/findings.json"])
def test_plain_http_leads_to_tls_at_the_same_address(public: Server, address: str) -> None:
    answer = ask(f"{public.address}{address}", Host=HOST)

    assert (answer.status, answer.headers["Location"]) == (301, f"https://{HOST}{address}")


@pytest.mark.parametrize("address", PAGES)
def test_a_page_may_be_put_into_no_other_and_asks_for_nothing_of_the_browser(
    portal: Server, address: str
) -> None:
    headers = ask(f"{portal.address}{address}").headers

    assert "'none'" in headers["Content-Security-Policy"].partition("frame-ancestors")[2]
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers
    assert {"camera=()", "geolocation=()", "microphone=()"} <= set(
        headers["Permissions-Policy"].split(", ")
    )


@pytest.mark.parametrize("address", [*DATA, "/nowhere.json", "/findings.json?colour=red"])
def test_data_may_be_read_by_pages_of_others(portal: Server, address: str) -> None:
    headers = ask(f"{portal.address}{address}", Origin="https://other.example").headers

    assert headers["Access-Control-Allow-Origin"] == "*"
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"


@pytest.mark.parametrize("address", [*PAGES, *DATA, *(address for address, _ in ERRORS)])
def test_no_answer_has_a_cookie_or_says_what_it_was_made_with(portal: Server, address: str) -> None:
    headers = ask(f"{portal.address}{address}", Cookie="sessionid=chosen-elsewhere").headers

    assert [name for name in NEVER if name in headers] == []
    assert not re.search(r"\d", headers.get("Server", ""))


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/about/", {"Host": ""}, 400),
        ("GET", "/about/", {"Host": "other.example"}, 400),
        ("GET", "/findings/?" + "a&" * 1001, {}, 400),
        ("POST", "/about/", {}, 405),
        ("OPTIONS", "/about/", {}, 204),
        ("GET", "/about/", {"Content-Length": "5"}, 413),
        ("GET", "/findings", {}, 301),
        ("GET", "/nowhere/", {}, 404),
        ("GET", "/static/nothing.css", {}, 404),
    ],
)
@pytest.mark.parametrize("server", ["portal", "public"])
def test_refusals_may_not_be_framed_nor_taken_for_something_else(
    request: pytest.FixtureRequest,
    server: str,
    method: str,
    path: str,
    headers: dict[str, str],
    status: int,
) -> None:
    proxied = {"Host": HOST, "X-Forwarded-Proto": "https"} if server == "public" else {}

    answer = ask(
        f"{request.getfixturevalue(server).address}{path}", method, **{**proxied, **headers}
    )

    assert answer.status == status
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
