"""The controlled lists: themes, inspection frameworks and their scales, terms."""

from itertools import groupby
from typing import Self

from django.db import models
from django.db.models import Count, Q
from django.urls import reverse

KINDS = ("finding", "quote", "action", "figure", "rating", "event", "inspection")


class ThemeQuerySet(models.QuerySet["Theme"]):
    def with_counts(self) -> Self:
        """Each theme with the number of its records of each kind: ``findings``, ``quotes`` …"""
        return self.annotate(
            **{f"{kind}s": Count("records", filter=Q(records__kind=kind)) for kind in KINDS}
        )


class Theme(models.Model):
    """One subject that records are browsed by; its definition is editorial."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    definition = models.TextField()
    position = models.PositiveIntegerField(unique=True)

    objects = ThemeQuerySet.as_manager()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("theme", args=[self.slug])


class Framework(models.Model):
    """The rules that an inspection was made under. Its grades compare with no other's."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    basis = models.CharField(max_length=12)
    years = models.CharField(max_length=40, blank=True)
    graded = models.BooleanField()
    grades = models.JSONField(default=list)  # [{"value", "label"}], best first; editorial
    areas = models.JSONField(default=list)  # the standard judgement areas; editorial
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(unique=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class Word(models.Model):
    """A word that stands in the record, with its search terms and how often it stands there."""

    word = models.CharField(max_length=100, unique=True)
    terms = models.CharField(max_length=200)
    count = models.PositiveIntegerField()

    class Meta:
        ordering = ["word"]

    def __str__(self) -> str:
        return self.word


class TermQuerySet(models.QuerySet["Term"]):
    def by_name(self) -> list["Term"]:
        """Return the terms in the same order on every database, capitals like small letters."""
        return sorted(self, key=lambda term: (term.name.lower(), term.slug))

    def by_letter(self) -> list[tuple[str, list["Term"]]]:
        """Return the terms by name under their first letters."""
        groups = groupby(self.by_name(), lambda term: term.letter)
        return [(letter, list(terms)) for letter, terms in groups]


class Term(models.Model):
    """A word of the glossary. Definitions are editorial; ``printed`` is as the texts have it."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    printed = models.JSONField(default=list)
    definition = models.TextField()
    synonyms = models.JSONField(default=list)  # search reads them both ways
    narrower = models.JSONField(default=list)  # search leads from them to the term, not back
    related = models.JSONField(default=list)  # shown, not searched
    warning = models.TextField(blank=True)

    objects = TermQuerySet.as_manager()

    class Meta:
        ordering = ["name", "slug"]

    def __str__(self) -> str:
        return self.name

    @property
    def letter(self) -> str:
        """What the term stands under in the glossary."""
        return self.name[0].upper() if self.name[0].isalpha() else "Numbers"
