"""The terms of the glossary."""

from itertools import groupby

from django.db import models


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
