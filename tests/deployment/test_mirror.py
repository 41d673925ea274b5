"""What the public gets from the mirror while the application is down."""

from collections.abc import Iterator

import pytest

from tests.browser.kinds import WITHDRAWN
from tests.deployment.conftest import Application, fresh
from tests.deployment.sites import Site, site_before
from tests.processes import Answer

# What browsers are told of each answer, by whichever of the two gives it.
TOLD = {
    *("content-security-policy", "strict-transport-security", "x-content-type-options"),
    *("x-frame-options", "referrer-policy", "permissions-policy", "access-control-allow-origin"),
    *("cross-origin-opener-policy", "cross-origin-embedder-policy", "content-type"),
    "cross-origin-resource-policy",
}
KINDS = (
    *("/findings/F23/", "/findings.json", "/findings.csv", "/findings.atom", "/sources/S1.txt"),
    *("/sources/S1/annotations.jsonld", "/robots.txt", "/sitemap.xml", "/favicon.ico"),
)


def told(answer: Answer) -> dict[str, str]:
    return {name.lower(): value for name, value in answer.headers.items() if name.lower() in TOLD}


@pytest.fixture(scope="module")
def live(site: Site) -> dict[str, dict[str, str]]:
    """What the application tells browsers of each kind of answer."""
    return {path: told(site.ask(path)) for path in KINDS}


@pytest.fixture(scope="module")
def down(application: Application, live: dict[str, dict[str, str]]) -> Iterator[Site]:
    """The site while the application is down, and nothing is in its cache."""
    application.kill()
    with site_before(application.port, application.mirror, fresh(application.folder)) as found:
        yield found
    application.start()


@pytest.mark.parametrize("path", KINDS)
def test_the_mirror_tells_browsers_all_that_the_application_tells_them(
    down: Site, live: dict[str, dict[str, str]], path: str
) -> None:
    mirrored = told(down.ask(path))

    assert len(live[path]) > 5
    assert {name: mirrored.get(name) for name in live[path]} == live[path]


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/", 200, "How Medway"),
        ("/findings/?page=2", 200, "Page 2 of"),
        ("/findings/?page=1", 200, "Page 1 of"),
        ("/findings.json?page=2", 200, '"page": 2'),
        ("/sources/S2/?highlight=F12", 200, "<h1"),
        ("/F23", 200, "/findings/F23/"),
        ("/F28", 200, "/timeline/#E14"),
        (f"/{WITHDRAWN}", 200, "was withdrawn"),
        (f"/findings/{WITHDRAWN}.json", 200, "withdrawn"),
        ("/about", 200, "<h1"),
        ("/search/?q=caseloads", 503, "This cannot be shown just now"),
        ("/findings/?theme=caseloads&page=99", 503, "This cannot be shown just now"),
        ("/briefing/?ref=F23", 503, "This cannot be shown just now"),
        ("/no-such-page/", 404, "Page not found"),
        ("/?../../nginx.conf", 503, "This cannot be shown just now"),
        ("/findings/?a=/../../nginx.conf", 503, "This cannot be shown just now"),
        ("/..%2f..%2fnginx.conf", 400, ""),
        ("/healthz", 502, ""),
    ],
)
def test_while_the_application_is_down_the_mirror_answers(
    down: Site, path: str, status: int, said: str
) -> None:
    answer = down.ask(path)

    assert (answer.status, said in answer.body.decode()) == (status, True)
    assert ("Retry-After" in answer.headers) == (status == 503)


def test_the_mirror_sends_its_files_compressed(down: Site) -> None:
    plain, small = down.ask("/findings/"), down.ask("/findings/", Accept_Encoding="gzip")

    assert small.headers["Content-Encoding"] == "gzip"
    assert len(small.body) < len(plain.body) / 3
    assert small.headers["X-Answered-By"] == "mirror"


def test_a_container_is_told_that_the_application_is_down(
    down: Site, application: Application
) -> None:
    assert not application.is_healthy
