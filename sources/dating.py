"""Dates as records and sources have them, with how each is known."""

from django.db import models


class DateBasis(models.TextChoices):
    """How a date is known."""

    STATED = "stated", "stated in the text"
    RELATIVE = "relative", "worked out from a relative word"
    INFERRED = "inferred", "inferred"


# The dates that the texts do not give in so many words: their reasoning is always shown.
WORKED_OUT = (DateBasis.RELATIVE, DateBasis.INFERRED)


class DatedModel(models.Model):
    """A date as EDTF, its first and last possible day, and how it is known."""

    date_display = models.CharField(max_length=120, blank=True)
    date_edtf = models.CharField(max_length=40, blank=True)
    date_earliest = models.DateField(null=True)
    date_latest = models.DateField(null=True)
    date_precision = models.CharField(max_length=10, blank=True)
    date_basis = models.CharField(max_length=10, choices=DateBasis, blank=True)
    date_reasoning = models.TextField(blank=True)

    class Meta:
        abstract = True


def known_as(display: str, basis: str) -> str:
    """Return a date in words with how it is known, unless it says so itself."""
    return display if basis in display else f"{display} ({DateBasis(basis).label})"
