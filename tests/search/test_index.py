"""The search finds what a simple rule predicts, on each database."""

from collections.abc import Sequence

import hypothesis.strategies as st
import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings

from search.index import COLUMNS, index_of, rebuild
from search.lexicon import Run
from search.query import Clause, Query
from search.ranking import CLAUSE_WEIGHT, WEIGHTS, Matches
from search.tokenizer import terms

# As words and as the terms that they become; “…” is where one passage ends.
WORDS = {"case": "case", "high": "high", "risks": "risk", "2.6": "2p6", "…": "x0"}
RUNS = st.lists(st.sampled_from(list(WORDS.values())), min_size=1, max_size=3).map(tuple)
CLAUSES = st.builds(
    Clause, typed=st.just(""), run=RUNS, alternatives=st.lists(RUNS, max_size=2).map(tuple)
)
QUERIES = st.builds(
    Query,
    clauses=st.lists(CLAUSES, min_size=1, max_size=3).map(tuple),
    excluded=st.lists(RUNS, max_size=2).map(tuple),
)
COLUMN = st.lists(st.sampled_from(list(WORDS)), max_size=5)
RECORDS = st.lists(st.tuples(COLUMN, COLUMN, COLUMN, COLUMN), min_size=1, max_size=6)
Row = dict[str, list[str]]


def has_any(row: Row, runs: Sequence[Run], *columns: str) -> bool:
    """Tell by the plain rule whether any of the runs stands in any of the columns."""
    return any(
        tuple(row[column][at : at + len(run)]) == run
        for column in columns
        for run in runs
        for at in range(len(row[column]))
    )


def score(row: Row, query: Query) -> int:
    """Return by the plain rule the score of the row."""
    total = 0
    for clause in query.clauses:
        total += CLAUSE_WEIGHT * has_any(row, clause.runs, *COLUMNS)
        for column, typed, by_synonym in WEIGHTS:
            is_typed = has_any(row, [clause.run], column)
            total += typed * is_typed
            total += by_synonym * (not is_typed and has_any(row, clause.alternatives, column))
    return total


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(RECORDS, QUERIES)
def test_matches_and_their_scores_are_what_the_plain_rule_says(
    records: list[tuple[list[str], ...]], query: Query
) -> None:
    rows = [
        dict(zip(COLUMNS, [[WORDS[word] for word in words] for words in record], strict=True))
        for record in records
    ]
    with transaction.atomic():
        texts = ([f" {' '.join(words)} " for words in record] for record in records)
        rebuild(enumerate(texts), {})
        matches = Matches(query)
        best = [list(found) for found in matches.best_first(matches.any)]
        transaction.set_rollback(True)

    wanted = [pk for pk, row in enumerate(rows) if not has_any(row, query.excluded, *COLUMNS)]
    found = {
        pk: [has_any(rows[pk], clause.runs, *COLUMNS) for clause in query.clauses] for pk in wanted
    }
    scores = {pk: score(rows[pk], query) for pk in wanted if any(found[pk])}
    assert list(matches.all) == [pk for pk in wanted if all(found[pk])]
    assert list(matches.any) == [pk for pk in wanted if any(found[pk])]
    assert best == [
        [pk for pk in scores if scores[pk] == points]
        for points in sorted(set(scores.values()), reverse=True)
    ]


@pytest.mark.django_db
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=40))
def test_terms_of_any_script_are_found_again(text: str) -> None:
    run = tuple(terms(text))
    with transaction.atomic():
        rebuild([(1, [text, "", "", ""])], {})
        found = Matches(Query((Clause(text, run or ("none",)),), ())).all
        transaction.set_rollback(True)

    assert bool(found) is bool(run)


def test_a_phrase_is_searched_in_one_column_only() -> None:
    asked = index_of(connection).expression(("high", "risk"), "exact")

    assert asked in ('{exact} : "high risk"', "'high':B <-> 'risk':B")
