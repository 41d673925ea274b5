"""What goes to the full-text index is quoted terms and nothing else, whatever was typed."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import hypothesis.strategies as st
import pytest
from hypothesis import given

from inspections.index import SqliteIndex, Wanted
from inspections.parsing import parse
from inspections.queries import Query
from tests.inspections.vocabulary import lexicon_of

PIECES = ['"', "-", "*", " ", "\0", "'", "(", ")", "AND", "OR ", " NOT ", "NEAR(", "title:", "^",
          "case", "SPA ", "LAC", "looked after children ", "caselaods ", "multi-agency", "the ",
          "Children’s", "£2.6million", "20%", "²", "é", "_", "👩‍🏫", "\ud800",
          "“", "”"]  # fmt: skip
TYPED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=12).map("".join)
RUN = r'"[^\W_]+(?: [^\W_]+)*"'
ANY = rf"{RUN}(?: OR {RUN})*"
WANTED = rf"\({ANY}\)(?: {{join}} \({ANY}\))*"
WITHOUT = rf"(?:{WANTED}|\({WANTED}\) NOT \({ANY}\))"
WORDS = ["risk", "harm", "the", "staff", "Caseloads", "recruited", "xylophone", "2019"]
lexicon = lexicon_of()


def parsed(typed: str) -> Query | None:
    try:
        return parse(typed, lexicon)
    except ValueError:
        return None


def sent(query: Query, *, partly: bool = False) -> str:
    """Return what is sent to the index as its search."""
    groups = tuple(clause.runs for clause in query.clauses)
    return SqliteIndex().expression(Wanted(groups, query.unwanted, partly))


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """A full-text index like the real one, with one row."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(SqliteIndex.create)
        connection.execute(
            SqliteIndex.insert.replace("%s", "?"), [1, "caseload", "caseload are high", "", "case"]
        )
        yield connection


@given(TYPED, st.booleans())
def test_whatever_is_typed_becomes_quoted_terms_or_a_value_error(typed: str, partly: bool) -> None:  # noqa: FBT001
    query = parsed(typed)
    form = WITHOUT.replace("{join}", "OR" if partly else "AND")

    assert query is None or re.fullmatch(form, sent(query, partly=partly))


@given(TYPED, st.booleans())
def test_whatever_is_typed_is_understood_by_the_index(
    index: sqlite3.Connection,
    typed: str,
    partly: bool,  # noqa: FBT001
) -> None:
    query = parsed(typed)

    if query:
        match = sent(query, partly=partly)
        found = index.execute(SqliteIndex.ids.replace("%s", "?"), [match])
        assert found.fetchall() in ([], [(1,)])


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
    ("typed", "match"),
    [
        ("risk", '("risk")'),
        ("risk harm", '("risk") AND ("harm")'),
        ('"high risk" -harm -"x y"', '(("high risk")) NOT ("harm" OR "x y")'),
        ("CSE risk", '("cse" OR "exploit") AND ("risk")'),
    ],
)
def test_clauses_are_all_wanted_and_each_may_be_found_by_a_synonym(typed: str, match: str) -> None:
    assert sent(parse(typed, lexicon)) == match


def test_a_partial_match_wants_any_clause_and_still_leaves_out() -> None:
    query = parse("risk harm -staff", lexicon)

    assert sent(query, partly=True) == '(("risk") OR ("harm")) NOT ("staff")'
