"""Lines of the five texts whose sentences are easily split wrongly."""

from collections.abc import Callable

import pytest

from sources.sentences import normalise_newlines, sentences
from tests.medway.conftest import SEEDS

Line = Callable[[str, int], list[str]]
pytestmark = pytest.mark.django_db  # the record is loaded for every test in this folder


@pytest.fixture(scope="module")
def texts() -> dict[str, str]:
    """Each text under the first three characters of its file's name."""
    return {
        path.name[:3]: normalise_newlines(path.read_bytes().decode("utf-8"))
        for path in sorted((SEEDS / "texts").iterdir())
    }


@pytest.fixture
def line(texts: dict[str, str]) -> Line:
    """Return the sentences of one line of one text."""

    def sentences_of(file: str, number: int) -> list[str]:
        text = texts[file]
        return [text[s.start : s.end] for s in sentences(text) if s.paragraph == number]

    return sentences_of


def test_two_apostrophes_close_a_quotation(line: Line) -> None:
    assert line("002", 21) == ["\"The situation is not good enough and is not acceptable.''"]
    assert [s[-20:] for s in line("002", 31)] == ["improvements needed.", "rly in the report.''"]


def test_the_sentence_on_immediate_risk_is_one(line: Line) -> None:
    (sentence,) = line("002", 17)

    assert sentence.startswith("No children were deemed")
    assert sentence.endswith("``some children being inadequately protected''.")


def test_a_closing_quotation_mark_belongs_to_its_sentence(line: Line) -> None:
    assert [s[-10:] for s in line("001", 6)] == ["am ‘pods’.", 'too slow."']
    assert line("000", 29)[-1] == "This is not the end, but the beginning.”"


def test_mr_without_a_full_stop_begins_a_sentence(line: Line) -> None:
    assert [s[:10] for s in line("002", 25)] == ["But he sai", "Mr Davies "]


def test_a_decimal_point_ends_no_sentence(line: Line) -> None:
    starts = [s[:20] for s in line("000", 17)]

    assert starts == [
        "“It is no secret tha",
        "Despite this, I outl",
        "The children’s socia",
        "This is helping to f",
    ]


def test_a_sentence_that_begins_in_lower_case_is_one(line: Line) -> None:
    assert line("001", 34)[2] == "however, this is not sustainable."
    assert len(line("001", 34)) == 5


@pytest.mark.parametrize(
    ("file", "number", "start"),
    [
        ("001", 10, "A significant increase"),
        ("004", 23, "Budget and Policy Framework"),
        ("004", 25, "Medway Council was issued"),
        ("004", 29, "The service was inspected"),
        ("003", 35, "This [below} is about"),
    ],
)
def test_a_list_marker_is_part_of_no_sentence(
    line: Line, file: str, number: int, start: str
) -> None:
    assert line(file, number)[0].startswith(start)


def test_a_number_at_the_start_of_a_line_is_kept(line: Line) -> None:
    assert line("004", 5) == ["15 DECEMBER 2015"]
    assert line("003", 33) == ["2 thoughts on “Medway’s journey to improved children’s services"]


def test_cells_end_at_tabs(line: Line) -> None:
    assert line("004", 50) == ["Risk", "Description", "Action to avoid or mitigate risk"]
    assert [s[:14] for s in line("004", 52)] == [
        "More robust ma",
        "Improved under",
        "An increase in",
        "Flexible use o",
    ]


def test_a_line_broken_across_is_two_sentences(line: Line) -> None:
    assert line("004", 11) == ["Report from: Barbara Peacock, Director of Children and Adults"]
    assert line("004", 12) == []
    assert line("004", 13) == ["Services"]


def test_a_no_break_space_at_the_end_is_in_no_sentence(line: Line) -> None:
    assert line("000", 9)[-1].endswith("our partner agencies.")
    assert line("000", 45) == ["Read the Ofsted report"]


def test_full_stops_in_addresses_end_no_sentence(line: Line) -> None:
    assert len(line("004", 78)) == 1
    (sentence,) = line("004", 86)
    assert sentence.endswith("http://reports.ofsted.gov.uk/local-authorities/medway")
