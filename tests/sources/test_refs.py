"""Refs as people type and paste them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.refs import parse_refs

refs = st.lists(
    st.builds("{}{}".format, st.sampled_from("IRFQANE"), st.integers(1, 999)), unique=True
)


@pytest.mark.parametrize(
    "typed",
    ["F12, A3 Q7", "f12 a3 q7", "F12;A3;Q7", " F12\n\tA3 ,, Q7 ", "F012 A0003 Q7", "F12,A3,Q7,",
     "http://portal.example/F12 https://portal.example/actions/A3/?q=x /quotes/Q7/#cite"],
)  # fmt: skip
def test_refs_are_read_however_they_are_parted_and_written(typed: str) -> None:
    assert parse_refs([typed]).refs == ("F12", "A3", "Q7")
    assert parse_refs([typed]).malformed == ()


@given(refs, st.sampled_from([" ", ",", ", ", ";", "\n"]))
def test_one_value_with_several_refs_is_the_same_as_several_values(
    chosen: list[str], separator: str
) -> None:
    assert parse_refs([separator.join(chosen)]) == parse_refs(chosen)
    assert parse_refs(chosen).refs == tuple(chosen)


@pytest.mark.parametrize(
    "typed", ["F", "12", "X12", "F0", "F1.5", "F-1", "F12a", "FF12", "F1234567890", "é", "\0", "/"]
)
def test_what_is_no_ref_is_named_and_the_rest_is_read(typed: str) -> None:
    found = parse_refs([f"F12 {typed}", "A3"])

    assert found.refs == ("F12", "A3")
    assert found.malformed == (typed,)


def test_a_ref_given_twice_is_read_once_and_named() -> None:
    found = parse_refs(["F12", "A3 f12 F012", "A3"])

    assert (found.refs, found.doubles) == (("F12", "A3"), ("F12", "A3"))


@given(st.lists(st.text()))
def test_whatever_is_typed_each_part_is_a_ref_or_named(values: list[str]) -> None:
    found = parse_refs(values)

    assert len(set(found.refs)) == len(found.refs)
    is_blank = all(letter.isspace() or letter in ",;" for value in values for letter in value)
    assert bool(found.refs or found.malformed) != is_blank
