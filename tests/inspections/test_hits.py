"""The words of a search are marked in a text: whole words, in order, each once."""

import re
from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from inspections.queries import hits

WORDS = [
    "risk",
    "risks",
    "Early",
    "help",
    "early-help",
    "adequate",
    "inadequate",
    "’s",
    "👩‍🏫",
    "é",
]
TEXTS = st.lists(st.one_of(st.sampled_from([*WORDS, " ", ". "]), st.text(max_size=3))).map("".join)
TYPED = st.lists(
    st.sampled_from([*WORDS, '"early help"', "ri*", "-help", '"', "early he*"]), max_size=5
).map(" ".join)


@given(st.one_of(TYPED, st.text()), TEXTS)
def test_hits_are_in_order_and_disjoint(typed: str, text: str) -> None:
    found = hits(typed, text)

    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] < other[0] for one, other in pairwise(found))


@given(st.one_of(TYPED, st.text()), TEXTS)
def test_hits_are_whole_words(typed: str, text: str) -> None:
    edges = {edge for word in re.finditer(r"[^\W_]+", text) for edge in word.span()}

    assert {edge for hit in hits(typed, text) for edge in hit} <= edges


@given(st.sampled_from(["risk", "EARLY", "help", "adequate"]), TEXTS)
def test_a_word_is_hit_wherever_it_stands_alone(word: str, text: str) -> None:
    alone = rf"(?<![^\W_]){word}(?![^\W_])"

    assert hits(word, text) == [m.span() for m in re.finditer(alone, text, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("adequate", "rated inadequate, and inadequately protected"),
        ("SPA", "a significant disparity"),
        ("LAC", "a lack of places, placing"),
        ("Commissioner", "commissioned by the commissioning group"),
        ("risk", "at_risky"),
        ("case*", "a showcase"),
        ('"early help"', "early risk, help early"),
        ('"early hel*"', "early help"),
    ],
)
def test_what_is_no_hit(typed: str, text: str) -> None:
    assert hits(typed, text) == []


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("caseloads", "High caseloads. Caseloads!", ["caseloads", "Caseloads"]),
        (
            '"early help"',
            "Early-help hubs give early  help, help early",
            ["Early-help", "early  help"],
        ),
        ("early-help", "early help", ["early help"]),
        ("case*", "Cases and caseloads in case", ["Cases", "caseloads", "case"]),
        ('"the front" "front door"', "the front door", ["the front door"]),
        ("risk -harm", "risk of harm", ["risk"]),
        ("20%", "by 20 per cent", ["20"]),
        ("door", "‘front door’ 👩‍🏫 door", ["door", "door"]),
        ('"', "risk", []),
    ],
)
def test_what_is_marked(typed: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in hits(typed, text)] == marked
