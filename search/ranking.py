"""Which records match a query, and how well."""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection
from pyroaring import BitMap

from search.index import COLUMNS, index_of
from search.lexicon import Run
from search.models import TermPosting
from search.postings import EMPTY, union
from search.query import Query

# The weight of a match in each column, as typed and by synonym. A match as typed outweighs a
# synonym, and a match in the title or the exact words outweighs one in the context.
WEIGHTS = (("title", 8, 4), ("exact", 6, 3), ("themes", 5, 4), ("context", 2, 1))
# A matching clause outweighs any column, so that partial matches with more clauses come first.
CLAUSE_WEIGHT = 20


class Matches:
    """The records that match ``query``, and how well."""

    def __init__(self, query: Query) -> None:
        self._clauses = query.clauses
        self._runs: dict[tuple[Run, str], BitMap] = {}
        runs = [*(run for clause in query.clauses for run in clause.runs), *query.excluded]
        self._terms = TermPosting.objects.of_terms(term for run in runs for term in run)
        by_clause = [self._in_any_column(clause.runs) for clause in query.clauses]
        excluded = self._in_any_column(query.excluded)
        self.all = BitMap.intersection(*by_clause) - excluded
        self.any = union(by_clause) - excluded

    def best_first(self, records: BitMap) -> list[BitMap]:
        """Return ``records`` in sets of equal score, the highest first."""
        scores = {0: records}
        for clause in self._clauses:
            scores = _add_weights(scores, [(CLAUSE_WEIGHT, self._in_any_column(clause.runs))])
            for column, weight, alternative_weight in WEIGHTS:
                as_typed = self._in_column((clause.run,), column)
                as_alternative = self._in_column(clause.alternatives, column)
                weighted = [(weight, as_typed), (alternative_weight, as_alternative)]
                scores = _add_weights(scores, weighted)
        return [scores[score] for score in sorted(scores, reverse=True)]

    def _in_any_column(self, runs: Sequence[Run]) -> BitMap:
        """Return the records that have any of ``runs`` in any column."""
        return union(self._in_column(runs, column) for column in COLUMNS)

    def _in_column(self, runs: Sequence[Run], column: str) -> BitMap:
        """Return the records that have any of ``runs`` in ``column``."""
        return union(self._with_run(run, column) for run in runs)

    def _with_run(self, run: Run, column: str) -> BitMap:
        """Return the records that have ``run`` in ``column``. The index is queried at most once."""
        if (run, column) not in self._runs:
            records = BitMap.intersection(*(self._terms.get((t, column), EMPTY) for t in run))
            if len(run) > 1 and records:
                records = _phrase_matches(run, column)
            self._runs[run, column] = records
        return self._runs[run, column]


def _phrase_matches(run: Run, column: str) -> BitMap:
    """Return the records in which the terms of ``run`` follow one another in ``column``."""
    index = index_of(connection)
    with connection.cursor() as cursor:
        cursor.execute(index.select_ids, [index.expression(run, column)])
        return BitMap(json.loads(cursor.fetchone()[0] or "[]"))


def _add_weights(
    scores: dict[int, BitMap], weighted: Iterable[tuple[int, BitMap]]
) -> dict[int, BitMap]:
    """Return the records by score, after each gains the first weight whose set it is in."""
    sums: dict[int, BitMap] = defaultdict(BitMap)
    for score, records in scores.items():
        remaining = records
        for weight, matching in weighted:
            sums[score + weight] |= remaining & matching
            remaining = remaining - matching
        sums[score] |= remaining
    return {score: records for score, records in sums.items() if records}
