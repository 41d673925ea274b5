"""Loading is all or nothing, and loading again changes nothing."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db.models import Model

from inspections.models import Finding, UnstatedGrade
from medway_portal.loading.writer import write_record
from medway_portal.management.commands.load_seeds import checked
from records.models import Evidence, Record
from sources.models import Edition, Passage, Source
from statements.models import FollowUp, Office
from tests.loading.conftest import Add, Change, Ledger, Load
from tests.loading.entries import ADVISERS, HOMES, finding, quote, rating
from tests.rows import rows

pytestmark = pytest.mark.django_db

# What the database holds, told without its own numbers for rows.
TOLD: list[tuple[type[Model], list[str]]] = [
    (Source, ["ref", "file", "sha256", "text", "date_edtf"]),
    (Passage, ["source__ref", "start", "end", "exact", "voice", "voice_label", "reason"]),
    (Record, ["ref", "title", "text", "voice", "voice_label", "inspection__ref", "date_edtf"]),
    (Evidence, ["record__ref", "position", "passage__source__ref", "passage__start"]),
    (FollowUp, ["action__ref", "position", "record__ref", "relation", "note"]),
    (UnstatedGrade, ["inspection__ref", "position", "area", "status"]),
    (Office, ["person__slug", "role", "passage__source__ref", "passage__start"]),
    (Edition, ["version"]),
]


def told() -> list[list[Any]]:
    return [sorted(model._default_manager.values_list(*names)) for model, names in TOLD]


def counts() -> dict[str, int]:
    """Return the number of rows of each table, without SQLite's own tables of the index."""
    kept = ("record_search_data", "record_search_idx")
    return {table: len(found) for table, found in rows().items() if table not in kept}


def test_checking_writes_nothing(seeds: Path, add: Add) -> None:
    add(findings=[finding()])
    before, files = rows(), sorted((p, p.read_bytes()) for p in seeds.rglob("*") if p.is_file())
    out = StringIO()

    call_command("load_seeds", "--check", seeds=seeds, stdout=out)

    assert rows() == before
    assert sorted((p, p.read_bytes()) for p in seeds.rglob("*") if p.is_file()) == files
    assert "The record is complete. Nothing was written." in out.getvalue()
    # The new finding is another clause of a sentence that one rests on already.
    sentences = Finding.objects.values("sentence_group").distinct().count()
    assert f"{Finding.objects.count() + 1} findings in {sentences} sentences\n" in out.getvalue()
    assert "S2: 10 of 10 sentences accounted for (100%)" in out.getvalue()


def test_loading_twice_changes_nothing(seeds: Path, load: Load) -> None:
    load()
    before, numbers = told(), counts()
    ledger = (seeds / "refs.txt").read_bytes()

    load()

    assert told() == before
    assert counts() == numbers
    assert (seeds / "refs.txt").read_bytes() == ledger


def test_the_checked_version_is_the_loaded_one(seeds: Path, load: Load) -> None:
    out = StringIO()
    call_command("load_seeds", "--check", seeds=seeds, stdout=out)

    load()

    assert f"Version {Edition.objects.get().version}" in out.getvalue()


def test_any_change_of_the_record_changes_its_version(change: Change, load: Load) -> None:
    before = Edition.current().version
    change("S4-*.yaml", "title: Multi-agency hub\n", "title: The multi-agency hub\n")

    load()

    assert Edition.current().version != before
    assert Record.objects.filter(title="The multi-agency hub").exists()


def test_another_reason_for_a_withdrawal_changes_the_version(
    change: Change, ledger: Ledger, load: Load
) -> None:
    ledger("F900 withdrawn because it was a test")
    load()
    before = Edition.current().version
    change("refs.txt", "it was a test", "it was a slip")

    load()

    assert Edition.current().version != before


def test_a_failure_while_writing_leaves_the_record_as_it_was(seeds: Path) -> None:
    drafts = checked(seeds)
    del drafts.sources["S5"]
    before = rows()

    with pytest.raises(KeyError):
        write_record(drafts)

    assert rows() == before


def test_the_ledger_gains_new_refs_and_keeps_every_line(seeds: Path, add: Add, load: Load) -> None:
    load()
    before = (seeds / "refs.txt").read_text(encoding="utf-8")
    add(
        quotes=[
            quote("Q900"),
            quote("Q1000", words=HOMES),
            quote("Q901", words=ADVISERS),
        ],
        findings=[finding("F1000"), finding("F901", words=HOMES)],
        ratings=[rating("R900")],
    )

    load()

    assert (seeds / "refs.txt").read_text(encoding="utf-8") == (
        before.replace("# 93 refs", "# 99 refs") + "R900\nF901\nF1000\nQ900\nQ901\nQ1000\n"
    )


def test_a_record_that_is_withdrawn_leaves_and_its_line_stays(
    seeds: Path, add: Add, load: Load
) -> None:
    add(findings=[finding("F900")])
    load()
    (seeds / "records" / "extra.yaml").unlink()
    path = seeds / "refs.txt"
    text = path.read_text(encoding="utf-8").replace("F900", "F900 withdrawn because it was a test")
    path.write_text(text, encoding="utf-8")

    load()

    assert not Record.objects.filter(ref="F900").exists()
    assert path.read_text(encoding="utf-8") == text
