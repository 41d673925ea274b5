"""YAML that an editor did not mean is refused with its line and what to write instead."""

from collections.abc import Callable
from pathlib import Path

import pytest

from medway_portal.loading.yaml_files import DEEPEST, MOST_VALUES
from tests.loading.conftest import Add, Load, Refused
from tests.loading.entries import figure, finding
from tests.loading.test_shape import EXTRA

Faults = Callable[[str], list[str]]


@pytest.fixture
def faults(seeds: Path, refused: Refused) -> Faults:
    """Put a file of records beside those of the copy, and return its faults."""

    def write(text: str) -> list[str]:
        (seeds / EXTRA).write_text(text, encoding="utf-8")
        return [fault for fault in refused() if fault.startswith(f"{EXTRA}:")]

    return write


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (
            "title: Focus #1 of leaders",
            "“#1 of leaders” is read as a comment and not as part of the value; put the value in "
            "quotation marks, or the comment on a line of its own",
        ),
        (
            "voice: ofsted_reported  # as told",
            "“# as told” is read as a comment and not as part of the value; put the value in "
            "quotation marks, or the comment on a line of its own",
        ),
        ("title: TODO name this", "this still says TODO; write what belongs here"),
        ('title: "[todo]"', "this still says TODO; write what belongs here"),
        (
            "title: &name Leaders",
            "names with & and * are not used here; write the value out, or put it in quotes",
        ),
        (
            "title: *name",
            "names with & and * are not used here; write the value out, or put it in quotes",
        ),
        (
            'ref: !!int "x"',
            "tags with ! are not used here; take it away, or put the value in quotes",
        ),
        (
            "title: !important",
            "tags with ! are not used here; take it away, or put the value in quotes",
        ),
        (
            r'title: "Leaders\u202Eand managers"',
            "the value has the character right-to-left override (U+202E) at place 8, which no text "
            "may have; take it out",
        ),
        (
            r'title: "Leaders\0"',
            "the value has the character U+0000 at place 8, which no text may have; take it out",
        ),
        (
            r'title: "Leaders\uFFFE"',
            "the value has the character U+FFFE at place 8, which no text may have; take it out",
        ),
        ("title: " + 120 * "m", "the value has a word of 120 characters; divide it, or shorten it"),
        (
            "title: Leaders: a focus",
            "the YAML does not parse: mapping values are not allowed in this context; put the "
            "value, which has a colon and a space, in quotation marks",
        ),
        (
            "title: @leaders",
            "the YAML does not parse: found character that cannot start any token; put the value "
            "in quotation marks",
        ),
        (
            "title: 'Leaders",
            "the YAML does not parse: found unexpected end of stream; check indents and quotes",
        ),
        (
            "\ttitle: Leaders",
            "the YAML does not parse: found character that cannot start any token; the line begins "
            "with a tab; use spaces",
        ),
        (
            "- - " * DEEPEST,
            f"the values are nested more than {DEEPEST} deep; check brackets and indents",
        ),
        (
            "[" * 100_000,
            f"the values are nested more than {DEEPEST} deep; check brackets and indents",
        ),
        ("{" * 500, f"the values are nested more than {DEEPEST} deep; check brackets and indents"),
    ],
)
def test_a_line_that_is_not_meant(faults: Faults, line: str, said: str) -> None:
    indent = "" if line.startswith("\t") else "  - "

    found = faults(f"# A comment\nfindings:\n{indent}{line}\n")

    assert f"{EXTRA}:3: {said}" in found


def test_dashes_begin_no_items(faults: Faults) -> None:
    found = faults("findings:\n  – ref: F900\n    title: Leaders\n")

    assert found == [
        f"{EXTRA}:2: “–” begins no item of a list; write a hyphen and a space, or put the value in "
        "quotes"
    ]


def test_a_dash_before_a_theme_begins_no_item(faults: Faults) -> None:
    found = faults("findings:\n  - ref: F900\n    themes:\n      – workforce\n")

    assert found == [
        f"{EXTRA}:4: “–” begins no item of a list; write a hyphen and a space, or put the value in "
        "quotes"
    ]


def test_more_values_than_a_file_may_have(faults: Faults) -> None:
    found = faults("themes:\n" + "  - a\n" * MOST_VALUES)  # and the key and two collections

    assert found == [
        f"{EXTRA}:{MOST_VALUES - 1}: the file has more than {MOST_VALUES:,} values; divide it into "
        "several files"
    ]


def test_a_second_document(faults: Faults) -> None:
    found = faults("themes: []\n---\nthemes: []\n")

    assert len(found) == 1
    assert found[0].endswith("; take away the line with three hyphens")


def test_a_comment_on_a_line_of_its_own_or_in_words_is_none_of_these(
    seeds: Path, add: Add, load: Load
) -> None:
    add(findings=[finding()])
    path = seeds / EXTRA
    text = path.read_text(encoding="utf-8").replace("    title:", "    # As told.\n    title:")
    path.write_text(text.replace("title: Homes", "title: 'Homes #1, homes"), encoding="utf-8")
    path.write_text(
        path.read_text(encoding="utf-8").replace("of care leavers\n", "of care leavers'\n", 1),
        encoding="utf-8",
    )

    load()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("9" * 5000, "it should be a plain number such as 2.6"),
        ("1e3", "it should be a plain number such as 2.6"),
        ("0x1F", "it should be a plain number such as 2.6"),
        (".inf", "it should be a plain number such as 2.6"),
        ("1:30", "it should be a plain number such as 2.6"),
        ("99999999999", "it should be a plain number such as 2.6"),
        ("2019-99-99", "it should be a plain number such as 2.6"),
        ("yes", "it should be a plain number such as 2.6"),
    ],
)
def test_a_number_that_is_none(
    seeds: Path, add: Add, refused: Refused, value: str, said: str
) -> None:
    at = add(figures=[figure(value="PLACEHOLDER")])
    path = seeds / EXTRA
    path.write_text(
        path.read_text(encoding="utf-8").replace("PLACEHOLDER", value), encoding="utf-8"
    )

    assert any(
        fault.startswith(f"{at('N900', 'value')}: ") and fault.endswith(said) for fault in refused()
    )


@pytest.mark.parametrize(
    "edtf", ["2019-99-99", "0000", "9999-24", "٢٠١٩", "2019-08-27T10:00", "x" * 40]
)
def test_a_date_that_is_none(add: Add, refused: Refused, edtf: str) -> None:
    at = add(findings=[finding(date={"edtf": edtf, "basis": "stated"})])

    (fault,) = refused()
    assert fault.startswith(
        f"{at('F900', 'date')}: “{edtf}” is not a date that the record understands"
    )


@pytest.mark.parametrize("ref", ["F1000000000", "F900\n", "F٩"])
def test_a_ref_that_is_no_address(add: Add, refused: Refused, ref: str) -> None:
    add(findings=[finding(ref)])

    (fault,) = refused()
    assert fault.endswith("it should be the record's ref: F and a number, such as F12")
