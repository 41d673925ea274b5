"""A ref as the words of a search finds its record first."""

import pytest
from django.test import Client

from tests.pages.lists import page, records, refs_by_form, shown

REF, MERGED, SUCCESSOR = "F8", "F20", "F5"

pytestmark = pytest.mark.django_db


def first(client: Client, name: str, typed: str) -> str:
    return next(record["ref"] for record in records(client, name, f"q={typed}"))


@pytest.mark.parametrize("typed", ["F8", "f8", "F8.", "(F8)", " F08, "])
def test_a_ref_gives_its_record_first_however_it_is_typed(client: Client, typed: str) -> None:
    assert first(client, "search", typed) == REF
    assert shown(page(client, "search", f"q={typed}"), "search")[0] == REF


def test_a_merged_ref_gives_the_record_that_stayed(client: Client) -> None:
    assert first(client, "search", MERGED) == SUCCESSOR


def test_a_ref_is_found_in_the_list_of_its_kind_only(client: Client) -> None:
    assert first(client, "findings", REF) == REF
    assert REF not in [r["ref"] for r in records(client, "quotes", f"q={REF}")]


def test_all_forms_of_a_list_have_the_record_of_a_ref(client: Client) -> None:
    forms = refs_by_form(client, "findings", f"q={REF}")

    assert {form: found[0] for form, found in forms.items()} == dict.fromkeys(forms, REF)


def test_an_unknown_ref_finds_nothing(client: Client) -> None:
    assert records(client, "search", "q=F999") == []
