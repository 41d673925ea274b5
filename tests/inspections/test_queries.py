"""What somebody types becomes words to look for, whatever it is."""

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import hypothesis.strategies as st
import pytest
from hypothesis import given

from inspections.queries import Query, parse

PIECES = ['"', "-", "*", " ", "\0", "'", "(", ")", "AND", "OR ", " NOT ", "NEAR(", "title:", "^",
          "case", "Children’s", "£2.6million", "20%", "²", "é", "_", "👩‍🏫", "\ud800"]  # fmt: skip
TYPED = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=4)), max_size=12).map("".join)
RUN = r'"[^\W_]+(?: [^\W_]+)*"(?: \*)?'
WANTED = rf"{RUN}(?: AND {RUN})*"
FTS5 = re.compile(rf"{WANTED}|\({WANTED}\) NOT \({RUN}(?: OR {RUN})*\)")


def parsed(typed: str) -> Query | None:
    try:
        return parse(typed)
    except ValueError:
        return None


@pytest.fixture(scope="module")
def index() -> Iterator[sqlite3.Connection]:
    """A full-text index with one row."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE entries USING fts5(title, content)")
        connection.execute("INSERT INTO entries VALUES ('Caseloads', 'Caseloads are high.')")
        yield connection


@given(TYPED)
def test_whatever_is_typed_becomes_quoted_words_or_a_value_error(typed: str) -> None:
    query = parsed(typed)

    assert query is None or FTS5.fullmatch(query.as_fts5())


@given(TYPED)
def test_whatever_is_typed_is_understood_by_the_index(
    index: sqlite3.Connection, typed: str
) -> None:
    query = parsed(typed)

    if query:
        found = index.execute("SELECT 1 FROM entries WHERE entries MATCH ?", [query.as_fts5()])
        assert found.fetchall() in ([], [(1,)])


@given(TYPED)
def test_every_word_typed_is_looked_for_or_left_out(typed: str) -> None:
    query = parsed(typed)

    if query:
        words = [word for run in query.wanted + query.unwanted for word in run.words]
        assert sorted(words) == sorted(re.findall(r"[^\W_]+", typed.casefold()))


@pytest.mark.parametrize("typed", ["", "  ", "-", "*", '""', "_ %", "-caseloads", '-"high risk"'])
def test_nothing_to_look_for_is_refused_with_the_remedy(typed: str) -> None:
    with pytest.raises(ValueError, match="Enter at least one word"):
        parse(typed)


@pytest.mark.parametrize(
    ("typed", "fts5"),
    [
        ("Caseloads", '"caseloads"'),
        ("caseloads risk", '"caseloads" AND "risk"'),
        ('"front door" risk', '"front door" AND "risk"'),
        ("multi-agency", '"multi agency"'),
        ("risk -harm", '("risk") NOT ("harm")'),
        ('a b -"c d" -e', '("a" AND "b") NOT ("c d" OR "e")'),
        ("case*", '"case" *'),
        ("early-hel*", '"early hel" *'),
        ('"case*"', '"case"'),
        ('caseloads "front door', '"caseloads" AND "front" AND "door"'),
        ("title:risk OR harm", '"title risk" AND "or" AND "harm"'),
        ("AND", '"and"'),
    ],
)
def test_words_phrases_exclusions_and_beginnings(typed: str, fts5: str) -> None:
    assert parse(typed).as_fts5() == fts5


def test_a_star_goes_with_its_own_word_only() -> None:
    assert parse("inspect* -inspect").as_fts5() == '("inspect" *) NOT ("inspect")'
