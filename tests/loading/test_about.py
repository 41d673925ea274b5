"""The loader refuses mistakes in record.yaml."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from tests.loading.conftest import Change, Refused


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("page: /about/gaps/", "page: /gasp/", "there is no page /gasp/; correct the address"),
        ("comparisons: [[I3,", "comparisons: [[I900,", "there is no record I900; correct the ref"),
        ("example_pack: [", "example_pack: [F900, ", "there is no record F900; correct the ref"),
        ("not_explained: [", "not_explained: [odd, ", "the glossary has no term “odd”"),
        ("  place: ", "  plaice: ", "“plaice” is not a field here; did you mean “place”?"),
        ("comparisons: [[", "comparisons: [[I1], [", "it should be two inspections"),
    ],
)
def test_what_is_not_in_the_record_cannot_be_named(
    old: str, new: str, said: str, change: Change, refused: Refused
) -> None:
    change("record.yaml", old, new)

    faults = refused()

    assert any(fault.startswith("record.yaml:") and said in fault for fault in faults), faults


def test_a_source_whose_text_is_gone_may_still_be_named(
    seeds: Path, change: Change, refused: Refused
) -> None:
    change("record.yaml", "shows: []", "shows: [S4]")
    (seeds / "texts" / "003_sector.txt").unlink()

    assert [fault for fault in refused() if fault.startswith("record.yaml")] == []


def test_a_record_without_a_name_is_refused(seeds: Path, refused: Refused) -> None:
    (seeds / "record.yaml").write_text("{}\n", encoding="utf-8")

    assert refused() == [
        "record.yaml:1: nothing says what this record is; add “record:” with its name"
    ]


def test_only_one_file_says_what_the_record_is(seeds: Path, refused: Refused) -> None:
    again = (seeds / "record.yaml").read_text(encoding="utf-8")
    (seeds / "records" / "again.yaml").write_text(again, encoding="utf-8")

    (fault,) = refused()

    assert fault.endswith("“record” stands in record.yaml already; keep it there only")


def test_a_folder_without_the_file_is_refused(db: None, seeds: Path) -> None:
    (seeds / "record.yaml").unlink()

    with pytest.raises(CommandError, match=r"There is no .*record\.yaml"):
        call_command("load_seeds", seeds=seeds)
