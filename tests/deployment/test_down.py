"""While the application is down, nginx serves the public from its cache."""

import re
from collections.abc import Iterator
from time import sleep

import pytest

from tests.browser.kinds import WITHDRAWN
from tests.deployment.conftest import Application
from tests.deployment.sites import FORMS, NginxSite
from tests.processes import Reply

# What may differ between an answer of the application and the same from the cache.
OF_THE_MOMENT = {"date", "x-request-id", "x-answered-by", "connection"}
# No page of the sitemap leads to them, nor does a load ask for them.
ASKED_BEFORE = (
    *(
        "/search/?q=caseloads",
        "/findings/?page_size=5&page=2",
        "/F1",
        f"/{WITHDRAWN}",
        "/findings/F1.json",
    ),
    *("/findings.json", "/findings.csv", "/findings.atom", "/sources/S1.txt"),
)
ASKED_BY_LOADS = (
    *("/", "/findings/", "/findings/F1/", "/timeline/", "/robots.txt", "/sitemap.xml"),
    *("/favicon.ico", "/opensearch.xml"),
)


def told(answer: Reply) -> dict[str, str]:
    headers = {name.lower(): value for name, value in answer.headers.items()}
    return {name: value for name, value in headers.items() if name not in OF_THE_MOMENT}


@pytest.fixture(scope="module")
def live(own: NginxSite, application: Application) -> dict[str, Reply]:
    """The responses before the application was killed."""
    application.load(own)
    return {path: own.ask(path, Accept_Encoding="gzip") for path in ASKED_BEFORE}


@pytest.fixture(scope="module")
def down(own: NginxSite, application: Application, live: dict[str, Reply]) -> Iterator[NginxSite]:
    """The site after the application was killed."""
    application.kill()
    sleep(2)  # no answer is that fresh
    yield own
    application.start()


@pytest.mark.parametrize("path", ASKED_BEFORE)
def test_what_was_asked_before_is_answered_as_before(
    down: NginxSite, live: dict[str, Reply], path: str
) -> None:
    held = down.ask(path, Accept_Encoding="gzip")

    assert (held.status, held.body, told(held)) == (
        live[path].status,
        live[path].body,
        told(live[path]),
    )
    assert held.headers["X-Answered-By"] == "cache"


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", ASKED_BY_LOADS)
def test_what_loads_ask_for_is_answered_in_every_form(
    down: NginxSite, path: str, form: str
) -> None:
    held = down.ask(path, Accept_Encoding=form)

    assert (held.status, held.headers["X-Answered-By"]) == (200, "cache")
    assert len(held.body) > 100
    assert "X-Content-Type-Options" in held.headers


@pytest.mark.parametrize("path", ["/search/?q=never", "/no-such-page/", "/findings/F1.json?a=1"])
def test_what_nobody_asked_for_is_said_to_be_out_of_reach(down: NginxSite, path: str) -> None:
    answer = down.ask(path)

    assert (answer.status, "This cannot be shown just now" in answer.body.decode()) == (503, True)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Retry-After"] == "60"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_the_page_that_says_so_leads_to_what_is_answered(down: NginxSite) -> None:
    links = re.findall('href="([^"]+)"', down.ask("/search/?q=never").body.decode())

    assert len(links) > 3
    assert {down.ask(link).status for link in links} == {200}


def test_whoever_watches_is_told_that_the_application_is_down(
    down: NginxSite, application: Application
) -> None:
    assert down.ask("/healthz").status == 502
    assert not application.is_healthy
