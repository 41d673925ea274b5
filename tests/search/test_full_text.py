"""Only quoted terms reach the full-text index, whatever readers type."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import hypothesis.strategies as st
import pytest
from hypothesis import given

from search.index import COLUMNS, TABLE, SqliteIndex
from search.query import Query, parse
from tests.search.vocabulary import lexicon_of

PIECES = ['"', "-", "*", " ", "\0", "'", "(", ")", "AND", "OR ", " NOT ", "NEAR(", "title:", "^",
          "case", "SPA ", "LAC", "looked after children ", "caselaods ", "multi-agency", "the ",
          "Children’s", "£2.6million", "20%", "²", "é", "_", "👩‍🏫", "\ud800",
          "“", "”"]  # fmt: skip
TYPED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=12).map("".join)
RUN = r'"[^\W_]+(?: [^\W_]+)*"'
WORDS = ["risk", "harm", "the", "staff", "Caseloads", "recruited", "xylophone", "2019"]
lexicon = lexicon_of()


def parsed(typed: str) -> Query | None:
    try:
        return parse(typed, lexicon)
    except ValueError:
        return None


def sent(query: Query) -> list[str]:
    """Return what may be sent to the index, for each run of terms that the query holds."""
    runs = [*(run for clause in query.clauses for run in clause.runs), *query.excluded]
    return [SqliteIndex().expression(run, "exact") for run in runs]


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """A full-text index like the real one, with one row."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(f"CREATE VIRTUAL TABLE {TABLE} USING fts5({', '.join(COLUMNS)})")
        connection.execute(
            SqliteIndex.insert.replace("%s", "?"), [1, "caseload", "caseload are high", "", "case"]
        )
        yield connection


@given(TYPED)
def test_whatever_is_typed_becomes_quoted_terms_or_a_value_error(typed: str) -> None:
    query = parsed(typed)

    assert query is None or all(re.fullmatch(rf"\{{exact\}} : {RUN}", one) for one in sent(query))


@given(TYPED)
def test_whatever_is_typed_is_understood_by_the_index(
    index: sqlite3.Connection, typed: str
) -> None:
    query = parsed(typed)

    for match in sent(query) if query else ():
        found = index.execute(SqliteIndex.select_ids.replace("%s", "?"), [match])
        assert found.fetchone()[0] in ("[]", "[1]")


@given(TYPED)
def test_every_clause_stands_in_what_was_typed_in_its_order(typed: str) -> None:
    query, at = parsed(typed), 0

    for clause in query.clauses if query else ():
        at = typed.translate({0: " ", ord("…"): " "}).index(clause.typed, at) + len(clause.typed)


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_every_word_is_a_clause_but_for_those_of_a_question(words: list[str]) -> None:
    query = parse(" ".join(words), lexicon)

    telling = [word for word in words if word != "the"] or words
    assert [clause.typed for clause in query.clauses] == telling


@pytest.mark.parametrize(
    ("typed", "runs", "excluded"),
    [
        ("risk", [["risk"]], []),
        ("risk harm", [["risk"], ["harm"]], []),
        ('"high risk" -harm -"x y"', [["high risk"]], ["harm", "x y"]),
        ("CSE risk", [["cse", "exploit"], ["risk"]], []),
    ],
)
def test_clauses_are_all_wanted_and_each_may_be_found_by_a_synonym(
    typed: str, runs: list[list[str]], excluded: list[str]
) -> None:
    query = parse(typed, lexicon)

    assert [[" ".join(run) for run in clause.runs] for clause in query.clauses] == runs
    assert [" ".join(run) for run in query.excluded] == excluded
