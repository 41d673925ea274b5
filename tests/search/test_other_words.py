"""A query also finds synonyms, other spellings and corrections."""

import pytest

from search.lexicon import Lexicon
from search.query import Clause, Query, parse
from search.tokenizer import terms
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
    ("typed", "also"),
    [
        ("caseloads", ["workload"]),
        ("case load", ["Caseload", "workload"]),
        ("SPA", ["Front door", "single point of access"]),
        ("front door", ["SPA", "single point of access"]),
        ("LAC", ["Children in care", "looked after children"]),
        ("looked-after children", ["Children in care"]),
        ("CSE", ["Exploitation"]),
        ("early intervention", ["Early help"]),
    ],
)
def test_synonyms_that_the_record_has_are_searched_and_announced(
    typed: str, also: list[str]
) -> None:
    clause = only(typed)

    assert list(clause.alternative_words) == also
    assert [" ".join(run) for run in clause.alternatives] == [
        " ".join(terms(words)) for words in also
    ]
    assert parse(typed, lexicon).synonyms == [(typed, ", ".join(also))]


@pytest.mark.parametrize("typed", ["exploitation", "early help", '"caseloads"', '"front door"'])
def test_wider_words_and_phrases_get_no_synonyms(typed: str) -> None:
    query = parse(typed, lexicon)

    assert len(query.clauses[0].runs) == 1
    assert (query.synonyms, query.corrections) == ([], [])


def test_the_longest_synonym_is_taken_before_the_words_in_it() -> None:
    assert [
        clause.typed for clause in parse("the single point of access now", lexicon).clauses
    ] == [
        "single point of access",
        "now",
    ]


@pytest.mark.parametrize(
    ("typed", "other"),
    [
        ("multi-agency", "multiagency"),
        ("Multi-Agency", "multi-agency"),
        ("£2.6m", "£2.6million"),
        ("£2.6 million", "£2.6m"),
        ("20%", "20 per cent"),
        ("organization", "organisations"),
        ("focussed", "focused"),
        ("children’s", "children's"),
        ("ADEQUATE", "adequate"),
    ],
)
def test_ways_of_writing_make_no_difference(typed: str, other: str) -> None:
    assert runs(typed) == runs(other)


def test_a_compound_is_found_written_as_one_word() -> None:
    assert only("hard-working").runs == (("hard", "work"), ("hardwork",))
    assert ("hardwork",) in only("hardworking").runs


@pytest.mark.parametrize("typed", ["hardworking", "multiagency"])
def test_one_word_is_found_written_as_a_compound(typed: str) -> None:
    compound = {"hardworking": ("hard", "work"), "multiagency": ("multi", "agenc")}[typed]

    assert compound in only(typed).runs


@pytest.mark.parametrize("typed", ["£1.5million", "£1.5 million", "£1.5m", "20190", "1,234,567"])
def test_a_number_is_never_corrected(typed: str) -> None:
    assert parse(typed, lexicon).corrections == []


def test_a_word_the_record_lacks_is_corrected_and_that_is_said() -> None:
    query = parse("caselaods hig", lexicon)

    assert query.corrections == [("caselaods", "caseloads")]
    assert query.synonyms == []
    assert runs("caselaods hig") == [["caseload"], ["hig"]]


@pytest.mark.parametrize(
    "typed", ["caseloads", "supervising", "inadequate", "harms", "xylophone", "the", '"caselaods"']
)
def test_what_needs_or_allows_no_correction_is_left_alone(typed: str) -> None:
    assert parse(typed, lexicon).corrections == []


@pytest.mark.parametrize(
    ("typed", "text"),
    [("inadequate", "adequate"), ("adequate", "inadequate"), ("inadequately", "adequate")],
)
def test_the_opposite_is_not_searched_though_the_record_lacks_the_word(
    typed: str, text: str
) -> None:
    query = parse(typed, lexicon_of(text))

    assert query.corrections == []
    assert query.clauses[0].runs == (tuple(terms(typed)),)


@pytest.mark.parametrize(
    ("typed", "exactly"),
    [
        ("SPA risk", '"SPA" "risk"'),
        ("what about caseloads", '"caseloads"'),
        ('"high risk" CSE', '"high risk" "CSE"'),
    ],
)
def test_the_exact_words_are_each_in_quotation_marks(typed: str, exactly: str) -> None:
    assert parse(typed, lexicon).exactly == exactly


@pytest.mark.parametrize("typed", ["SPA", "caseloads -harm", 'SPA -"high risk"', "LAC recruit*"])
def test_the_exact_words_find_the_same_but_for_synonyms(typed: str) -> None:
    query = parse(typed, lexicon)
    again: Query = parse(query.exactly, lexicon)

    assert again.synonyms == []
    assert [clause.run for clause in again.clauses] == [clause.run for clause in query.clauses]
    assert again.excluded == query.excluded


def test_a_year_typed_twice_is_one_year() -> None:
    assert parse("in 2015 and in 2015", lexicon).either_year == ""
    assert runs("in 2015 and in 2015") == [["2015"], ["2015"]]
    assert parse("in 2015 and in 2019", lexicon).either_year == "2015 or 2019"


@pytest.mark.parametrize("typed", ["2015 2015 2019", "2015 2019 2015", "2015 2019 2019"])
def test_a_repeated_year_among_several_counts_once(typed: str) -> None:
    assert runs(typed) == [["2015", "2019"]]
    assert parse(typed, lexicon).either_year == "2015 or 2019"


def test_a_word_of_four_letters_is_too_short_to_be_corrected() -> None:
    assert parse("casas", lexicon).corrections == [("casas", "cases")]
    assert parse("harn", lexicon).corrections == []


def test_a_unit_belongs_to_the_number_before_it_and_to_no_word() -> None:
    assert runs("20 per cent") == [["20 percent"]]
    assert runs("risk per cent") == [["risk"], ["percent"]]
