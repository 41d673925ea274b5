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
        runs = [*(run for clause in query.clauses for run in clause.runs), *query.unwanted]
        self._terms = TermPosting.objects.of_terms(term for run in runs for term in run)
        anywhere = [self._anywhere(clause.runs) for clause in query.clauses]
        unwanted = self._anywhere(query.unwanted)
        self.all = BitMap.intersection(*anywhere) - unwanted
        self.any = union(anywhere) - unwanted

    def best_first(self, found: BitMap) -> list[BitMap]:
        """Return the records of ``found`` in sets of equal score, the highest first."""
        scores = {0: found}
        for clause in self._clauses:
            scores = _rescored(scores, [(CLAUSE_WEIGHT, self._anywhere(clause.runs))])
            for column, typed, by_synonym in WEIGHTS:
                as_typed, others = self._in((clause.run,), column), self._in(clause.others, column)
                scores = _rescored(scores, [(typed, as_typed), (by_synonym, others)])
        return [scores[score] for score in sorted(scores, reverse=True)]

    def _anywhere(self, runs: Sequence[Run]) -> BitMap:
        return union(self._in(runs, column) for column in COLUMNS)

    def _in(self, runs: Sequence[Run], column: str) -> BitMap:
        """Return the records that have any of ``runs`` in ``column``."""
        return union(self._run(run, column) for run in runs)

    def _run(self, run: Run, column: str) -> BitMap:
        """Return the records that have ``run`` in ``column``. The index is queried at most once."""
        if (run, column) not in self._runs:
            terms = [self._terms.get((term, column), EMPTY) for term in run]
            found = BitMap.intersection(*terms)
            if len(run) > 1 and found:
                found = _phrase_matches(run, column)
            self._runs[run, column] = found
        return self._runs[run, column]


def _phrase_matches(run: Run, column: str) -> BitMap:
    """Return the records in which the terms of ``run`` follow one another in ``column``."""
    index = index_of(connection)
    with connection.cursor() as cursor:
        cursor.execute(index.ids, [index.expression(run, column)])
        return BitMap(json.loads(cursor.fetchone()[0] or "[]"))


def _rescored(scores: dict[int, BitMap], cases: Iterable[tuple[int, BitMap]]) -> dict[int, BitMap]:
    """Add to each record's score the weight of the first case that it is in."""
    found: dict[int, BitMap] = defaultdict(BitMap)
    for score, records in scores.items():
        rest = records
        for worth, holders in cases:
            found[score + worth] |= rest & holders
            rest = rest - holders
        found[score] |= rest
    return {score: records for score, records in found.items() if records}
