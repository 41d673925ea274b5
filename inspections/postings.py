"""Which records have a term or a value: sets of ids, as bitmaps that are cut and joined in memory.

They make search, filters and counts independent of the size of the record, and the same on every
database. A term stands in a column of the full-text index; a value is of a field or relation.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from django.db import models
from pyroaring import BitMap

from sources.editions import once_an_edition

KIND = "kind"
ORDERS = ("oldest", "newest")  # kept as values: the place in the order of a date and a kind
NONE = BitMap()  # never changed


def union(sets: Iterable[BitMap]) -> BitMap:
    """Return what any of ``sets`` holds."""
    return BitMap.union(BitMap(), *sets)


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
        found: dict[str, dict[str, BitMap]] = defaultdict(dict)
        for path, value, records in self.values_list("path", "value", "records"):
            found[path][value] = BitMap.deserialize(bytes(records))
        return found


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


class Values:
    """Which records of one version have which value, by the path that leads to it."""

    def __init__(self, by_path: Mapping[str, dict[str, BitMap]]) -> None:
        self._by_path = by_path

    def at(self, path: str) -> dict[str, BitMap]:
        """Return the records that have each value at ``path``."""
        return self._by_path.get(path, {})

    def of_kind(self, kind: str) -> BitMap:
        return self.at(KIND).get(kind, NONE)

    @cached_property
    def everything(self) -> BitMap:
        return union(self.at(KIND).values())

    @cached_property
    def by_ref(self) -> list[BitMap]:
        """All records in sets of a kind, by its name; in each ids are in the order of numbers."""
        return [self.of_kind(kind) for kind in sorted(self.at(KIND))]

    @cached_property
    def oldest_first(self) -> list[BitMap]:
        """All records in sets of the same date and kind; those without a date come last."""
        return self._in_order("oldest")

    @cached_property
    def newest_first(self) -> list[BitMap]:
        return self._in_order("newest")

    def _in_order(self, order: str) -> list[BitMap]:
        places = self.at(order)
        return [places[place] for place in sorted(places, key=int)]


@once_an_edition
def values() -> Values:
    """Return the values of the record that is loaded."""
    return Values(ValuePosting.objects.by_path())
