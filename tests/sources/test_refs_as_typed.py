"""Refs are read as people type and paste them, and nothing that was typed goes missing."""

import pytest

from sources.refs import parse_refs


@pytest.mark.parametrize(
    ("typed", "refs"),
    [
        ("F12, a3 Q007", ("F12", "A3", "Q7")),
        ("F12/A3", ("F12", "A3")),
        ("https://portal.example/findings/F34/?briefing=A66", ("F34",)),
        ("https://portal.example/timeline/#E5", ("E5",)),
        ("https://portal.example/briefing/?ref=R9&ref=F34&ref=A66", ("R9", "F34", "A66")),
        ("/F12", ("F12",)),
    ],
)
def test_refs_and_addresses_are_read(typed: str, refs: tuple[str, ...]) -> None:
    found = parse_refs([typed])

    assert found.refs == refs
    assert found.malformed == found.doubles == ()


@pytest.mark.parametrize("typed", ["and", "F0", "https://[", "/findings/", "12"])
def test_what_is_no_ref_is_told(typed: str) -> None:
    assert parse_refs([f"F12 {typed}"]).malformed == (typed,)


def test_what_is_only_like_an_address_is_told_whole() -> None:
    assert parse_refs(["either/or/e5"]).malformed == ("either/or/e5",)
