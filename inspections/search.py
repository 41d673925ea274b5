"""Full-text search of all records.

What a word is, which endings fall away and which words mean the same is decided in
``language`` and ``lexicon``. Which records match, and how well, is worked out here from sets of
ids; the database's ``index`` only finds runs of terms.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import connection
from pyroaring import BitMap

from inspections.index import COLUMNS, Run, index_of
from inspections.lexicon import Lexicon, Terms
from inspections.models.catalogue import Term, Word
from inspections.parsing import Query
from inspections.postings import NONE, TermPosting, union
from sources.editions import once_an_edition

# What it is worth to be found: as typed before by synonym, in title and exact words before
# context; what a record is about before what it mentions in passing.
WORTH = (("title", 8, 4), ("exact", 6, 3), ("themes", 5, 4), ("context", 2, 1))
# In a partial match every clause that is found counts for more than where it is found.
FOUND = 20


@once_an_edition
def lexicon() -> Lexicon:
    """Return the words and synonyms of the record that is loaded."""
    words: dict[str, Terms] = {}
    counts: dict[str, int] = {}
    runs: dict[str, Terms] = {}  # many words have the same: it is held once
    for word, terms, count in Word.objects.values_list("word", "terms", "count").iterator():
        words[word] = runs.setdefault(terms, tuple(terms.split()))
        counts[word] = count
    known = Lexicon(words, counts)
    for term in Term.objects.all():
        known.add_meaning(term.name, term.synonyms, term.narrower)
    return known


class Matches:
    """The records that hold what ``query`` asks for, and how well."""

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
        """Return the records of ``found`` in sets of those that match equally well."""
        scores = {0: found}
        for clause in self._clauses:
            scores = _rescored(scores, [(FOUND, self._anywhere(clause.runs))])
            for column, typed, by_synonym in WORTH:
                as_typed, others = self._in((clause.run,), column), self._in(clause.others, column)
                scores = _rescored(scores, [(typed, as_typed), (by_synonym, others)])
        return [scores[score] for score in sorted(scores, reverse=True)]

    def _anywhere(self, runs: Sequence[Run]) -> BitMap:
        return union(self._in(runs, column) for column in COLUMNS)

    def _in(self, runs: Sequence[Run], column: str) -> BitMap:
        """Return the records that have any of ``runs`` in ``column``."""
        return union(self._run(run, column) for run in runs)

    def _run(self, run: Run, column: str) -> BitMap:
        """Return the records that have ``run`` in ``column``; the index is asked at most once."""
        if (run, column) not in self._runs:
            terms = [self._terms.get((term, column), NONE) for term in run]
            found = BitMap.intersection(*terms)
            if len(run) > 1 and found:
                found = _following(run, column)
            self._runs[run, column] = found
        return self._runs[run, column]


def _following(run: Run, column: str) -> BitMap:
    """Return the records in which the terms of ``run`` follow one another in ``column``."""
    index = index_of(connection)
    with connection.cursor() as cursor:
        cursor.execute(index.ids, [index.expression(run, column)])
        return BitMap(json.loads(cursor.fetchone()[0] or "[]"))


def _rescored(scores: dict[int, BitMap], cases: Iterable[tuple[int, BitMap]]) -> dict[int, BitMap]:
    """Add to each record's score the worth of the first of the cases that holds it."""
    found: dict[int, BitMap] = defaultdict(BitMap)
    for score, records in scores.items():
        rest = records
        for worth, holders in cases:
            found[score + worth] |= rest & holders
            rest = rest - holders
        found[score] |= rest
    return {score: records for score, records in found.items() if records}
