"""The tables of the search: words with their terms, and postings."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import models
from pyroaring import BitMap


class Word(models.Model):
    """A word that stands in the record, with its search terms and how often it stands there."""

    word = models.CharField(max_length=100, unique=True)
    terms = models.CharField(max_length=200)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word


class TermPostingQuerySet(models.QuerySet["TermPosting"]):
    def of_terms(self, terms: Iterable[str]) -> dict[tuple[str, str], BitMap]:
        """Return the records that hold each of ``terms``, by term and column."""
        rows = self.filter(term__in=set(terms)).values_list("term", "column", "records")
        return {
            (term, column): BitMap.deserialize(bytes(records)) for term, column, records in rows
        }


class TermPosting(models.Model):
    """The records that have a term in a column of the full-text index."""

    term = models.CharField(max_length=200)
    column = models.CharField(max_length=10)
    records = models.BinaryField()

    objects = TermPostingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("term", "column", name="term_posting_once")]

    def __str__(self) -> str:
        return f"{self.term} in {self.column}"


class ValuePostingQuerySet(models.QuerySet["ValuePosting"]):
    def by_path(self) -> dict[str, dict[str, BitMap]]:
        """Return the records that have each value, by path and value."""
        by_path: dict[str, dict[str, BitMap]] = defaultdict(dict)
        for path, value, records in self.values_list("path", "value", "records"):
            by_path[path][value] = BitMap.deserialize(bytes(records))
        return by_path


class ValuePosting(models.Model):
    """The records that have a value of a field or relation, as seen from a record."""

    path = models.CharField(max_length=60)
    value = models.CharField(max_length=100)
    records = models.BinaryField()

    objects = ValuePostingQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint("path", "value", name="value_posting_once")]

    def __str__(self) -> str:
        return f"{self.path}: {self.value}"
