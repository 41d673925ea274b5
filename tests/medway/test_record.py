"""Invariants of all real records and of the ledger."""

from collections import defaultdict
from datetime import date
from pathlib import Path

import pytest

from inspections.models import Finding, Inspection
from records.models import Record
from sources.models import RetiredRef, Source
from sources.voices import EVIDENCE

pytestmark = pytest.mark.django_db


def test_every_record_rests_on_evidence_and_shows_its_words() -> None:
    for record in Record.objects.prefetch_related("evidence__passage"):
        passages = [evidence.passage for evidence in record.evidence.all()]
        assert passages, record.ref
        assert {passage.voice for passage in passages} <= set(EVIDENCE), record.ref
        own = [item.passage.exact for item in record.evidence_list]
        assert record.text == " … ".join(own)


def test_every_record_has_a_voice_of_one_of_its_passages() -> None:
    for record in Record.objects.prefetch_related("passages"):
        assert record.voice in {passage.voice for passage in record.passages.all()}, record.ref
        assert record.voice_label


def test_every_record_has_one_to_three_themes_and_a_title() -> None:
    for record in Record.objects.prefetch_related("themes"):
        assert 1 <= record.themes.count() <= 3, record.ref
        assert record.title


def test_every_ref_is_of_its_kind() -> None:
    letters = {"I": "inspection", "R": "rating", "F": "finding", "Q": "quote", "A": "action",
               "N": "figure", "E": "event"}  # fmt: skip
    for record in Record.objects.all():
        assert record.kind == letters[record.ref[0]]
        assert record.ref == f"{record.ref[0]}{record.number}"


def test_every_published_ref_is_live_or_retired_and_the_other_way_round(medway: Path) -> None:
    lines = (medway / "refs.txt").read_text(encoding="utf-8").splitlines()
    published = {line.split()[0] for line in lines if line and not line.startswith("#")}
    retired = set(RetiredRef.objects.values_list("ref", flat=True))
    live = {
        *Record.objects.values_list("ref", flat=True),
        *Source.objects.values_list("ref", flat=True),
    }

    assert published == live | retired
    assert not live & retired


def test_no_number_is_missing_from_the_ledger(medway: Path) -> None:
    numbers = defaultdict(set)
    for line in (medway / "refs.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            ref = line.split()[0]
            numbers[ref[0]].add(int(ref[1:]))

    for letter, found in numbers.items():
        assert found == set(range(1, max(found) + 1)), letter


@pytest.mark.parametrize(
    ("kind", "least"),
    [("inspection", 8), ("rating", 12), ("finding", 110), ("quote", 25), ("action", 90),
     ("figure", 24), ("event", 29)],
)  # fmt: skip
def test_there_are_records_of_every_kind(kind: str, least: int) -> None:
    assert Record.objects.filter(kind=kind).count() >= least


def test_every_date_that_is_worked_out_says_how() -> None:
    for model in (Record, Source):
        for dated in model._default_manager.exclude(date_basis="stated"):
            assert dated.date_reasoning, dated
            assert dated.date_display, dated


def test_every_date_has_its_bounds_in_order() -> None:
    for record in Record.objects.all():
        assert record.date_earliest or record.date_latest, record.ref
        assert (record.date_earliest or date.min) <= (record.date_latest or date.max), record.ref


def test_every_finding_is_of_an_inspection_and_has_its_date() -> None:
    for finding in Finding.objects.select_related("inspection"):
        assert finding.inspection
        assert finding.date_edtf == finding.inspection.date_edtf, finding.ref


def test_every_inspection_says_what_the_record_lacks() -> None:
    for inspection in Inspection.objects.all():
        assert inspection.gaps, inspection.ref
        assert inspection.evidence_note, inspection.ref
