"""Search: whole words, phrases, exclusion and beginnings."""

import re
from collections.abc import Callable

import pytest
from django.test import Client

from records.models import Record, Theme
from tests.pages.lists import Data, data, refs

# Fields of a record's data that hold addresses or codes, or repeat what others say.
NOT_SEARCHED = {"ref", "url", "citation", "version", "file", "slug", "themes", "note", "reasoning"}
Holding = Callable[..., set[str]]
pytestmark = pytest.mark.django_db


def words_of(value: object, field: str = "") -> str:
    """Return all text of a record's data that its readers could search for."""
    if isinstance(value, dict):
        return " / ".join(words_of(v, k) for k, v in value.items() if k not in NOT_SEARCHED)
    if isinstance(value, list):
        return " / ".join(words_of(item, field) for item in value)
    return str(value)


@pytest.fixture
def holding(db: None, everything: dict[str, Data]) -> Holding:
    """Find the refs of records in which a pattern stands: anywhere, or in the fields named."""
    themes = dict(Theme.objects.values_list("slug", "name"))
    named = [{**r, "names": [themes[slug] for slug in r["themes"]]} for r in everything.values()]

    def refs_with(pattern: str, *fields: str) -> set[str]:
        texts = {r["ref"]: words_of([r[f] for f in fields] if fields else r) for r in named}
        return {ref for ref, text in texts.items() if re.search(pattern, text, re.I)}

    return refs_with


@pytest.mark.parametrize(
    ("word", "inside"),
    [
        ("adequate", "inadequate"),
        ("SPA", "disparity"),
        ("LAC", "lack"),
        ("LAC", "placed"),
        ("Commissioner", "commissioned"),
        ("inadequate", "adequate"),
        ("supervision", "supervising"),
    ],
)
def test_a_word_is_never_found_inside_another(
    client: Client, holding: Holding, word: str, inside: str
) -> None:
    only_inside = holding(rf"\b{inside}") - holding(rf"\b{word}\b")

    assert only_inside
    assert refs(client, "search", f'q="{word}"') & only_inside == set()


@pytest.mark.parametrize("word", ["adequate", "inadequate", "Commissioner", "supervision"])
def test_a_word_without_synonyms_finds_the_same_in_and_out_of_quotation_marks(
    client: Client, word: str
) -> None:
    found = refs(client, "search", f"q={word}")

    assert found
    assert found == refs(client, "search", f'q="{word}"')


@pytest.mark.parametrize("word", ["adequate", "spa", "COMMISSIONER", "caseloads?", "NSCB"])
def test_every_record_with_the_word_in_its_title_or_words_is_found(
    client: Client, holding: Holding, word: str
) -> None:
    wanted = holding(rf"\b{word}\b", "title", "text")

    assert wanted
    found = refs(client, "search", f'q="{word}"')
    assert wanted <= found <= holding(rf"\b{word}\b")


def test_several_words_are_all_wanted_in_any_order(client: Client) -> None:
    both = refs(client, "search", "q=caseloads+average")

    assert both
    assert both == refs(client, "search", "q=caseloads") & refs(client, "search", "q=average")
    assert both == refs(client, "search", "q=average+caseloads")


def test_a_phrase_is_wanted_in_its_order(client: Client, holding: Holding) -> None:
    phrase = refs(client, "search", 'q="children\'s services"')

    assert phrase
    assert holding("children[’']s services", "title", "text") <= phrase
    assert phrase <= holding("children[’']s services")
    assert phrase < refs(client, "search", "q=children's services")
    assert refs(client, "search", 'q="services children\'s"') == set()


@pytest.mark.parametrize("unwanted", ["-average", '-"on average"'])
def test_what_follows_a_minus_is_left_out(client: Client, unwanted: str) -> None:
    left_out = unwanted.removeprefix("-")

    found = refs(client, "search", f"q=caseloads {unwanted}")

    both = refs(client, "search", f"q=caseloads {left_out}")
    assert both
    assert found == refs(client, "search", "q=caseloads") - both


def test_a_hyphen_inside_a_word_leaves_nothing_out(client: Client) -> None:
    found = refs(client, "search", "q=multi-agency")

    assert found
    assert found == refs(client, "search", 'q="multi agency"')


def test_a_star_finds_every_word_with_that_beginning(client: Client, holding: Holding) -> None:
    found = refs(client, "search", "q=recruit*")

    assert holding(r"\brecruit\w*", "title", "text") <= found
    assert found <= holding(r"\brecruit")
    assert refs(client, "search", "q=adequat*") <= holding(r"\badequat")


@pytest.mark.parametrize("typed", ["children’s services", "children's services", "CHILDREN'S"])
def test_apostrophes_and_capitals_make_no_difference(client: Client, typed: str) -> None:
    found = refs(client, "search", f"q={typed}")

    assert found == refs(client, "search", f"q={typed.lower().replace('’', chr(39))}")
    assert found


@pytest.mark.parametrize(
    ("name", "word"),
    [("quotes", "Ashby"), ("actions", "Northmoor"), ("findings", "2004"), ("figures", "Workforce")],
)
def test_speakers_actors_inspections_and_themes_are_searched_too(
    client: Client, holding: Holding, name: str, word: str
) -> None:
    in_words = holding(word, "title", "text")

    assert refs(client, name, f"q={word}") - in_words


def test_search_without_words_shows_every_record(client: Client) -> None:
    assert data(client, "search")["count"] == Record.objects.count()
