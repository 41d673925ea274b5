"""The records that a list found, in its order."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

from pyroaring import BitMap

from records.models import Record, RecordQuerySet

BATCH = 5000  # records to fetch at once when iterating over all
# Sets of ids in the order of the list. Within a set, ids are in the order of kinds and numbers.
Groups = Iterable[BitMap | list[int]]


class Results(Sequence[Record]):
    """A sequence of records that fetches only the slice asked for.

    ``groups`` returns ``ids`` as sets in the order of the list.
    """

    def __init__(self, queryset: RecordQuerySet, ids: BitMap, groups: Callable[[], Groups]) -> None:
        self.queryset = queryset
        self.ids = ids
        self._groups = groups

    def __len__(self) -> int:
        return len(self.ids)

    @overload
    def __getitem__(self, index: int) -> Record: ...
    @overload
    def __getitem__(self, index: slice) -> list[Record]: ...
    def __getitem__(self, index: int | slice) -> Record | list[Record]:
        if isinstance(index, int):
            return self[index : index + 1][0]
        start, stop, _ = index.indices(len(self))
        return self.queryset.by_ids(self._between(start, stop))

    def __iter__(self) -> Iterator[Record]:
        for start in range(0, len(self), BATCH):
            yield from self[start : start + BATCH]

    def _between(self, start: int, stop: int) -> list[int]:
        """Return the ids from position ``start`` to before ``stop``."""
        found: list[int] = []
        at = 0
        for group in self._groups():
            if at >= stop:
                break
            found += group[max(start - at, 0) : max(stop - at, 0)]
            at += len(group)
        return found
