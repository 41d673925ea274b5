"""What is withheld is neither stored nor shown, and moves no offset."""

import hypothesis.strategies as st
from hypothesis import given

from sources.redaction import BLANK, NOTICE, blank_out, with_notice

TEXTS = st.text(st.characters(exclude_characters=BLANK), max_size=40)


@st.composite
def text_and_ranges(draw: st.DrawFn) -> tuple[str, list[tuple[int, int]]]:
    """A text, and ranges of it that may overlap."""
    text = draw(TEXTS)
    bound = st.integers(0, len(text))
    ranges = draw(st.lists(st.tuples(bound, bound), max_size=4))
    return text, [(min(pair), max(pair)) for pair in ranges]


@given(text_and_ranges())
def test_blanking_hides_the_ranges_and_nothing_else(
    pair: tuple[str, list[tuple[int, int]]],
) -> None:
    text, hidden = pair

    result = blank_out(text, hidden)

    assert len(result) == len(text)
    for place, character in enumerate(result):
        is_hidden = any(start <= place < end for start, end in hidden)
        assert character == (BLANK if is_hidden else text[place])


@given(text_and_ranges())
def test_no_blank_is_ever_shown(pair: tuple[str, list[tuple[int, int]]]) -> None:
    assert BLANK not in with_notice(blank_out(*pair))


@given(TEXTS)
def test_text_without_anything_withheld_is_shown_as_it_is(text: str) -> None:
    assert with_notice(text) == text


def test_the_notice_stands_once_for_each_run() -> None:
    text = blank_out("Call 01634 or write to a@b.uk.", [(5, 10), (23, 29)])

    assert with_notice(text) == f"Call {NOTICE} or write to {NOTICE}."
