"""A ref that was published is never dropped and never used again."""

import subprocess
from pathlib import Path

import pytest

from records.models import Record
from sources.models import RetiredRef
from tests.loading.conftest import Add, Change, Ledger, Load, Refused
from tests.loading.entries import finding, source


def test_a_ref_of_two_records(add: Add, refused: Refused) -> None:
    at = add(findings=[finding("F5")])

    (fault,) = refused()
    assert fault.startswith(f"{at('F5')}: this ref is used twice (also records/S1-report.yaml:")
    assert fault.endswith("give one record the next free number, F22")


def test_a_ref_of_two_sources(add: Add, refused: Refused) -> None:
    at = add(source=source(ref="S1"))

    assert refused() == [
        f"{at('S1')}: this ref is used twice; give one source the next free number, S6"
    ]


def test_a_published_ref_without_a_record(ledger: Ledger, refused: Refused) -> None:
    place = ledger("F900")

    assert refused() == [
        f"{place}: F900: this ref was published and its record is gone; put it back, or write "
        "here “merged into …” or “withdrawn because …”"
    ]


@pytest.mark.parametrize("fate", ["merged into F5", "withdrawn because it repeats F5"])
def test_a_retired_ref_that_is_used_again(
    add: Add, ledger: Ledger, refused: Refused, fate: str
) -> None:
    line = ledger(f"F900 {fate}").removeprefix("refs.txt:")
    at = add(findings=[finding("F900")])

    assert refused() == [
        f"{at('F900')}: the ref was retired (see refs.txt, line {line}) and is never used again; "
        "give the record the next free number, F901"
    ]


def test_a_ref_that_is_merged_into_nothing(ledger: Ledger, refused: Refused) -> None:
    place = ledger("F900 merged into F999")

    assert refused() == [
        f"{place}: F900: merged into F999, which is not in the record; name one that is"
    ]


@pytest.mark.parametrize("line", ["F13 gone", "f900", "F0900", "X1", "F900 withdrawn because "])
def test_a_line_of_the_ledger_that_is_not_understood(
    ledger: Ledger, refused: Refused, line: str
) -> None:
    place = ledger(line)

    assert refused() == [
        f"{place}: “{line}” is not understood; write a ref, “F13 merged into F12” or "
        "“F13 withdrawn because …”"
    ]


def test_a_ref_that_stands_in_the_ledger_twice(ledger: Ledger, refused: Refused) -> None:
    place = ledger("F5")

    assert refused() == [f"{place}: F5: stands here twice; delete one line"]


@pytest.mark.parametrize("ref", ["F007", "F0", "R900", "F-1"])
def test_a_ref_that_is_none(add: Add, refused: Refused, ref: str) -> None:
    at = add(findings=[finding(ref)])

    assert refused() == [
        f"{at(ref)}: “ref” is “{ref}”; it should be the record's ref: F and a number, such as F12"
    ]


def test_merged_and_withdrawn_refs_are_kept(ledger: Ledger, load: Load) -> None:
    ledger("F900 merged into F5")
    ledger("F901 withdrawn because it was not in the text")

    load()

    assert set(RetiredRef.objects.values_list("ref", "merged_into", "reason")) >= {
        ("F900", "F5", ""),
        ("F901", "", "it was not in the text"),
    }


def test_a_ledger_that_is_missing_is_made(seeds: Path, change: Change, load: Load) -> None:
    (seeds / "refs.txt").unlink()
    change("changes.yaml", "[F5, F20, F21]", "[F5]")

    load()

    head, *published = (seeds / "refs.txt").read_text(encoding="utf-8").splitlines()
    assert head.startswith("# Every ref ever published")
    live = {*Record.objects.values_list("ref", flat=True), "S1", "S2", "S3", "S4", "S5"}
    assert {line for line in published if not line.startswith("#")} == live


def test_a_ledger_without_a_last_newline_gains_lines_of_their_own(
    seeds: Path, add: Add, load: Load
) -> None:
    path = seeds / "refs.txt"
    before = path.read_text(encoding="utf-8").removesuffix("\n")
    path.write_text(before, encoding="utf-8")
    add(findings=[finding("F900")])

    load()

    assert "F900" in path.read_text(encoding="utf-8").splitlines()
    after = path.read_text(encoding="utf-8")
    assert after == before.replace("# 93 refs", "# 94 refs") + "\nF900\n"


def test_a_line_that_was_taken_out_of_the_ledger(change: Change, refused: Refused) -> None:
    change("refs.txt", "F21 withdrawn because It was about another council.\n", "")
    change("changes.yaml", ", F21]", "]")

    assert refused() == [
        "refs.txt:4: there were 93 refs here and now there are 92; put the lines back, because no "
        "published ref is ever deleted"
    ]


def test_lines_that_the_last_commit_has_and_the_ledger_has_not(
    seeds: Path, change: Change, refused: Refused
) -> None:
    for arguments in (
        ["init", "--quiet"],
        ["add", "refs.txt"],
        ["-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "-qm", "Publish"],
    ):
        subprocess.run(["git", *arguments], cwd=seeds, check=True)  # noqa: S607
    change("refs.txt", "F21 withdrawn because It was about another council.\n", "")
    change("refs.txt", "# 93 refs\n", "")
    change("changes.yaml", ", F21]", "]")

    assert refused() == [
        "refs.txt:1: lines of the last commit are gone: F21; put them back, because no published "
        "ref is ever deleted"
    ]


@pytest.mark.parametrize("line", ["F1000000000", "F900 merged into F1000000000"])
def test_a_ref_of_more_than_nine_digits_in_the_ledger(
    ledger: Ledger, refused: Refused, line: str
) -> None:
    place = ledger(line)

    (fault,) = refused()
    assert fault.startswith(f"{place}: “{line}” is not understood; ")
