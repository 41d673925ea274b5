"""Sets of record ids as bitmaps: which records have a value of a filter."""

from collections.abc import Iterable, Mapping
from functools import cached_property

from pyroaring import BitMap

from search.models import ValuePosting
from sources.editions import cached_per_edition

KIND = "kind"
ORDERS = ("oldest", "newest")  # stored as values: the position of a date and a kind in the order
EMPTY = BitMap()  # callers must not change it


def union(sets: Iterable[BitMap]) -> BitMap:
    """Return the ids that are in any of ``sets``."""
    return BitMap.union(BitMap(), *sets)


class ValueIndex:
    """The records that have each value, by the path of the field or relation."""

    def __init__(self, by_path: Mapping[str, dict[str, BitMap]]) -> None:
        self._by_path = by_path

    def at(self, path: str) -> dict[str, BitMap]:
        """Return the records that have each value at ``path``."""
        return self._by_path.get(path, {})

    def of_kind(self, kind: str) -> BitMap:
        return self.at(KIND).get(kind, EMPTY)

    @cached_property
    def everything(self) -> BitMap:
        return union(self.at(KIND).values())

    @cached_property
    def by_ref(self) -> list[BitMap]:
        """All records in one set for each kind, in the order of the kinds' names.

        Within a set, ids are in the order of the records' numbers.
        """
        return [self.of_kind(kind) for kind in sorted(self.at(KIND))]

    @cached_property
    def oldest_first(self) -> list[BitMap]:
        """All records in sets of the same date and kind. Those without a date come last."""
        return self._in_order("oldest")

    @cached_property
    def newest_first(self) -> list[BitMap]:
        return self._in_order("newest")

    def _in_order(self, order: str) -> list[BitMap]:
        by_position = self.at(order)
        return [by_position[position] for position in sorted(by_position, key=int)]


@cached_per_edition
def value_index() -> ValueIndex:
    """Return the values of the record that is loaded."""
    return ValueIndex(ValuePosting.objects.by_path())
