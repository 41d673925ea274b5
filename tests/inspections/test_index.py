"""The full-text index of whichever database is in use finds what the plain rule says it should."""

import hypothesis.strategies as st
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings

from inspections.index import CLEAR, COLUMNS, Row, Run, Wanted, index_of
from inspections.language import BREAK, terms

TERMS = st.sampled_from(["case", "high", "risk", "2p6", "million", "u1f46", BREAK])
RUNS = st.lists(TERMS, min_size=1, max_size=3).map(tuple)
GROUPS = st.lists(RUNS, min_size=1, max_size=3).map(tuple)
WANTED = st.builds(
    Wanted,
    groups=st.lists(GROUPS, min_size=1, max_size=3).map(tuple),
    unwanted=st.lists(RUNS, max_size=2).map(tuple),
    partly=st.booleans(),
    column=st.sampled_from(["", *COLUMNS]),
)
COLUMN = st.lists(TERMS, max_size=5)
RECORDS = st.lists(st.tuples(COLUMN, COLUMN, COLUMN, COLUMN), min_size=1, max_size=6)


def holds(row: Row, run: Run, column: str) -> bool:
    """Tell by the plain rule whether the run stands in the column, or in any if that is empty."""
    columns = dict(zip(COLUMNS, row[1], strict=True))
    looked_in = [columns[column]] if column else columns.values()
    return any(
        tuple(words[at : at + len(run)]) == run for words in looked_in for at in range(len(words))
    )


def matches(row: Row, wanted: Wanted) -> bool:
    """Tell by the plain rule whether the row is wanted."""
    found = [any(holds(row, run, wanted.column) for run in group) for group in wanted.groups]
    unwanted = any(holds(row, run, wanted.column) for run in wanted.unwanted)
    return (any(found) if wanted.partly else all(found)) and not unwanted


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(RECORDS, WANTED)
def test_the_index_finds_what_the_rule_says(
    records: list[tuple[list[str], ...]], wanted: Wanted
) -> None:
    index = index_of(connection)
    rows: list[Row] = list(enumerate(records, 1))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(CLEAR)
        cursor.executemany(index.insert, [[pk, *index.values(columns)] for pk, columns in rows])
        cursor.execute(index.ids, [index.expression(wanted)])
        found = {pk for (pk,) in cursor.fetchall()}
        transaction.set_rollback(True)

    assert found == {row[0] for row in rows if matches(row, wanted)}


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_terms_of_any_script_are_found_again(text: str) -> None:
    index, run = index_of(connection), tuple(terms(text))
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(CLEAR)
        cursor.execute(index.insert, [1, *index.values([run, [], [], []])])
        cursor.execute(index.ids, [index.expression(Wanted(((run or ("none",),),)))])
        found = cursor.fetchall()
        transaction.set_rollback(True)

    assert bool(found) is bool(run)
