"""The example site of nginx, in front of the portal: what the public gets."""

import json
import re
import ssl
import subprocess
from typing import Any
from uuid import uuid4

import pytest

from tests.deployment.conftest import Application
from tests.deployment.sites import LIVE, NginxSite, nginx
from tests.processes import ask, until


def logged(site: NginxSite, path: str, **headers: str) -> dict[str, Any]:
    """Ask for ``path`` and return the line of the log that says so."""
    name = uuid4().hex
    site.ask(path, X_Request_ID=name, **headers)

    def lines() -> list[dict[str, Any]]:
        return [line for line in map(json.loads, site.log) if line["request"] == name]

    assert until(lambda: bool(lines()))
    return lines()[0]


def test_nginx_finds_no_fault_in_the_example(site: NginxSite) -> None:
    tried = subprocess.run(
        nginx(site.folder, "-t"), capture_output=True, text=True, check=False, timeout=60
    )

    assert tried.returncode == 0, tried.stderr
    assert "warn" not in tried.stderr


def test_pages_come_over_tls_and_http_2_from_the_application(site: NginxSite) -> None:
    page = site.ask("/findings/F1/")

    assert page.status == 200
    assert "X-Answered-By" not in page.headers
    connection = site.connection(protocol="h2")
    assert isinstance(connection.sock, ssl.SSLSocket)
    assert connection.sock.selected_alpn_protocol() == "h2"
    connection.close()


def test_who_comes_without_tls_is_led_to_it(site: NginxSite) -> None:
    answer = ask(f"http://127.0.0.1:{site.plain}/findings/?q=a", Host="portal.example")

    assert (answer.status, answer.headers["Location"]) == (301, f"{LIVE}/findings/?q=a")


def test_other_names_get_no_answer(site: NginxSite) -> None:
    with pytest.raises(ssl.SSLError, match="UNRECOGNIZED_NAME"):
        site.connection("scanner.example")


def test_the_id_of_a_request_is_passed_on_sent_back_and_logged(site: NginxSite) -> None:
    given = site.ask("/about/", X_Request_ID="from-outside-1")
    refused = site.ask("/about/", X_Request_ID="not {well} formed")

    assert given.headers.get_all("X-Request-ID") == ["from-outside-1"]  # type: ignore[attr-defined]
    assert re.fullmatch("[0-9a-f]{32}", refused.headers["X-Request-ID"])
    lines = [json.loads(line) for line in site.log]
    assert "from-outside-1" in {line["request"] for line in lines}


def test_the_log_says_neither_who_asked_nor_what_was_searched_for(site: NginxSite) -> None:
    line = logged(
        site, "/search/?q=secretwords", User_Agent="Browser", Referer="https://there.example/"
    )

    assert line["path"] == "/search/"
    assert not re.search("secretwords|127.0.0.1|Browser|there.example", "\n".join(site.log))


def test_answers_come_in_the_form_asked_for_also_from_the_cache(site: NginxSite) -> None:
    forms = ["br", "gzip", "gzip, deflate, br;q=0", "identity"] * 2

    found = [site.ask("/themes/", Accept_Encoding=form) for form in forms]

    assert {answer.status for answer in found} == {200}
    got = [answer.headers.get("Content-Encoding") for answer in found]
    assert got == ["br", "gzip", "gzip", None] * 2


def test_nothing_can_be_sent_to_the_portal(site: NginxSite) -> None:
    assert site.ask("/findings/", method="POST").status == 405
    assert site.ask("/findings/", method="POST", Content_Length="2000").status == 413
    assert site.ask(f"/findings/?q={'a' * 9000}").status == 414


def test_what_was_read_lately_comes_from_the_cache(site: NginxSite) -> None:
    first = site.ask("/themes/caseloads/")

    # Each answer is good for a second at least, and there a moment after it was sent.
    assert until(lambda: logged(site, "/themes/caseloads/")["cache"] == "HIT")
    assert site.ask("/themes/caseloads/").body == first.body


def test_whether_the_application_is_well_is_asked_of_itself(site: NginxSite) -> None:
    healthy = [site.ask("/healthz") for _ in range(2)][-1]

    assert (healthy.status, json.loads(healthy.body)["status"]) == (200, "ok")
    assert logged(site, "/healthz")["cache"] == ""


def test_a_container_is_told_that_the_application_is_well(application: Application) -> None:
    assert application.is_healthy
