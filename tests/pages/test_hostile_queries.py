"""Whatever is typed into a search box or an address, the portal answers without a fault."""

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from records.models import Record
from tests.pages.markup import foreign_scripts, tree

HOSTILE = [
    '"', '""', '"caseloads', 'caseloads"', '""""', '"""', "'", "''", "`", "\\", "\\\\\"",
    "*", "**", "* *", "caseload*s", "*caseloads", '"caseloads*"', '"caseloads"*', "a*" * 60,
    "OR", "AND", "NOT", "NEAR", "caseloads OR", "OR caseloads", "AND AND", "NOT caseloads",
    "NEAR(", "NEAR(caseloads workforce, 5)", "NEAR/3", "(", ")", "((((", "caseloads)",
    "title:caseloads", "{title exact}: caseloads", "^caseloads", "+caseloads", "exact : x",
    "-", "--", "- -", "-caseloads", "caseloads -", "caseloads --", '-"', '-"caseloads', "-*",
    "👶", "👩‍👧‍👦 caseloads", "caseloads\0", "\0", "a\0b", "\u202ecaseloads\u202c", "\u200f\u200f",
    "عربي", "中文", "ﬁnding", "İ", "ß", "e\u0301", "\ufeff", "\u2028", "\ud7ff", "²", "①", "_",
    "'; DROP TABLE records_record; --", "1' OR '1'='1", "%' UNION SELECT 1 --", "%", "_%",
    "<script>alert(1)</script>", "{{ 7*7 }}", "${7*7}", "%s %d %(x)s", "../../etc/passwd",
    "x" * 10_000, "x " * 5_000, '"' * 10_000, "é" * 200, "a b " * 50, "-a " * 60, "\t\n\r ",
]  # fmt: skip
SIGNS = "ab* \"-()^:+{}'\0é👶\u202eORNEAT"
FORMS = ["/search/", "/search.json", "/search.csv", "/findings/", "/quotes.json", "/timeline.csv"]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("typed", HOSTILE)
def test_nothing_typed_into_search_is_a_fault(client: Client, typed: str) -> None:
    answers = {address: client.get(address, {"q": typed}).status_code for address in FORMS}

    assert {answers["/search/"], answers["/findings/"]} == {200}
    data = [status for address, status in answers.items() if not address.endswith("/")]
    assert set(data) in ({200}, {400})


@pytest.mark.parametrize("typed", HOSTILE)
def test_what_was_typed_is_only_ever_text(client: Client, typed: str) -> None:
    found = tree(client.get("/search/", {"q": typed}).content.decode())

    assert foreign_scripts(found) == []
    assert found.by_id("q").get("value") in (typed, "")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(typed=st.text(st.sampled_from(SIGNS) | st.characters(codec="utf-8")))
def test_no_text_at_all_is_a_fault(client: Client, typed: str) -> None:
    answer = client.get("/search.json", {"q": typed})

    assert answer.status_code in (200, 400)
    if answer.status_code == 400:
        assert set(answer.json()["fields"]) == {"q"}


@pytest.mark.parametrize("typed", ["x" * 201, "x" * 10_000, "x " * 5_000])
def test_a_query_longer_than_200_characters_is_refused_in_words(client: Client, typed: str) -> None:
    reason = "Search for 200 characters or fewer."

    assert client.get("/search.json", {"q": typed}).json()["fields"]["q"] == [reason]
    assert reason in tree(client.get("/search/", {"q": typed}).content.decode()).said


@pytest.mark.parametrize("word", ["OR", "AND", "NEAR"])
def test_words_of_the_search_engine_are_words_like_others(client: Client, word: str) -> None:
    alike = [f"assessment {typed} caseloads" for typed in (word, word.lower())]
    counts = {client.get("/search.json", {"q": typed}).json()["count"] for typed in alike}
    phrase = client.get("/search.json", {"q": f'"assessment {word} caseloads"'}).json()

    assert len(counts) == 1
    assert phrase["count"] == 0


def test_searching_destroys_nothing(client: Client) -> None:
    before = Record.objects.count()

    client.get("/search/", {"q": "'; DROP TABLE records_record; --"})

    assert Record.objects.count() == before > 0


@pytest.mark.parametrize(
    "address",
    [
        "/%00",
        "/findings/%00/",
        "/findings/F1%00/",
        "/findings/F99999999999999999999/",
        "/findings/F999999999/",
        "/sources/S1/?highlight=%00",
        "/sources/S1/?highlight=%22%3E%3Cscript%3E",
        "/sources/S1/?highlight=" + "F" * 5000,
        "/findings/..%2f..%2fetc%2fpasswd",
        "/%E2%80%AEF12",
        "/%ff%fe",
        "/findings/<script>/",
        "/" + "a" * 3000,
        "//example.org/",
        "/findings//F12/",
    ],
)
def test_no_address_is_a_fault(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code in (200, 404)
    assert foreign_scripts(tree(response.content.decode())) == []
