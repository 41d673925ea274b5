"""The search understands questions, years, kinds of record and phrases."""

import pytest
from django.test import Client

from records.models import Record
from search.query import WORD_OR_COMPOUND
from tests.pages.lists import Data, records

pytestmark = pytest.mark.django_db


def found(client: Client, typed: str) -> list[Data]:
    """Return all records that are found, best first."""
    answer: list[Data] = client.get("/search.json", {"q": typed, "page_size": 200}).json()[
        "results"
    ]
    return answer


def refs(client: Client, typed: str) -> list[str]:
    return [record["ref"] for record in found(client, typed)]


@pytest.mark.parametrize(
    "typed",
    [
        "caseloads in every inspection",
        "what was said about caseloads in all the inspections",
        "caseloads at each inspection",
        "caseloads more than once",
    ],
)
def test_words_that_ask_for_everything_narrow_nothing(client: Client, typed: str) -> None:
    assert refs(client, typed) == refs(client, "caseloads")


def test_words_that_ask_for_everything_are_looked_for_when_they_stand_alone(client: Client) -> None:
    assert "I6" in refs(client, "all inspections")


def test_several_years_ask_for_any_of_them_and_the_page_says_so(client: Client) -> None:
    either = set(refs(client, "care leavers in 2001 and in 2004"))
    page = client.get("/search/", {"q": "care leavers in 2001 and in 2004"}).content.decode()

    assert either == set(refs(client, "care leavers 2001")) | set(refs(client, "care leavers 2004"))
    assert "Showing records of <b>2001 or 2004</b>" in page


def test_years_in_quotation_marks_are_all_wanted(client: Client) -> None:
    both = set(refs(client, 'inspection "2001" "2004"'))

    assert both == set(refs(client, 'inspection "2001"')) & set(refs(client, 'inspection "2004"'))


@pytest.mark.parametrize(
    ("typed", "kind"), [("quotes Ashby", "quote"), ("figures vacancy", "figure")]
)
def test_the_kind_of_record_is_a_word_to_search_by(client: Client, typed: str, kind: str) -> None:
    assert found(client, typed)[0]["type"] == kind


def test_what_was_promised_is_found_by_its_status(client: Client) -> None:
    planned = {
        r["ref"] for r in records(client, "actions", "status=planned&source=S3&page_size=200")
    }

    assert planned
    assert planned <= set(refs(client, "promised October 2004"))


def test_a_phrase_is_found_however_its_compounds_are_written(client: Client) -> None:
    assert refs(client, '"multiagency hub"') == refs(client, '"multi-agency hub"') != []
    assert refs(client, '"multiagency safeguarding hub"') == refs(
        client, '"multi-agency safeguarding hub"'
    )


def test_no_phrase_goes_from_one_passage_into_the_next(client: Client) -> None:
    checked = 0
    for record in Record.objects.for_lists():
        passages = [item.passage.exact for item in record.evidence.all()]
        if len(passages) > 1:
            last = WORD_OR_COMPOUND.findall(passages[0])[-1].strip('.,;:“”"')
            first = WORD_OR_COMPOUND.findall(passages[1])[0].strip('.,;:“”"')
            phrase = f"{last} {first}"
            inside = any(phrase.casefold() in text.casefold() for text in passages)
            if not inside and '"' not in phrase and "'" not in phrase:
                checked += 1
                assert record.ref not in refs(client, f'"{phrase}"'), phrase
    assert checked


def test_what_is_about_a_theme_comes_before_what_mentions_it(client: Client) -> None:
    themed = {r["ref"] for r in records(client, "search", "theme=care_leavers&page_size=200")}

    assert themed <= set(refs(client, "care leavers")[: len(themed) + 5])


def test_an_event_is_found_first_by_its_date(client: Client) -> None:
    best = found(client, "9 November 2001")

    assert "event" in {record["type"] for record in best[:2]}
