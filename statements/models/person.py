"""The people and bodies that the sources name, and the offices that they print for them."""

from typing import Self

from django.db import models
from django.db.models import Count, F, OuterRef, Subquery
from django.urls import reverse

from sources.models import WORKED_OUT, DatedModel, Passage


class PersonQuerySet(models.QuerySet["Person"]):
    def speakers(self) -> Self:
        """Keep the people and bodies that a quote is on record from."""
        return self.filter(quotes__isnull=False).distinct()

    def for_pages(self) -> Self:
        """Each with its offices and the number of its quotes and of the actions it announced."""
        return self.prefetch_related(
            models.Prefetch("offices", Office.objects.in_place())
        ).annotate(
            quote_count=Count("quotes", distinct=True),
            action_count=Count("actions", distinct=True),
        )

    def as_first_seen(self) -> Self:
        """Sort by when a source first shows them in an office, then by their place in its text."""
        first = Office.objects.filter(person=OuterRef("pk")).in_order()
        return self.annotate(
            seen=Subquery(first.values("date_earliest")[:1]),
            place=Subquery(first.values("passage__start")[:1]),
        ).order_by(F("seen").asc(nulls_last=True), "place", "position")


class Person(models.Model):
    """Whoever speaks or acts in the sources, named or not. No grade is ever shown with one."""

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        BODY = "body", "Body"
        UNNAMED = "unnamed", "Not named in this record"

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(unique=True)

    quote_count: int  # both counted by for_pages
    action_count: int

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("person", args=[self.slug])


class OfficeQuerySet(models.QuerySet["Office"]):
    def in_place(self) -> Self:
        """Each with the words that show it, and the records that rest on those too."""
        return self.select_related("person", "passage__source").prefetch_related("passage__records")

    def of_people(self) -> Self:
        return self.filter(person__kind=Person.Kind.PERSON)

    def with_worked_out_dates(self) -> Self:
        """Keep the offices whose date is inferred, each with its person and its words."""
        found = self.filter(date_basis__in=WORKED_OUT)
        return found.select_related("person", "passage__source")

    def in_order(self) -> Self:
        """Sort by when a source shows them, then by their place in its text."""
        return self.order_by("date_earliest", "passage__source__number", "passage__start", "pk")


class Office(DatedModel):
    """An office as the sources print it; the date is when a source shows the person in it."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="offices")
    role = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200)
    passage = models.ForeignKey(Passage, models.CASCADE, related_name="offices")
    note = models.TextField(blank=True)

    objects = OfficeQuerySet.as_manager()

    class Meta:
        ordering = ["person", "date_earliest", "pk"]

    def __str__(self) -> str:
        return f"{self.person}: {self.role}"
