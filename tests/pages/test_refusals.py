"""A list reports a query that it does not understand, and never guesses."""

from urllib.parse import quote, urlencode

import pytest
from django.test import Client

from tests.pages.lists import page, refs, shown
from tests.pages.markup import tree

# The list, the query, the field that is wrong, and words of the reason.
WRONG = [
    ("findings", "theme=caseload", "theme", "“caseload” is not a theme"),
    ("findings", "polarity=bad", "polarity", "“bad” is not a kind of finding"),
    ("findings", "voice=ofsted_said", "voice", "“ofsted_said” is not a voice"),
    ("findings", "inspection=I99", "inspection", "“I99” is not an inspection"),
    ("findings", "inspection=i7", "inspection", "“i7” is not an inspection"),
    ("findings", "source=S9", "source", "“S9” is not a source"),
    ("findings", "sort=best", "sort", "“best” is not a way to sort"),
    ("findings", "sort=relevance", "sort", "needs words to search for"),
    ("findings", "status=planned", "query", "“status” is not a filter of this list"),
    ("findings", "themes=caseloads", "query", "Use one of: q, inspection, theme"),
    ("findings", "page=0", "page", "whole number"),
    ("findings", "page=-1", "page", "whole number"),
    ("findings", "page=two", "page", "whole number"),
    ("findings", "page=1.5", "page", "whole number"),
    ("findings", "page_size=201", "page_size", "whole number"),
    ("findings", "page_size=0", "page_size", "whole number"),
    ("findings", "q=-caseloads", "q", "Enter at least one word"),
    ("findings", "q=%22%22", "q", "Enter at least one word"),
    ("findings", "q=***", "q", "Enter at least one word"),
    ("quotes", "person=nobody", "person", "“nobody” is not a speaker"),
    ("actions", "status=kept", "status", "“kept” is not a status"),
    ("timeline", "kind=party", "kind", "“party” is not a kind of event"),
    ("timeline", "certainty=sure", "certainty", "“sure” is not a certainty"),
    ("timeline", "year=1999", "year", "“1999” is not a year"),
    ("search", "type=opinion", "type", "“opinion” is not a kind of record"),
    ("ratings", "grade=good", "query", "“grade” is not a filter of this list"),
    ("inspections", "year=2013", "query", "“year” is not a filter of this list"),
    ("figures", "theme=%00", "theme", "is not a theme"),
]
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("form", ["json", "csv", "atom"])
@pytest.mark.parametrize(("name", "query", "field", "reason"), WRONG)
def test_data_is_refused_with_the_field_and_the_reason(
    client: Client, name: str, query: str, field: str, reason: str, form: str
) -> None:
    response = client.get(f"/{name}.{form}?{query}")

    assert (response.status_code, response["Content-Type"]) == (400, "application/json")
    fields = response.json()["fields"]
    assert set(fields) == {field}
    assert reason in " ".join(fields[field])


@pytest.mark.parametrize(("name", "query", "field", "reason"), WRONG)
def test_a_page_says_what_it_did_not_understand_and_shows_the_rest(
    client: Client, name: str, query: str, field: str, reason: str
) -> None:
    found = page(client, name, query)

    problems = found.one("section", aria_labelledby="problems").said
    assert reason in problems
    assert shown(found, name)


@pytest.mark.parametrize("field", ["theme", "polarity", "voice", "inspection", "source"])
def test_a_wrong_value_is_named_beside_its_field_which_stands_open(
    client: Client, field: str
) -> None:
    form = page(client, "findings", f"{field}=wrong").one("search", class_="filters")

    around, *beside = [d for d in form.every("details") if d.every("input", name=field)]
    assert [group.every("p", class_="error") != [] for group in beside] == [True]
    assert "open" in around.attributes
    assert "open" in beside[0].attributes
    assert "“wrong”" in beside[0].one("p", class_="error").said


def test_the_rest_of_the_query_still_counts(client: Client) -> None:
    found = page(client, "findings", "polarity=weakness&theme=wrong&page_size=200")

    assert set(shown(found, "findings")) == refs(client, "findings", "polarity=weakness")


def test_the_other_values_of_a_filter_with_one_wrong_value_still_count(client: Client) -> None:
    found = page(client, "findings", "theme=caseloads&theme=wrong&page_size=200")

    assert "“wrong” is not a theme" in found.said
    assert set(shown(found, "findings")) == refs(client, "findings", "theme=caseloads")


@pytest.mark.parametrize("number", ["999", "99999999999999999999999"])
def test_a_page_of_data_beyond_the_last_is_refused_but_csv_has_no_pages(
    client: Client, number: str
) -> None:
    response = client.get(f"/findings.json?page={number}")

    assert response.status_code == 400
    assert response.json()["fields"]["page"][0].startswith(f"There is no page {number}. The last")
    assert client.get(f"/findings.csv?page={number}").content == (
        client.get("/findings.csv").content
    )


def test_a_page_beyond_the_last_shows_the_last(client: Client) -> None:
    beyond = page(client, "findings", "page=999&theme=caseloads&page_size=1")
    pages = client.get("/findings.json?theme=caseloads&page_size=1").json()["pages"]
    last = page(client, "findings", f"page={pages}&theme=caseloads&page_size=1")

    assert f"The last page is {pages}." in beyond.said
    assert shown(beyond, "findings") == shown(last, "findings") != []


def test_all_that_is_wrong_is_said_at_once(client: Client) -> None:
    query = "theme=a&polarity=b&page=c&colour=d"

    assert set(client.get(f"/findings.json?{query}").json()["fields"]) == {
        "theme",
        "polarity",
        "page",
        "query",
    }
    said = page(client, "findings", query).one("section", aria_labelledby="problems").said
    assert [word for word in ("“a”", "“b”", "page", "“colour”") if word not in said] == []


@pytest.mark.parametrize("query", ["q=caseloads&q=neglect", "sort=oldest&sort=newest"])
def test_a_field_that_takes_one_value_does_not_drop_the_other_in_silence(
    client: Client, query: str
) -> None:
    response = client.get(f"/findings.json?{query}")

    assert response.status_code == 400
    assert query.split("=", maxsplit=1)[0] in response.json()["fields"]


@pytest.mark.parametrize("where", ["q", "theme", "sort", "page", "colour", "<b>name</b>"])
def test_what_was_typed_is_shown_as_text_and_never_as_markup(client: Client, where: str) -> None:
    response = client.get("/findings/", {where: "<img src=x onerror=alert(1)>\"'"})

    assert response.status_code == 200
    found = tree(response.content.decode())
    assert found.every("img") == found.one("main").every("b") == []


def test_a_parameter_of_any_length_or_script_is_refused_and_no_fault(client: Client) -> None:
    odd = {"\u202egnirts": "x", "a" * 5000: "y", "🧒": "z", "a\0b": "n"}

    assert client.get(f"/findings/?{urlencode(odd)}").status_code == 200
    assert client.get(f"/findings.csv?{urlencode(odd)}").status_code == 400
    assert client.get(f"/findings.json?{quote('🧒')}=%ff").status_code == 400


@pytest.mark.parametrize(
    "address",
    ["/findings/F4.json", "/inspections/I7.json", "/timeline/E5.json", "/sources/S2.json"],
)
def test_the_data_of_one_thing_takes_no_parameters(client: Client, address: str) -> None:
    refused = client.get(address, {"x": "1"})

    assert refused.status_code == 400
    assert "nothing after a question mark" in refused.json()["error"]
