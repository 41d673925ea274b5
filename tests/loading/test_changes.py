"""The loader checks the dates and refs of the change log."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from sources import models
from sources.models import Edition
from tests.change_log import add_entry
from tests.loading.conftest import Add, Change, Ledger, Load, Refused
from tests.loading.entries import HOMES, finding

FILE = "records/changes.yaml"
Log = Callable[[str], int]


@pytest.fixture
def log(seeds: Path) -> Log:
    """Write an entry at the end of the copy's change log; return the line on which it begins."""

    def write(entry: str) -> int:
        path = seeds / FILE
        before = path.read_text(encoding="utf-8")
        path.write_text(f"{before}  - {entry}", encoding="utf-8")
        return len(before.splitlines()) + 1

    return write


def test_a_record_was_last_changed_on_the_newest_day_that_names_it(log: Log, load: Load) -> None:
    log("date: 2027-03-02\n    summary: A label corrected.\n    refs: [F5, S2]\n")
    log("date: 2027-01-05\n    summary: The same, before.\n    refs: [F5, F6]\n")

    load()

    edition, first = Edition.current(), models.Change.objects.get(is_all=True).date
    assert edition.last_changed("F5") == edition.last_changed("S2") == date(2027, 3, 2)
    assert edition.last_changed("F6") == date(2027, 1, 5)
    assert edition.last_changed("F7") == edition.last_changed("S1") == first
    assert edition.date == date(2027, 3, 2)


def test_an_entry_of_all_of_the_record_is_of_every_ref(log: Log, load: Load) -> None:
    log("date: 2027-03-02\n    summary: A label.\n    refs: [F5]\n")
    log("date: 2027-04-01\n    summary: All voices were read again.\n    all: true\n")

    load()

    assert Edition.current().last_changed("F5") == date(2027, 4, 1)
    assert Edition.current().last_changed("S3") == date(2027, 4, 1)


def test_an_entry_changes_the_version_and_loading_again_does_not(log: Log, load: Load) -> None:
    load()
    before = Edition.current().version
    log("date: 2027-03-02\n    summary: A label.\n    refs: [F5]\n")

    load()
    once = Edition.current().version, Edition.current().date
    load()

    assert once[0] != before
    assert (Edition.current().version, Edition.current().date) == once


def test_a_ref_that_was_withdrawn_can_be_named(log: Log, ledger: Ledger, load: Load) -> None:
    ledger("F900 withdrawn because it was a test")
    log("date: 2027-03-02\n    summary: F900 withdrawn.\n    refs: [F900]\n")

    load()

    assert models.Change.objects.first().refs == ["F900"]


@pytest.mark.parametrize(
    ("entry", "line", "fault"),
    [
        (
            "date: 2027-02-30\n    summary: A label.\n    refs: [F5]\n",
            0,
            "“2027-02-30” is no day of the calendar; write one such as 2026-11-21",
        ),
        (
            "date: 1 March 2027\n    summary: A label.\n    refs: [F5]\n",
            0,
            "“date” is “1 March 2027”; it should be the day of the change, such as 2026-11-21",
        ),
        (
            "date: 2027-03-01\n    summary: A label.\n    refs: [F5, F9999]\n",
            2,
            "no record or source ever had the ref F9999; mend it",
        ),
        (
            "date: 2027-03-01\n    summary: A label.\n",
            0,
            "say what was changed: either “refs” with the refs, or “all: true”",
        ),
        (
            "date: 2027-03-01\n    summary: A label.\n    refs: [F5]\n    all: true\n",
            0,
            "say what was changed: either “refs” with the refs, or “all: true”",
        ),
        (
            "date: 2027-03-01\n    summary: A label.\n    refs: [F5, F5]\n",
            2,
            "“refs” names something twice; keep it once",
        ),
        (
            "date: 2027-03-01\n    summary: ''\n    refs: [F5]\n",
            1,
            "“summary” is empty; fill it in",
        ),
    ],
)
def test_a_faulty_entry_is_refused_at_its_line(
    log: Log, refused: Refused, entry: str, line: int, fault: str
) -> None:
    first = log(entry)

    assert refused() == [f"{FILE}:{first + line}: {fault}"]


def test_a_record_without_a_first_day_is_refused(seeds: Path, refused: Refused) -> None:
    (seeds / FILE).unlink()

    (fault,) = refused()
    assert fault.startswith(f"{FILE}:1: no entry is of all of the record")
    assert fault.endswith("add one with “all: true” and that day")


def test_new_records_that_no_entry_names_are_refused(
    seeds: Path, add: Add, refused: Refused
) -> None:
    before = (seeds / FILE).read_bytes()
    add(findings=[finding("F900"), finding("F901", words=HOMES)])
    (seeds / FILE).write_bytes(before)
    add_entry(seeds, ["F900"])

    assert refused() == [
        f"{FILE}:1: no entry says when these were added: F901; add one at the end with the day, "
        "what was added, and “refs: [F901]”"
    ]


def test_nothing_is_new_in_a_record_that_was_never_published(
    seeds: Path, change: Change, load: Load
) -> None:
    (seeds / "refs.txt").unlink()
    change("changes.yaml", "[F5, F20, F21]", "[F5]")
    change("changes.yaml", ", N8]", "]")

    load()

    assert Edition.current().last_changed("N8") == date(2020, 2, 3)
