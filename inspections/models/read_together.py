"""Notes on records that must be read together."""

from typing import Self

from django.db import models

from inspections.models.inspection import Inspection
from inspections.models.record import Record


class ReadTogetherQuerySet(models.QuerySet["ReadTogether"]):
    def joining(self, one: Inspection, other: Inspection) -> Self:
        """Keep the notes that name records of both inspections."""
        found = self.filter(records__inspection=one).filter(records__inspection=other)
        return found.distinct().prefetch_related("records")


class ReadTogether(models.Model):
    """Records that disagree or must not be read alone; the note is shown on each of them."""

    note = models.TextField()
    records = models.ManyToManyField(Record, related_name="read_together")
    position = models.PositiveIntegerField(unique=True)

    objects = ReadTogetherQuerySet.as_manager()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.note[:60]
