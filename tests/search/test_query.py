"""What somebody types becomes clauses: words, phrases, beginnings, exclusions."""

import pytest

from search.lexicon import Lexicon
from search.query import Clause, parse
from tests.search.vocabulary import lexicon_of

lexicon = lexicon_of()


def runs(typed: str, known: Lexicon = lexicon) -> list[list[str]]:
    """Return the first run of each clause of what is typed, as words."""
    return [[" ".join(run) for run in clause.runs] for clause in parse(typed, known).clauses]


def only(typed: str) -> Clause:
    """Return the one clause of what is typed."""
    query = parse(typed, lexicon)
    assert len(query.clauses) == 1
    return query.clauses[0]


@pytest.mark.parametrize(
    "typed", ["", "  ", "-", "*", '""', "_ ’", "-caseloads", '-"high risk"', "\0", "👩‍🏫", "-x -y"]
)
def test_nothing_to_look_for_is_refused_with_the_remedy(typed: str) -> None:
    with pytest.raises(ValueError, match="Enter at least one word"):
        parse(typed, lexicon)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Risk", [["risk"]]),
        ("risk harm", [["risk"], ["harm"]]),
        ('"high risk" staff', [["high risk"], ["staff"]]),
        ('"risk', [["risk"]]),
        ("risk\0harm", [["risk"], ["harm"]]),
        ("title:risk^2", [["titl"], ["risk"], ["2"]]),
        ("risk OR harm", [["risk"], ["harm"]]),
        ("NEAR(risk harm)", [["near"], ["risk"], ["harm"]]),
        ("recruit*", [["recruit"]]),
        ('"recruit*"', [["recruit"]]),
        ("45-day", [["45 day"]]),
    ],
)
def test_words_and_phrases(typed: str, found: list[list[str]]) -> None:
    assert runs(typed) == found


@pytest.mark.parametrize("typed", ["“high risk”", "„high risk“", "”high risk”", '"high risk"'])
def test_a_phrase_may_stand_in_curly_quotation_marks(typed: str) -> None:
    assert runs(typed) == [["high risk"]]


@pytest.mark.parametrize(
    ("typed", "excluded"),
    [
        ("risk -harm", [("harm",)]),
        ('risk -"high harm" -staff', [("high", "harm"), ("staff",)]),
        ("risk -multi-agency", [("multi", "agenc")]),
        ("risk low-harm", []),
        ("risk - harm", []),
    ],
)
def test_what_follows_a_minus_is_excluded(typed: str, excluded: list[tuple[str, ...]]) -> None:
    query = parse(typed, lexicon)

    assert query.clauses[0].run == ("risk",)
    assert list(query.excluded) == excluded


def test_a_beginning_stands_for_the_words_of_the_record_that_begin_so() -> None:
    assert sorted(only("supervis*").runs) == [("supervis",), ("supervising",)]
    assert runs("adequat*") == [["adequ"]]
    assert sorted(only("commission*").runs) == [("commiss",), ("commissioner",)]
    assert runs("multi-ag*")[0][0] == "multi agenc"
    assert runs("xyl*") == [["xyl"]]


@pytest.mark.parametrize(
    ("typed", "telling"),
    [
        ("what did inspectors say about caseloads in 2019", ["inspectors", "caseloads", "2019"]),
        ("How is the risk?", ["risk"]),
        ("children in care", ["children in care"]),
        ("looked after", ["looked"]),
        ("what", ["what"]),
        ("what about the", ["what", "about", "the"]),
        ("what -harm", ["what"]),
    ],
)
def test_words_of_a_question_count_only_if_nothing_else_is_typed(
    typed: str, telling: list[str]
) -> None:
    assert [clause.typed for clause in parse(typed, lexicon).clauses] == telling


def test_a_small_word_in_quotation_marks_counts() -> None:
    assert runs('"after" risk') == [["after"], ["risk"]]


def test_words_in_capitals_of_other_searches_are_honoured_or_the_reader_is_told() -> None:
    both, without, either = (
        parse(typed, lexicon) for typed in ("risk AND harm", "risk NOT harm", "risk OR harm")
    )

    assert [clause.typed for clause in both.clauses] == ["risk", "harm"]
    assert both.readings == ()
    assert ([clause.typed for clause in without.clauses], without.excluded) == (
        ["risk"],
        (("harm",),),
    )
    assert [sentence for sentence in without.readings if "minus" in sentence]
    assert [sentence for sentence in either.readings if "looks for all words" in sentence]


@pytest.mark.parametrize(
    ("typed", "remarks"), [('"high risk', 1), ('"a risk"', 0), ('a "b" "c', 1)]
)
def test_a_quotation_mark_that_is_not_closed_is_said_to_be_left_out(
    typed: str, remarks: int
) -> None:
    readings = parse(f"{typed} harm", lexicon).readings

    assert sum("not closed" in sentence for sentence in readings) == remarks


@pytest.mark.parametrize(
    "typed", ["risk and harm", "risk or harm", "not harm", "ANDover", "ORkney"]
)
def test_ordinary_words_are_read_without_remark(typed: str) -> None:
    assert parse(typed, lexicon).readings == ()


def test_a_phrase_is_left_out_after_not() -> None:
    assert parse('risk NOT "high harm"', lexicon).excluded == (("high", "harm"),)
