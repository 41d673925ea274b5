"""Words are found exactly, wherever and however often they stand in a text."""

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given

from sources.anchoring import AnchorError, anchor, difference, nearest
from sources.sentences import normalise_newlines
from tests.sources.awkward import REPETITIVE, TEXTS


@st.composite
def text_and_part(draw: st.DrawFn) -> tuple[str, str]:
    """A text, and words of it that are not all white space."""
    text = draw(st.one_of(REPETITIVE, TEXTS.map(normalise_newlines)))
    assume(text.strip())
    start = draw(st.integers(0, len(text) - 1))
    words = text[start : draw(st.integers(start + 1, len(text)))]
    assume(words.strip())
    return text, words


def places(text: str, words: str) -> list[int]:
    return [start for start in range(len(text)) if text.startswith(words, start)]


@given(text_and_part())
def test_each_occurrence_is_found_at_the_very_words(pair: tuple[str, str]) -> None:
    text, words = pair

    for occurrence, place in enumerate(places(text, words), 1):
        start, end = anchor(text, words, occurrence)
        assert (start, text[start:end]) == (place, words)


@given(text_and_part())
def test_no_occurrence_is_needed_only_where_there_is_one(pair: tuple[str, str]) -> None:
    text, words = pair
    count = len(places(text, words))

    if count == 1:
        start, end = anchor(text, words)
        assert text[start:end] == words
    else:
        with pytest.raises(AnchorError, match=f"{count} times"):
            anchor(text, words)


@given(text_and_part(), st.integers(-3, 40))
def test_an_occurrence_that_is_not_there_is_refused(pair: tuple[str, str], number: int) -> None:
    text, words = pair
    assume(not 1 <= number <= len(places(text, words)))

    with pytest.raises(AnchorError, match=f"occurrence {number} does not exist"):
        anchor(text, words, number)


@given(TEXTS, st.text(min_size=1))
def test_words_that_are_not_there_are_never_found(text: str, words: str) -> None:
    assume(words not in text)

    with pytest.raises(AnchorError):
        anchor(text, words)


@given(REPETITIVE, st.text(alphabet=" \n\t\u00a0"))
def test_empty_words_are_refused(text: str, words: str) -> None:
    with pytest.raises(AnchorError, match="empty; paste the exact words"):
        anchor(text, words)


def test_offsets_are_code_points_of_the_text_with_newlines_normalised() -> None:
    text = normalise_newlines("👩‍🏫 teaches\r\n\r\n“well”\r\n")

    assert anchor(text, "teaches\n\n“well”") == (4, 19)


def test_overlapping_occurrences_are_counted() -> None:
    assert anchor("banana", "ana", 1) == (1, 4)
    assert anchor("banana", "ana", 2) == (3, 6)


@pytest.mark.parametrize("words", ["children's", "Children’s", "children’s  needs", "children’s—"])
def test_nothing_is_found_that_is_nearly_the_same(words: str) -> None:
    with pytest.raises(AnchorError):
        anchor("each of the children’s needs", words)


def test_words_there_more_than_once_are_refused_with_their_lines() -> None:
    with pytest.raises(AnchorError) as refused:
        anchor("Bookmark\n\nText\nBookmark", "Bookmark")

    assert str(refused.value) == (
        "the words are in the source 2 times (lines 1, 4); "
        "add “occurrence” with a number from 1 to 2, or paste more words"
    )


def test_a_misquotation_is_refused_with_the_nearest_passage_and_the_difference() -> None:
    text = "Caseloads are high.\n\nThe service’s caseloads have fallen. Morale is high."

    with pytest.raises(AnchorError) as refused:
        anchor(text, "The service’s caseloads had fallen.")

    assert str(refused.value) == (
        "the words are not in the source. "
        "Nearest is line 3: “The service’s caseloads have fallen.”. "
        "The difference: the source has “ve” where the record has “d”. Paste the source's own words"
    )
    assert [text[slice(*place)] for place in refused.value.meant] == [
        "The service’s caseloads have fallen."
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "the old town's",
            "line 2, place 29 the source has no-break space (U+00A0) where the record has "
            "space (U+0020); at line 2, place 34 the source has right single quotation mark "
            "(U+2019) where the record has apostrophe (U+0027). Paste the source's own words",
        ),
        (
            "Each  of the",
            "line 2, place 6 the source has nothing where the record has space (U+0020). "
            "Paste the source's own words",
        ),
        (
            "multiagency work",
            "line 3, place 6 the source has soft hyphen (U+00AD) where the record has nothing. "
            "Paste the source's own words",
        ),
        (
            "work is good and",
            "line 3, place 26 the source has line break (U+000A) where the record has "
            "space (U+0020). The file breaks the line there; paste the words with the break",
        ),
        (
            "timely.\nIt has staff.",
            "line 4, place 12 the source has space (U+0020) where the record has "
            "line break (U+000A). Write each paragraph of the words on one line, below “|-”",
        ),
        (
            "\u200btimely.",
            "line 4, place 5 the source has nothing where the record has "
            "zero width space (U+200B). Paste the source's own words",
        ),
        (
            "the first",
            "line 2, place 42 the source has latin small ligature fi (U+FB01) where the record "
            "has latin small letter f (U+0066) and latin small letter i (U+0069). "
            "Paste the source's own words",
        ),
    ],
)
def test_a_difference_that_hardly_shows_is_named_with_its_place(words: str, said: str) -> None:
    text = (
        "Services\nEach of the needs of the old\u00a0town’s, the \ufb01rst too\n"
        "multi\u00adagency work is good\nand timely. It has staff.\n"
    )

    with pytest.raises(AnchorError) as refused:
        anchor(text, words)

    assert str(refused.value) == f"the words only look like those of the source: at {said}"


def test_words_with_a_line_break_at_their_end_are_refused_with_the_way_to_write_them() -> None:
    with pytest.raises(AnchorError, match=r"write them below “\|-”, not below “\|” or “>”"):
        anchor("Caseloads are high. They rose.", "Caseloads are high.\n")


@given(TEXTS.map(normalise_newlines), st.text(min_size=1))
def test_every_fault_is_a_sentence_with_ranges_of_the_text(text: str, words: str) -> None:
    assume(words not in text)

    with pytest.raises(AnchorError) as refused:
        anchor(text, words)

    assert ": ." not in str(refused.value)
    assert all(0 <= start < end <= len(text) for start, end in refused.value.meant)


def test_words_like_nothing_in_the_text_are_refused_with_the_remedy() -> None:
    with pytest.raises(AnchorError, match="nothing there is like them; check “source”"):
        anchor("Caseloads are high.", "ZZZ QQQ XXX")


def test_words_over_several_sentences_are_compared_with_the_paragraph() -> None:
    text = "One thing is done. Another thing is planned.\nOne thing is done."

    start, end = nearest(text, "One thing is done. Another is planned.") or (0, 0)
    assert text[start:end] == "One thing is done. Another thing is planned."


@pytest.mark.parametrize(
    ("record", "said"),
    [
        ("not high", "the record lacks “are ”"),
        ("are not very high", "the record adds “very ”"),
        ("are now high", "the source has “t” where the record has “w”"),
    ],
)
def test_the_difference_is_said_in_words(record: str, said: str) -> None:
    assert difference("are not high", record) == said


def test_many_differences_are_cut_short() -> None:
    said = difference("a1b2c3d4e5f", "abcdef")

    assert said.count("the record lacks") == 4
    assert said.endswith("; and more")


def test_there_are_more_differences_only_where_some_are_left_out() -> None:
    assert "and more" not in difference("aXbXcXdXe", "a1b2c3d4e")
    assert difference("aXbXcXdXeXf", "a1b2c3d4e5f").endswith("; and more")
