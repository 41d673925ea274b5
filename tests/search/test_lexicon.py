"""The lexicon knows synonyms, prefixes and corrections."""

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given
from rapidfuzz.distance import OSA

from search.lexicon import MAX_PREFIX_MATCHES, Lexicon
from search.tokenizer import terms
from tests.search.vocabulary import TEXT, lexicon_of, words_of

LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
ADEQUATE = {"adequate", "adequately"}
INADEQUATE = {"inadequate", "inadequately"}
lexicon = lexicon_of(f"{TEXT} adequately inadequately")


@st.composite
def misspellings(draw: st.DrawFn, word: str) -> str:
    """Return ``word`` with one letter left out, put in, changed, or swapped with the next."""
    at = draw(st.integers(0, len(word) - 1))
    return draw(
        st.sampled_from(
            [
                word[:at] + word[at + 1 :],
                word[:at] + draw(LETTERS) + word[at:],
                word[:at] + draw(LETTERS) + word[at + 1 :],
                word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
            ]
        )
    )


def synonyms_of(words: str, lexicon: Lexicon = lexicon) -> list[str]:
    """Return the synonyms of ``words`` as readers see them."""
    return [synonym.words for synonym in lexicon.synonyms.get(tuple(terms(words)), [])]


def test_words_are_counted_in_their_usual_spelling() -> None:
    words = words_of("Organization, organisation", "ORGANISATIONS focussed")

    assert words["organisation"] == (("organis",), 2)
    assert words["organisations"] == (("organis",), 1)
    assert words["focused"] == (("focus",), 1)


def test_a_compound_counts_in_its_parts_and_as_one_word() -> None:
    words = words_of("Multi-agency work, hard–working; multi-agency")

    assert words["multi-agency"] == (("multi", "agenc"), 2)
    assert (words["multi"][1], words["agency"][1]) == (2, 2)
    assert "hardworking" not in words


@given(st.text())
def test_every_word_has_terms_and_a_count(text: str) -> None:
    for word, (run, count) in words_of(text).items():
        assert word
        assert run
        assert all(run)
        assert count > 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("LAC", "Children in care"),
        ("looked-after children", "LAC"),
        ("children in care", "CLA"),
        ("SPA", "Front door"),
        ("front door", "single point of access"),
        ("case load", "workload"),
    ],
)
def test_synonyms_find_each_other(one: str, other: str) -> None:
    assert other in synonyms_of(one)
    assert one.casefold().replace("-", " ") in [w.casefold() for w in synonyms_of(other)]


@pytest.mark.parametrize(
    ("narrower", "wider"),
    [("CSE", "Exploitation"), ("CCE", "Exploitation"), ("early intervention", "Early help")],
)
def test_a_narrower_word_finds_the_wider_one_and_not_the_reverse(narrower: str, wider: str) -> None:
    assert synonyms_of(narrower) == [wider]
    assert synonyms_of(wider) == []


def test_another_form_of_a_word_is_not_its_synonym() -> None:
    assert synonyms_of("caseloads") == ["case load", "workload"]


def test_a_synonym_that_two_entries_share_is_named_once() -> None:
    lexicon = lexicon_of()
    lexicon.add_synonyms("MASH", ["front door", "SPA"], [])

    named = [words.casefold() for words in synonyms_of("SPA", lexicon)]

    assert named == ["front door", "single point of access", "mash"]


def test_two_forms_of_one_synonym_are_named_once() -> None:
    lexicon = Lexicon()
    lexicon.add_synonyms("Caseload", ["workload", "workloads"], [])

    assert synonyms_of("caseload", lexicon) == ["workload"]


def test_the_longest_synonym_has_four_terms_and_without_synonyms_it_is_one() -> None:
    assert lexicon.longest_synonym == 4
    assert Lexicon().longest_synonym == 1


def test_the_record_has_terms_only_if_it_has_all_of_them() -> None:
    assert lexicon.has_terms(("front", "door"))
    assert not lexicon.has_terms(("front", "x"))


def test_a_prefix_finds_words_with_the_commonest_first() -> None:
    small = lexicon_of("case, caseload; caseload: showcase")

    assert small.with_prefix("case") == [("caseload",), ("case",)]
    assert small.with_prefix("x") == []
    assert ("inadequ",) not in lexicon.with_prefix("adequ")


def test_a_prefix_finds_a_limited_number_of_words() -> None:
    many = " ".join(f"c{one}{other}" for one in "abcdefgh" for other in "bdfghjkl")

    assert len(lexicon_of(many).with_prefix("c")) == MAX_PREFIX_MATCHES


@pytest.mark.parametrize(
    ("typed", "correction"),
    [
        ("caselaods", "caseloads"),
        ("asessmnts", "assessments"),
        ("commisioner", "commissioner"),
        ("Commisioned", "commissioned"),
        ("suprevision", "supervision"),
        ("inadequte", "inadequate"),
        ("adequte", "adequate"),
        ("orgaization", "organisation"),
        ("xylophone", None),
        ("hrm", "harm"),
        ("hxrx", None),
        ("chidlrne", "children"),
        ("chidrne", None),
    ],
)
def test_a_misspelling_is_corrected(typed: str, correction: str | None) -> None:
    assert lexicon.nearest(typed) == correction


def test_of_two_equally_near_words_the_commoner_is_chosen() -> None:
    assert lexicon_of("dated, lated and lated").nearest("xated") == "lated"
    assert lexicon_of("dated, dated and lated").nearest("xated") == "dated"


@given(st.text("abcdeilnorstu", min_size=5, max_size=14))
def test_a_correction_changes_one_letter_or_two_of_a_long_word(typed: str) -> None:
    near = lexicon.nearest(typed)

    if near is not None:
        assert near in lexicon.words
        assert OSA.distance(typed, near) <= (2 if len(typed) >= 8 else 1)


@given(misspellings("inadequate") | misspellings("inadequately"))
def test_a_misspelling_of_inadequate_is_never_corrected_to_adequate(typed: str) -> None:
    assume(typed not in ADEQUATE)

    assert lexicon.nearest(typed) not in ADEQUATE


@given(misspellings("adequate") | misspellings("adequately"))
def test_a_misspelling_of_adequate_is_never_corrected_to_inadequate(typed: str) -> None:
    assume(typed not in INADEQUATE)

    assert lexicon.nearest(typed) not in INADEQUATE


@pytest.mark.parametrize("typed", ["inadequate", "inadequately"])
def test_a_word_that_the_record_lacks_is_not_corrected_to_its_opposite(typed: str) -> None:
    assert lexicon_of("adequate adequately").nearest(typed) is None
    assert lexicon_of("inadequate inadequately").nearest(typed.removeprefix("in")) is None
