"""The words of a search are marked in a text: whole words, in order, each once."""

import re
from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from search.highlights import match_ranges
from search.query import parse
from tests.search.vocabulary import TEXT, lexicon_of

WORDS = ["risk", "risks", "Early", "help", "early-help", "adequate", "inadequate", "’s", "👩‍🏫",
         "é", "2019,", "£2.6m", "20%"]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from([*WORDS, " ", ". "]), st.text(max_size=3))).map("".join)
TYPED = st.lists(
    st.sampled_from([*WORDS, '"early help"', "ri*", "-help", '"', "early he*", "million"]),
    max_size=5,
).map(" ".join)
# Where a word or number begins or ends, or a sign that goes with a number, or the m of £2.6m.
EDGE = re.compile(r"(?<![^\W_])(?=[^\W_])|(?<=[^\W_])(?![^\W_])|(?=[£%])|(?<=%)|(?<=\d)(?=m\b)")
lexicon = lexicon_of()


def matches(typed: str, text: str) -> list[tuple[int, int]]:
    """Return the matches of ``typed`` in ``text``, or none if it has no word."""
    try:
        return match_ranges(parse(typed, lexicon), text)
    except ValueError:
        return []


@given(st.one_of(TYPED, st.text()), TEXTS)
def test_matches_are_in_order_and_do_not_overlap(typed: str, text: str) -> None:
    ranges = matches(typed, text)

    assert all(0 <= start < end <= len(text) for start, end in ranges)
    assert all(one[1] < other[0] for one, other in pairwise(ranges))


@given(TYPED, st.lists(st.sampled_from([*WORDS, "x", "a, b"])).map(" ".join))
def test_matches_are_whole_words(typed: str, text: str) -> None:
    edges = {edge.start() for edge in EDGE.finditer(text)}

    assert {edge for match in matches(typed, text) for edge in match} <= edges


@given(st.sampled_from(["harm", "HARM", "adequate", "inadequate"]), TEXTS)
def test_every_occurrence_of_a_word_matches(word: str, text: str) -> None:
    alone = rf"(?<![^\W_]){word}(?![^\W_])"
    expected = {m.start() for m in re.finditer(alone, text, re.IGNORECASE)}

    assert expected <= {place for match in matches(word, text) for place in range(*match)}


def test_without_a_query_nothing_matches() -> None:
    assert match_ranges(None, TEXT) == []


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("adequate", "rated inadequate, and inadequately protected"),
        ("inadequate", "rated adequate, and adequately protected"),
        ("SPA", "a significant disparity"),
        ("LAC", "a lack of places, placing"),
        ("Commissioner", "commissioned by the commissioning group"),
        ("commissioning", "the Commissioners, a Commissioner’s report"),
        ("supervision", "supervising social workers"),
        ("supervising", "regular supervision"),
        ("exploitation", "CSE"),
        ("case*", "a showcase"),
        ('"early help"', "early risk, help early"),
        ('"front door"', "the SPA, a single point of access"),
        ("what of risk", "what of harm"),
        ("risk -harm", "harm"),
    ],
)
def test_other_words_do_not_match(typed: str, text: str) -> None:
    assert matches(typed, text) == []


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("caseload", "High caseloads. Caseload’s!", ["caseloads", "Caseload’s"]),
        ("caseloads", "a workload", ["workload"]),
        ("SPA", "‘front door’ point of access (SPA)", ["front door", "SPA"]),
        ("CSE", "at risk of exploitation", ["exploitation"]),
        ("LAC", "looked-after children", ["looked-after children"]),
        ('"early help"', "Early-help, early  help; help early", ["Early-help", "early  help"]),
        ("early-help", "early help", ["early help"]),
        ("multiagency", "a multi-agency hub", ["multi-agency"]),
        ("hard-working", "hardworking, hard-working", ["hardworking", "hard-working"]),
        ("case*", "Cases and caseloads in case", ["Cases", "caseloads", "case"]),
        ('"the front" "front door"', "the front door", ["the front door"]),
        ("caselaods", "the caseloads", ["caseloads"]),
        ("organization", "an organisation", ["organisation"]),
        ("2019", "In 2019, it fell.", ["2019"]),
        ("£2.6m", "spent £2.6million, £2.6 million.", ["£2.6million", "£2.6 million"]),
        ("million", "spent £2.6 million", ["million"]),
        ("door", "‘front door’ 👩‍🏫 door", ["door", "door"]),
    ],
)  # fmt: skip
def test_forms_and_synonyms_match(typed: str, text: str, marked: list[str]) -> None:
    assert [text[start:end] for start, end in matches(typed, text)] == marked


@pytest.mark.parametrize("text", ["by 20%.", "by 20 per cent."])
def test_a_percentage_matches_in_either_form(text: str) -> None:
    ranges = matches("20%", text)

    assert {place for place in range(3, len(text) - 1) if text[place] != " "} <= {
        place for match in ranges for place in range(*match)
    }


def test_a_percentage_does_not_match_another() -> None:
    text = "from 20% to 37%"

    assert all(end <= text.index("to") for _, end in matches("20%", text))
