"""Inspections and what is on record about them."""

from inspections.models.catalogue import Framework, Term, Theme, Word
from inspections.models.inspection import (
    AreaFamily,
    Event,
    Finding,
    Inspection,
    Rating,
    UnstatedGrade,
    by_polarity,
)
from inspections.models.read_together import ReadTogether
from inspections.models.record import Evidence, Record, RecordQuerySet
from inspections.postings import TermPosting, ValuePosting

__all__ = [
    "AreaFamily",
    "Event",
    "Evidence",
    "Finding",
    "Framework",
    "Inspection",
    "Rating",
    "ReadTogether",
    "Record",
    "RecordQuerySet",
    "Term",
    "TermPosting",
    "Theme",
    "UnstatedGrade",
    "ValuePosting",
    "Word",
    "by_polarity",
]
