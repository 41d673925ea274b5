"""Spellings of one word give the same term, and different words give different terms."""

from decimal import Decimal
from itertools import combinations, pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import example, given

from search.tokenizer import BREAK, term_of, terms, tokenize

PIECES = ["£", "2", ".6", "m", " million", "million", "%", " per cent", ",", "1,200", "1st", "’s",
          "'s", "multi-agency", "Children", "organize", "focussed", "é", "e\u0301", "²", "½", "_",
          "👩‍🏫", "ﬁ", "ß", "İ", " ", "\n", "\0", "\ud800"]  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=12).map("".join)
PLAIN = st.text("abcdeimnorstzABCDEIMNORSTZ0123456789é '’\"“”.,-£%\n", max_size=30)


@given(TEXTS)
@example("_²½ﬁ’s")
def test_terms_hold_only_letters_and_digits(text: str) -> None:
    assert [term for term in terms(text) if not term.isalnum()] == []


@given(TEXTS)
@example("£2.6million for 1,200 children")
def test_tokens_are_in_order_and_do_not_overlap(text: str) -> None:
    found = tokenize(text)

    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(TEXTS)
def test_no_letter_or_digit_is_left_out(text: str) -> None:
    inside = {place for token in tokenize(text) for place in range(token.start, token.end)}
    outside = [sign for place, sign in enumerate(text) if place not in inside]

    assert [sign for sign in outside if sign.isalnum() and term_of(sign)] == []


@given(TEXTS)
@example("in 2019, they spent £2.6million")
def test_a_token_is_the_term_of_its_own_stretch_of_the_text(text: str) -> None:
    for token in tokenize(text):
        part = text[token.start : token.end]
        assert terms(part) == [token.term] or (token.term, part.lower()) == ("million", "m")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("In 2019, 1,200 left.", ["In", "2019", "1,200", "left"]),
        ("£2.6million", ["£2.6", "million"]),
        ("£2.6 million", ["£2.6", "million"]),
        ("£2.6m!", ["£2.6", "m"]),
        ("1,2345", ["1", "2345"]),
        ("fell by 20%.", ["fell", "by", "20", "%"]),
        ("20 per cent", ["20", "per cent"]),
        ("the ‘front door’", ["the", "front", "door"]),
        ("children’s 1st", ["children’s", "1st"]),
    ],
)
def test_a_token_covers_its_word_and_no_comma_or_space_beside_it(
    text: str, parts: list[str]
) -> None:
    assert [text[token.start : token.end] for token in tokenize(text)] == parts


@given(PLAIN)
def test_capitals_make_no_difference(text: str) -> None:
    assert terms(text.upper()) == terms(text.lower()) == terms(text)


@given(PLAIN)
def test_straight_and_curly_quotes_make_no_difference(text: str) -> None:
    curly = text.replace("'", "’").replace('"', "“")
    straight = text.replace("’", "'").replace("“", '"').replace("”", '"')

    assert terms(curly) == terms(straight) == terms(text)


@given(
    st.sampled_from(["organ", "recogn", "real", "util", "Prioriti"]),
    st.sampled_from(["e", "ed", "es", "ing", "er", "ation", "ations"]),
)
def test_words_in_ise_and_ize_are_the_same(stem: str, ending: str) -> None:
    assert terms(f"{stem}is{ending}") == terms(f"{stem}iz{ending}")


@given(st.decimals(Decimal("0.1"), 9999, places=1))
def test_amounts_of_money_are_the_same_in_every_form(amount: Decimal) -> None:
    forms = [f"£{amount}million", f"£{amount} million", f"£{amount}m", f"£{amount:,} Million"]

    assert {tuple(terms(form)) for form in forms} == {tuple(terms(f"{amount} million"))}
    assert terms(forms[0]) != terms(f"£{amount + 1}million")


@given(st.integers(0, 9999))
def test_percentages_are_the_same_in_every_form(number: int) -> None:
    forms = [f"{number}%", f"{number} %", f"{number} per cent", f"{number} percent"]

    assert {tuple(terms(form)) for form in forms} == {(str(number), "percent")}


@pytest.mark.parametrize(
    "forms",
    [
        ["judgement", "judgment", "Judgements", "judgments"],
        ["misjudgement", "misjudgment"],
        ["focused", "focussed", "focusing", "focussing"],
        ["caseload", "caseloads", "Caseload’s", "CASELOAD'S"],
        ["child", "children", "children’s", "CHILDREN'S"],
        ["multi-agency", "multi agency", "Multi–Agencies"],
        ["hard-working", "hard working"],
        ["1,200", "1200", "£1,200"],
        ["3", "3rd"],
        ["café", "cafe"],
        ["Commissioner", "commissioners", "Commissioner’s"],
    ],
)
def test_forms_of_one_word_have_the_same_terms(forms: list[str]) -> None:
    assert len({tuple(terms(form)) for form in forms}) == 1


@pytest.mark.parametrize(
    "words",
    [
        ["adequate", "inadequate"],
        ["adequately", "inadequately"],
        ["Commissioner", "commissioned"],
        ["commissioners", "commissioning", "commissionership"],
        ["supervision", "supervising"],
        ["SPA", "disparity", "spare", "space"],
        ["LAC", "lack", "place"],
        ["hub", "hubris"],
        ["2.6", "26", "2 6"],
        ["1st", "first"],
    ],
)
def test_different_words_have_different_terms(words: list[str]) -> None:
    for one, other in combinations(words, 2):
        assert terms(one) != terms(other)


def test_every_break_between_passages_counts_though_nothing_stands_between_two() -> None:
    assert terms("one … … two") == ["one", BREAK, BREAK, "two"]
    assert terms("high … risk…") == ["high", BREAK, "risk"]
