"""Files that do not match the schema are refused, with the line."""

from pathlib import Path
from typing import Any

import pytest

from tests.loading.conftest import Add, Change, Refused
from tests.loading.entries import finding

EXTRA = "records/extra.yaml"


@pytest.fixture
def extra(seeds: Path) -> Path:
    """A file of records beside those of the copy."""
    return seeds / EXTRA


def test_a_field_that_is_misspelt(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(polarities="weakness")])

    assert refused() == [
        f"{at('F900')}: “polarities” is not a field here; did you mean “polarity”?"
    ]


def test_a_field_that_is_unknown(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(colour="red")])

    assert refused() == [
        f"{at('F900')}: “colour” is not a field here; use one of ref, title, words, voice, "
        "inspection, themes, date, note, polarity, area"
    ]


def test_a_list_that_is_misspelt(add: Add, refused: Refused) -> None:
    add(finding=[finding()])

    assert refused() == [f"{EXTRA}:1: “finding” is not a field here; did you mean “findings”?"]


def test_a_field_that_is_missing(add: Add, refused: Refused) -> None:
    record = finding()
    del record["voice"]
    at = add(findings=[record])

    assert refused() == [f"{at('F900')}: “voice” is missing; add it"]


def test_a_field_that_is_empty(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(title="")])

    assert refused() == [f"{at('F900', 'title')}: “title” is empty; fill it in"]


@pytest.mark.parametrize(
    ("field", "value", "wanted"),
    [
        ("themes", "workforce", "it should be one to three slugs of themes.yaml"),
        ("title", ["Homes"], "it should be text"),
        ("inspection", 7, "it should be the ref of an inspection: I and a number, such as I12"),
        ("date", "2019", "it should be a date: edtf, basis (stated, relative or inferred)"),
    ],
)
def test_a_value_of_the_wrong_type(
    add: Add, refused: Refused, field: str, value: Any, wanted: str
) -> None:
    at = add(findings=[finding(**{field: value})])

    (fault,) = refused()
    assert fault.startswith(f"{at('F900', field)}: “{field}” is ")
    assert wanted in fault


def test_a_value_that_is_none_of_the_choices(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(polarity="bad")])

    assert refused() == [
        f"{at('F900', 'polarity')}: “polarity” is “bad”; choose one of strength, weakness, mixed, "
        "area_for_improvement, neutral"
    ]


def test_more_themes_than_three(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(themes=["workforce", "caseloads", "health", "front_door"])])

    (fault,) = refused()
    assert fault.startswith(f"{at('F900', 'themes')}: “themes” is “")
    assert fault.endswith("it should be one to three slugs of themes.yaml")


def test_a_theme_that_is_named_twice(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(themes=["workforce", "workforce"])])

    assert refused() == [f"{at('F900', 'themes')}: “themes” names something twice; keep it once"]


def test_yaml_that_does_not_parse(extra: Path, refused: Refused) -> None:
    extra.write_text("findings:\n  - ref: F900\n   title: Support\n", encoding="utf-8")

    (fault,) = refused()
    assert fault.startswith(f"{EXTRA}:3: the YAML does not parse: ")
    assert fault.endswith("; check indents and quotes")


def test_a_field_that_is_written_twice(extra: Path, refused: Refused) -> None:
    extra.write_text("findings:\n  - ref: F900\n    ref: F901\n", encoding="utf-8")

    (fault,) = refused()
    assert fault.startswith(f"{EXTRA}:3: ")
    assert "“ref” is written twice; keep one of them" in fault


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_a_file_that_is_empty(extra: Path, refused: Refused, text: str) -> None:
    extra.write_text(text, encoding="utf-8")

    assert refused() == [f"{EXTRA}:1: “the file” is empty; fill it in"]


@pytest.mark.parametrize("text", ["- ref: F900\n", "F900\n"])
def test_a_file_that_is_no_mapping(extra: Path, refused: Refused, text: str) -> None:
    extra.write_text(text, encoding="utf-8")

    assert refused() == [f"{EXTRA}:1: “the file” is not understood; it should be a mapping"]


def test_a_file_of_records_that_is_not_utf_8(extra: Path, refused: Refused) -> None:
    extra.write_bytes("# Children’s services\nthemes: []\n".encode("cp1252"))

    (fault,) = refused()
    assert fault.startswith(f"{EXTRA}:1: the file is not UTF-8 (")
    assert fault.endswith("; save it as UTF-8")


def test_no_files_of_records_at_all(seeds: Path, refused: Refused) -> None:
    for path in (seeds / "records").iterdir():
        path.unlink()

    assert "records:1: there are no records here; add at least one YAML file" in refused()


def test_a_misspelt_field_is_one_fault_and_not_one_for_each_record_beside_it(
    change: Change, refused: Refused
) -> None:
    change(
        "S4-*.yaml", "    polarity: weakness\n", "    polarity: weakness\n    notes: Said once.\n"
    )

    (fault,) = refused()
    assert fault.startswith("records/S4-sector.yaml:")
    assert fault.endswith("“notes” is not a field here; did you mean “note”?")
