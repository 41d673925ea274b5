"""The command reports all faults at once, in order, and fails."""

import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings

from tests.loading.conftest import Add, Change, Ledger, Refused
from tests.loading.entries import HOMES, action, finding, rating, words


def test_several_faults_are_told_at_once_in_order_of_file_and_line(
    add: Add, change: Change, ledger: Ledger, refused: Refused
) -> None:
    change("inspections.yaml", "    framework: focused-visit\n", "    framework: focused-visti\n")
    place = ledger("F999")
    at = add(
        findings=[finding(themes=["caselods"]), finding("F901", words=words("QQQ ZZZ"))],
        ratings=[rating(inspection="I7")],
        actions=[action(responds_to="I99")],
    )

    faults = refused()

    assert [fault.split(": ")[0] for fault in faults] == [
        at("F900", "themes").split(": ")[0],
        at("F901", "text").split(": ")[0],
        at("A900", "responds_to").split(": ")[0],
        next(fault for fault in faults if ": I7: " in fault).split(": ")[0],
        place,
    ]


def test_faults_of_one_entry_are_told_together(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(voice="ofsted", polarity="bad", themes=[], title="")])

    assert [fault.split(": “")[0] for fault in refused()] == [
        at("F900", "title"),
        at("F900", "voice"),
        at("F900", "themes"),
        at("F900", "polarity"),
    ]


def test_a_fault_of_shape_hides_no_fault_of_another_record(
    add: Add, ledger: Ledger, refused: Refused
) -> None:
    place = ledger("F13 gone")
    at = add(
        findings=[
            finding("F900", notes="Said once."),
            finding("F901", themes=["caselods"]),
            finding("F902", words=words("QQQ ZZZ")),
            finding("F903", words=HOMES, date={"edtf": "2006-13", "basis": "stated"}),
        ],
        ratings=[rating(grade_value="adequate")],
    )

    told = {fault.split(": ")[0] for fault in refused()}
    expected = [
        at("F900"),
        at("F901", "themes"),
        at("F902", "text"),
        at("F903", "date"),
        at("R900", "grade_value"),
        place,
    ]
    assert told == {at_fault.split(": ")[0] for at_fault in expected}


def test_a_fault_of_the_ledger_hides_no_text_without_a_source(
    seeds: Path, ledger: Ledger, refused: Refused
) -> None:
    (seeds / "texts" / "005_letter.txt").write_text("Dear council,", encoding="utf-8")
    place = ledger("F13 gone")

    assert [fault.split(": ")[0] for fault in refused()] == [place, "texts/005_letter.txt:1"]


def test_the_command_fails_without_a_traceback(seeds: Path, add: Add) -> None:
    at = add(findings=[finding(themes=["caselods"])])

    done = subprocess.run(
        [sys.executable, "manage.py", "load_seeds", "--check", "--seeds", str(seeds)],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_PATH": str(seeds / "none.sqlite3")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert done.returncode == 1
    assert done.stderr.startswith(f"CommandError: {at('F900', 'themes')}: there is no theme")
    assert done.stderr.endswith("1 fault. Nothing was changed.\n")
    assert "Traceback" not in done.stderr
