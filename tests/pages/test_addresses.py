"""Every address pattern of the portal, through the client."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.pages.addresses import MOVED, SAMPLES

ADDRESSES = [address for address, _ in SAMPLES.values()]
WRONG = ["/nowhere/", "/findings/F99999/", "/F99999"]
pytestmark = pytest.mark.django_db


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Yield the whole route of every pattern of the URLconf."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def test_every_pattern_has_a_sample_address() -> None:
    assert sorted(routes(get_resolver().url_patterns)) == sorted(SAMPLES)


def test_every_sample_address_belongs_to_its_pattern() -> None:
    found = {route: resolve(address.split("?")[0]).route for route, (address, _) in SAMPLES.items()}

    assert found == {route: route for route in SAMPLES}


@pytest.mark.parametrize(("address", "kind"), SAMPLES.values())
def test_an_address_answers_with_what_it_promises(client: Client, address: str, kind: str) -> None:
    response = client.get(address)

    assert response.status_code in ((301, 302) if kind == MOVED else (200,))
    assert kind in response["Content-Type"]
    if kind != MOVED:
        assert response["Content-Type"] in (kind, f"{kind}; charset=utf-8")


@pytest.mark.parametrize("address", ADDRESSES + WRONG)
def test_head_answers_as_get_does_without_the_content(client: Client, address: str) -> None:
    same = {"X-Request-ID": "of-both"}
    whole, head = client.get(address, headers=same), client.head(address, headers=same)

    assert (head.status_code, head.content) == (whole.status_code, b"")
    assert dict(head.items()) == dict(whole.items())


@pytest.mark.parametrize("address", ADDRESSES)
def test_options_names_the_three_methods_and_sends_no_page(client: Client, address: str) -> None:
    response = client.options(address)

    assert response.status_code in (200, 204)
    assert (response.content, response["Allow"]) == (b"", "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
@pytest.mark.parametrize("address", ["/", "/findings/", "/F8", "/sources/S1.json", *WRONG])
def test_a_method_that_could_change_something_is_refused(
    client: Client, method: str, address: str
) -> None:
    response = client.generic(method, address)

    assert (response.status_code, response["Allow"]) == (405, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("address", [*ADDRESSES, *WRONG, "/findings/?nonsense=1", "/findings"])
def test_no_answer_sets_a_cookie_even_when_one_is_sent(client: Client, address: str) -> None:
    client.cookies["sessionid"] = "chosen-elsewhere"

    response = client.get(address)

    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")


def test_an_address_without_its_last_slash_leads_to_the_page(client: Client) -> None:
    response = client.get("/findings?theme=caseloads")

    assert (response.status_code, response["Location"]) == (301, "/findings/?theme=caseloads")
