"""Measures how well search answers the queries of the evaluation set."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean

import yaml
from django.test import Client

QUERIES = Path(__file__).with_name("queries.yaml")


@dataclass(frozen=True, slots=True)
class EvaluationQuery:
    """A query, who types it and why, and the refs that must and must not come up."""

    q: str
    by: str
    wants: str
    must: tuple[str, ...]
    must_not: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QueryResult:
    """The number of records found, and the refs on the first page in their order."""

    asked: EvaluationQuery
    count: int
    page: tuple[str, ...]

    @property
    def missing(self) -> list[str]:
        """What must stand on the first page and does not."""
        return [ref for ref in self.asked.must if ref not in self.page]

    @property
    def wrong(self) -> list[str]:
        """What must not stand on the first page and does."""
        return [ref for ref in self.asked.must_not if ref in self.page]

    @property
    def rank(self) -> int | None:
        """The place, from 1, of the first record that must come up."""
        places = [place for place, ref in enumerate(self.page, 1) if ref in self.asked.must]
        return min(places, default=None)

    @property
    def reciprocal_rank(self) -> float:
        """One divided by the rank; nothing if none came up."""
        return 1 / self.rank if self.rank else 0.0


@cache
def queries() -> tuple[EvaluationQuery, ...]:
    """Return the evaluation set."""
    return tuple(
        EvaluationQuery(
            item["q"], item["by"], item["wants"], tuple(item["must"]), tuple(item["must_not"])
        )
        for item in yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    )


def answer(client: Client, asked: EvaluationQuery) -> QueryResult:
    """Search as a reader does, and return what stands on the first page."""
    found = client.get("/search.json", {"q": asked.q}).json()
    return QueryResult(asked, found["count"], tuple(record["ref"] for record in found["results"]))


def recall(answers: list[QueryResult]) -> float:
    """Return the part of what must come up that stands on the first page, from 0 to 1."""
    wanted = sum(len(one.asked.must) for one in answers)
    return 1 - sum(len(one.missing) for one in answers) / wanted


def mean_reciprocal_rank(answers: list[QueryResult]) -> float:
    """Return the mean over all queries of one divided by the rank of the first good record."""
    return mean(one.reciprocal_rank for one in answers)
