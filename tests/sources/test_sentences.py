"""Paragraphs and sentences of any text: nothing lost, nothing twice."""

import re
from itertools import chain, pairwise

from hypothesis import given

from sources.sentences import (
    Sentence,
    normalise_newlines,
    paragraph_at,
    paragraphs,
    sentences,
    words_outside,
)
from tests.sources.awkward import TEXTS


@given(TEXTS)
def test_every_kind_of_line_end_becomes_a_newline(text: str) -> None:
    assert normalise_newlines(text).split("\n") == re.split("\r\n|\r|\n", text)


@given(TEXTS)
def test_paragraphs_are_the_lines_that_are_not_blank_under_their_own_numbers(text: str) -> None:
    found = {number: text[start:end] for number, start, end in paragraphs(text)}

    lines = enumerate(text.split("\n"), 1)
    assert found == {number: line for number, line in lines if line.strip()}


@given(TEXTS)
def test_every_character_of_a_paragraph_is_at_its_number(text: str) -> None:
    for number, start, end in paragraphs(text):
        assert {paragraph_at(text, offset) for offset in range(start, end + 1)} == {number}


@given(TEXTS)
def test_sentences_are_in_order_and_never_overlap(text: str) -> None:
    found = sentences(text)

    assert all(sentence.start < sentence.end for sentence in found)
    assert all(one.end <= other.start for one, other in pairwise(found))


@given(TEXTS)
def test_a_sentence_lies_within_one_line_and_has_no_outer_space(text: str) -> None:
    for sentence in sentences(text):
        words = text[sentence.start : sentence.end]
        assert words == words.strip()
        assert "\n" not in words
        assert paragraph_at(text, sentence.start) == sentence.paragraph


@given(TEXTS)
def test_sentences_of_a_line_are_numbered_from_one(text: str) -> None:
    numbers: dict[int, list[int]] = {}
    for sentence in sentences(text):
        numbers.setdefault(sentence.paragraph, []).append(sentence.number)

    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


@given(TEXTS)
def test_only_white_space_and_list_markers_are_in_no_sentence(text: str) -> None:
    for number, start, end in paragraphs(text):
        own = [(s.start, s.end) for s in sentences(text) if s.paragraph == number]
        bounds = [start, *chain.from_iterable(own), end]
        first, *rest = [text[a:b] for a, b in zip(bounds[::2], bounds[1::2], strict=True)]
        assert re.fullmatch(r"[\s\d.•*-]*", first)
        assert not "".join(rest).strip()


@given(TEXTS)
def test_words_are_outside_until_a_range_holds_them_whole(text: str) -> None:
    for sentence in sentences(text):
        words = words_outside(text, sentence, [])

        assert [text[a:b] for a, b in words] == re.findall(
            r"\w+", text[sentence.start : sentence.end]
        )
        assert words_outside(text, sentence, [(sentence.start, sentence.end)]) == []
        assert words_outside(text, sentence, words[1:]) == words[:1]


def test_half_a_word_is_not_accounted_for() -> None:
    text = "Caseloads are high."

    missing = words_outside(text, Sentence(1, 1, 0, 19), [(0, 4), (10, 19)])

    assert missing == [(0, 9)]


def test_a_title_with_a_full_stop_ends_no_sentence() -> None:
    text = "Mr. Davies met Cllr. Wicks, e.g. in May. Dr. Farach did not. See item No. 4, St. Ann."

    found = [text[s.start : s.end] for s in sentences(text)]

    assert found == [
        "Mr. Davies met Cllr. Wicks, e.g. in May.",
        "Dr. Farach did not.",
        "See item No. 4, St. Ann.",
    ]


def test_a_cell_ends_at_a_tab_whatever_stands_before_it() -> None:
    text = "No.\tMr.\tRisk"

    found = [text[s.start : s.end] for s in sentences(text)]

    assert found == ["No.", "Mr.", "Risk"]
