"""The lexicon knows synonyms, prefixes and corrections."""

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given
from rapidfuzz.distance import OSA

from search.lexicon import MOST_BEGINNINGS, Lexicon
from search.tokenizer import terms
from tests.search.vocabulary import TEXT, lexicon_of, words_of

LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz")
ADEQUATE = {"adequate", "adequately"}
INADEQUATE = {"inadequate", "inadequately"}
lexicon = lexicon_of(f"{TEXT} adequately inadequately")


@st.composite
def slips(draw: st.DrawFn, word: str) -> str:
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


def found_by(words: str, known: Lexicon = lexicon) -> list[str]:
    """Return what is shown as well for ``words``."""
    return [meaning.words for meaning in known.meanings.get(tuple(terms(words)), [])]


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
    assert other in found_by(one)
    assert one.casefold().replace("-", " ") in [w.casefold() for w in found_by(other)]


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [("CSE", "Exploitation"), ("CCE", "Exploitation"), ("early intervention", "Early help")],
)
def test_a_narrower_word_leads_to_the_wider_one_and_not_back(narrow: str, wide: str) -> None:
    assert found_by(narrow) == [wide]
    assert found_by(wide) == []


def test_no_word_is_its_own_synonym_in_another_form() -> None:
    assert found_by("caseloads") == ["case load", "workload"]


def test_a_synonym_that_two_entries_share_is_named_once() -> None:
    known = lexicon_of()
    known.add_meaning("MASH", ["front door", "SPA"], [])

    named = [words.casefold() for words in found_by("SPA", known)]

    assert named == ["front door", "single point of access", "mash"]


def test_two_forms_of_one_synonym_are_named_once() -> None:
    known = Lexicon()
    known.add_meaning("Caseload", ["workload", "workloads"], [])

    assert found_by("caseload", known) == ["workload"]


def test_the_longest_synonym_sets_how_far_to_look() -> None:
    assert lexicon.longest == 4
    assert Lexicon().longest == 1


@pytest.mark.parametrize(("run", "held"), [(("front", "door"), True), (("front", "x"), False)])
def test_a_run_is_held_if_the_record_has_all_its_terms(run: tuple[str, ...], *, held: bool) -> None:
    assert lexicon.holds(run) is held


def test_a_beginning_finds_words_with_the_commonest_first() -> None:
    known = lexicon_of("case, caseload; caseload: showcase")

    assert known.beginning("case") == [("caseload",), ("case",)]
    assert known.beginning("x") == []
    assert ("inadequ",) not in lexicon.beginning("adequ")


def test_a_beginning_stands_for_so_many_terms_at_most() -> None:
    many = " ".join(f"c{one}{other}" for one in "abcdefgh" for other in "bdfghjkl")

    assert len(lexicon_of(many).beginning("c")) == MOST_BEGINNINGS


@pytest.mark.parametrize(
    ("typed", "meant"),
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
def test_a_slip_finds_the_word_that_was_meant(typed: str, meant: str | None) -> None:
    assert lexicon.nearest(typed) == meant


def test_of_two_words_equally_near_the_commoner_is_meant() -> None:
    assert lexicon_of("dated, lated and lated").nearest("xated") == "lated"
    assert lexicon_of("dated, dated and lated").nearest("xated") == "dated"


@given(st.text("abcdeilnorstu", min_size=5, max_size=14))
def test_a_correction_is_a_word_of_the_record_one_slip_away_or_two_if_long(typed: str) -> None:
    near = lexicon.nearest(typed)

    if near is not None:
        assert near in lexicon.words
        assert OSA.distance(typed, near) <= (2 if len(typed) >= 8 else 1)


@given(slips("inadequate") | slips("inadequately"))
def test_a_slip_of_inadequate_is_never_corrected_to_adequate(typed: str) -> None:
    assume(typed not in ADEQUATE)

    assert lexicon.nearest(typed) not in ADEQUATE


@given(slips("adequate") | slips("adequately"))
def test_a_slip_of_adequate_is_never_corrected_to_inadequate(typed: str) -> None:
    assume(typed not in INADEQUATE)

    assert lexicon.nearest(typed) not in INADEQUATE


@pytest.mark.parametrize("typed", ["inadequate", "inadequately"])
def test_the_opposite_is_no_correction_though_the_record_lacks_the_word(typed: str) -> None:
    assert lexicon_of("adequate adequately").nearest(typed) is None
    assert lexicon_of("inadequate inadequately").nearest(typed.removeprefix("in")) is None
