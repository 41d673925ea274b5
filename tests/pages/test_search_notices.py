"""A search says when it used synonyms, corrections or partial matches."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.pages.lists import HAS, data, page, records, refs, refs_by_form, shown
from tests.pages.markup import Element

EXACT = "Search for the exact words only"
PARTIAL = "No record holds all of these words."
pytestmark = pytest.mark.django_db


def notices(found: Element) -> list[str]:
    """Return what the page says of its search, without the link."""
    said = [notice.said for notice in found.every("p", class_="notice")]
    return [notice for notice in said if notice != EXACT]


@pytest.mark.parametrize(
    ("typed", "also"),
    [
        ("LAC", "children in care"),
        ("children in care", "looked after children"),
        ("SPA", "single point of access"),
        ("single point of access", "SPA"),
        ("caseloads", "children for each social worker"),
        ("CSE", "exploitation"),
        ("early intervention", "early help"),
    ],
)
def test_a_synonym_that_was_used_is_announced(client: Client, typed: str, also: str) -> None:
    (notice,) = notices(page(client, "search", f"q={typed}"))

    start, _, named = notice.partition(", also showing ")
    assert start == f"For {typed}"
    named_once = [words.casefold() for words in named.rstrip(".").split(", ")]
    assert also.casefold() in named_once
    assert len(named_once) == len(set(named_once))


@pytest.mark.parametrize(
    "typed", ["exploitation", "adequate", '"single point of access"', "early help", "risk"]
)
def test_without_synonyms_there_is_no_notice_and_no_link(client: Client, typed: str) -> None:
    found = page(client, "search", f"q={typed}")

    assert shown(found, "search")
    assert found.every("p", class_="notice") == []


@pytest.mark.parametrize(
    "query", ["q=SPA", "q=LAC -foster", "q=caseloads average&source=S4&sort=oldest"]
)
def test_the_link_leads_to_the_same_list_without_synonyms(client: Client, query: str) -> None:
    found = page(client, "search", query)
    (link,) = [a for a in found.every("a") if a.said == EXACT]

    address = urlsplit(link["href"])
    asked, wanted = parse_qs(address.query), parse_qs(query)
    exact = page(client, "search", address.query)
    assert address.path == "/search/"
    assert {**asked, "q": None} == {**wanted, "q": None}
    assert notices(exact) == []
    assert refs(client, "search", address.query) <= refs(client, "search", query)


def test_the_link_keeps_what_is_left_out(client: Client) -> None:
    found = page(client, "search", "q=caseloads -average")
    (link,) = [a for a in found.every("a") if a.said == EXACT]

    exact = refs(client, "search", urlsplit(link["href"]).query)
    assert exact
    assert exact & refs(client, "search", "q=average") == set()


def test_a_synonym_works_both_ways(client: Client) -> None:
    found = refs(client, "search", "q=SPA")

    assert found == refs(client, "search", "q=single point of access") != set()
    assert (
        refs(client, "search", 'q="point of access"') | refs(client, "search", 'q="SPA"') <= found
    )


def test_a_narrower_word_finds_what_the_wider_one_does(client: Client) -> None:
    assert refs(client, "search", "q=CSE") == refs(client, "search", "q=exploitation") != set()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("caselaods", "caseloads"),
        ("commisioner", "commissioner"),
        ("inadequte", "inadequate"),
        ("adequte", "adequate"),
    ],
)
def test_a_slip_shows_the_results_of_the_word_meant_and_says_so(
    client: Client, typed: str, meant: str
) -> None:
    said = f"No record holds “{typed}”. Showing results for {meant}."

    assert said in notices(page(client, "search", f"q={typed}"))
    assert refs(client, "search", f"q={typed}") == refs(client, "search", f'q="{meant}"') != set()


def test_a_slip_of_inadequate_does_not_show_what_is_adequate(client: Client) -> None:
    adequate = refs(client, "search", "q=adequate") - refs(client, "search", "q=inadequate")

    assert adequate
    assert refs(client, "search", "q=nadequate") & adequate == set()


def test_a_partial_match_is_shown_as_such_with_the_fullest_first(client: Client) -> None:
    found = page(client, "search", "q=caseloads average xylophone")

    first = shown(found, "search")[0]
    assert PARTIAL in notices(found)[0]
    assert first in refs(client, "search", "q=caseloads average")


def test_a_full_match_is_not_called_partial(client: Client) -> None:
    found = page(client, "search", "q=caseloads average")

    assert [notice for notice in notices(found) if PARTIAL in notice] == []


def test_nothing_found_is_said_without_partial_match(client: Client) -> None:
    found = page(client, "search", "q=xylophone zymurgy")

    assert data(client, "search", "q=xylophone zymurgy")["count"] == 0
    assert "in these five sources" in found.by_id("shown").said
    assert "no concerns" not in found.said.lower()
    assert notices(found) == []


@pytest.mark.parametrize(
    ("question", "ref"),
    [
        ("what did inspectors say about caseloads in 2006", "F15"),
        ("What did inspectors say about caseloads in 2006?", "F15"),
        ("how many children did each social worker have", "N4"),
    ],
)
def test_a_question_finds_its_answer_on_the_first_page(
    client: Client, question: str, ref: str
) -> None:
    assert ref in shown(page(client, "search", f"q={question}"), "search")


def test_small_words_change_nothing(client: Client) -> None:
    assert refs(client, "search", "q=what about the caseloads") == refs(
        client, "search", "q=caseloads"
    )


@pytest.mark.parametrize(
    "query",
    ["q=LAC", "q=caselaods", "q=caseloads xylophone", "q=caseloads -average", "q=recruit*"],
)
def test_counts_facets_and_forms_agree_with_the_list(client: Client, query: str) -> None:
    first, listed = data(client, "search", query), records(client, "search", query)
    forms = refs_by_form(client, "search", query)

    assert first["count"] == len(listed) > 0
    assert forms["html"] == forms["json"] == forms["csv"]
    for name, values in first["facets"].items():
        counts = {facet["value"]: facet["count"] for facet in values}
        for value, count in counts.items():
            assert count == sum(value in HAS[name](record) for record in listed)


def test_a_phrase_keeps_its_own_quotation_marks_in_the_filters_that_are_on(client: Client) -> None:
    said = page(client, "search", "q=%22social+workers%22").one("ul", class_="applied").said

    assert '"social workers"' in said
    assert '“"' not in said


def test_a_record_that_is_not_found_by_its_words_says_so(client: Client) -> None:
    found = page(client, "findings", "q=caseloads")
    rows = [row for rows in found.every("ol", class_="rows") for row in rows.parts]

    for row in rows:
        assert bool(row.every("mark")) != ("not by its words" in row.said)


def test_a_search_of_everything_does_not_lead_to_itself(client: Client) -> None:
    assert "Search all kinds of record" not in page(client, "search", "q=zzz+children").said
    assert "Search all kinds of record" in page(client, "findings", "q=zzz").said


def test_the_page_says_how_it_read_what_other_searches_know(client: Client) -> None:
    assert "“OR” has no effect here" in page(client, "search", "q=caseloads+OR+children").said
