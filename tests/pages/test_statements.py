"""Apologies and acceptances are statements: nothing has to follow them, and none is a promise."""

import pytest
from django.test import Client

from tests.pages.lists import data, refs
from tests.pages.markup import tree

STATEMENT, PROMISE, CLAIM, QUOTE = "A16", "A3", "Q7", "Q6"
NO_MENTION = "ater mention"

pytestmark = pytest.mark.django_db


def test_a_statement_can_be_filtered_for_and_is_not_said_to_lack_later_words(
    client: Client,
) -> None:
    assert STATEMENT in refs(client, "actions", "status=statement")
    assert STATEMENT not in refs(client, "actions", "later=no")
    assert PROMISE in refs(client, "actions", "later=no")


def test_no_form_of_a_statement_says_that_later_words_are_missing(client: Client) -> None:
    statement = client.get(f"/actions/{STATEMENT}.json").json()
    promise = client.get(f"/actions/{PROMISE}.json").json()

    assert (statement["status"], statement["follow_ups"]) == ("statement", [])
    assert [f["relation"] for f in promise["follow_ups"]] == ["no_later_mention"]
    for path in (f"/actions/{STATEMENT}/", f"/briefing/?ref={STATEMENT}"):
        assert NO_MENTION not in tree(client.get(path).content.decode()).one("main").said


def test_a_statement_comes_last_in_the_account_of_its_source(client: Client) -> None:
    page = client.get("/actions/what-came-next/?source=S1").content.decode()

    assert page.index("S1-planned") < page.index("S1-statement")


def test_what_the_council_says_of_its_own_service_is_no_finding_and_says_so(
    client: Client,
) -> None:
    claims = {
        q["ref"]: q["about_service"] for q in data(client, "quotes", "page_size=200")["results"]
    }

    assert claims[CLAIM] == "claim"
    assert claims[QUOTE] == ""
    page = tree(client.get(f"/quotes/{CLAIM}/").content.decode()).one("main").said
    assert "The council’s claim about its own service" in page
