"""Refs whose record was merged into another or withdrawn: they resolve for ever."""

from pathlib import Path

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django.test import AsyncClient, Client
from django.test.utils import CaptureQueriesContext

from tests.pages.letters import load
from tests.pages.markup import tree

REASON = "It was about another council."
LEDGER = f"""
F900 merged into F12
F901 withdrawn because {REASON}
E900 merged into E5
S900 merged into S1
"""
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def retired(db: None, seeds: Path) -> None:
    """Load a record from which some were merged or withdrawn."""
    ledger = seeds / "refs.txt"
    ledger.write_text(ledger.read_text("utf-8") + LEDGER, encoding="utf-8")
    load(seeds)


def test_a_merged_record_leads_to_the_one_it_was_merged_into(client: Client) -> None:
    targets = {
        "/F900": "/findings/F12/",
        "/findings/F900/": "/findings/F12/",
        "/findings/f900/": "/findings/F12/",
        "/E900": "/timeline/#E5",
        "/timeline/E900/": "/timeline/#E5",
        "/sources/S900/": "/sources/S1/",
    }

    answers = {address: client.get(address) for address in targets}

    assert {answer.status_code for answer in answers.values()} == {301}
    assert {address: answer["Location"] for address, answer in answers.items()} == targets


def test_the_data_of_a_merged_record_leads_to_data(client: Client) -> None:
    targets = {
        "/findings/F900.json": "F12",
        "/timeline/E900.json": "E5",
        "/sources/S900.json": "S1",
    }

    answers = {address: client.get(address, follow=True) for address in targets}

    chains = [[status for _, status in answer.redirect_chain] for answer in answers.values()]
    assert chains == [[301]] * 3
    assert {answer["Content-Type"] for answer in answers.values()} == {"application/json"}
    assert {address: answer.json()["ref"] for address, answer in answers.items()} == targets


def test_a_withdrawn_record_says_why(client: Client) -> None:
    for address in ("/F901", "/findings/F901/", "/findings/f901/"):
        response = client.get(address)
        page = tree(response.content.decode()).one("main")
        assert response.status_code == 410, address
        assert page.one("h1").said == "F901 was withdrawn"
        assert REASON in page.said


def test_a_withdrawn_record_says_why_as_data(client: Client) -> None:
    response = client.get("/findings/F901.json")

    assert (response.status_code, response["Content-Type"]) == (410, "application/json")
    assert response.json()["reason"] == REASON


def test_what_was_retired_is_in_no_list(client: Client) -> None:
    lists = [client.get(f"/{name}.csv").content.decode() for name in ("findings", "search")]

    assert all("F12" in text for text in lists)
    assert [ref for ref in ("F900", "F901", "E900") for text in lists if ref in text] == []


@pytest.mark.parametrize("path", ["/F901", "/findings/F901/", "/no-such-page-as-F902/"])
def test_what_is_not_there_is_answered_from_the_version_that_the_rest_is_of(path: str) -> None:
    """Under ASGI, Django's own handler would query another connection, perhaps after a load."""
    with CaptureQueriesContext(connection) as asked:
        answer = async_to_sync(AsyncClient().get)(path)

    assert answer.status_code in (404, 410)
    tables = " ".join(query["sql"] for query in asked)
    assert "sources_edition" in tables
    assert "sources_retiredref" in tables
