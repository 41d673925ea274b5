"""What named people and bodies said, did and promised, and the numbers that they gave."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from inspections.models import Inspection, Record, RecordQuerySet
from sources.models import WORKED_OUT, DatedModel, Passage


class PersonQuerySet(models.QuerySet["Person"]):
    def speakers(self) -> Self:
        """Keep the people and bodies that a quote is on record from."""
        return self.filter(quotes__isnull=False).distinct()


class Person(models.Model):
    """A person or body that the sources name. No grade is ever shown with one."""

    class Kind(models.TextChoices):
        PERSON = "person", "Person"
        BODY = "body", "Body"

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=10, choices=Kind)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(unique=True)

    objects = PersonQuerySet.as_manager()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.name


class OfficeQuerySet(models.QuerySet["Office"]):
    def with_worked_out_dates(self) -> Self:
        """Keep the offices whose date is inferred, each with its person and its words."""
        found = self.filter(date_basis__in=WORKED_OUT)
        return found.select_related("person", "passage__source")


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


class Quote(Record):
    """What somebody said or wrote, whole."""

    class Form(models.TextChoices):
        SPOKEN = "spoken", "Spoken"
        WRITTEN = "written", "Written"
        REPORT = "report", "Words of an inspection report"
        INDIRECT = "indirect", "Told in the writer’s words"

    speaker = models.ForeignKey(Person, models.PROTECT, related_name="quotes")
    role = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    form = models.CharField(max_length=10, choices=Form)
    about = models.CharField(max_length=200)


class ActionQuerySet(RecordQuerySet):
    def concerning(self, inspection: Inspection) -> Self:
        """Keep the actions that are about the inspection or respond to it."""
        return self.filter(Q(inspection=inspection) | Q(responds_to=inspection))

    def without_later_mention(self) -> Self:
        """Keep what was not yet said to be done, and what no later record speaks to."""
        return self.exclude(status=Action.Status.DONE).filter(follow_ups__isnull=True)


class Action(Record):
    """Something promised, under way or done, as claimed at the time."""

    class Status(models.TextChoices):
        DONE = "done", "Said to be done"
        UNDER_WAY = "under_way", "Said to be under way"
        PLANNED = "planned", "Promised or planned"
        EXPECTED = "expected", "Expected"
        RECOMMENDED = "recommended", "Recommended"

    actor = models.CharField(max_length=200)
    status = models.CharField(max_length=12, choices=Status)
    responds_to = models.ForeignKey(Inspection, models.CASCADE, null=True, related_name="responses")
    said_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="actions")

    objects: ClassVar = ActionQuerySet.as_manager()


class FollowUp(models.Model):
    """A later record that speaks to an action. It never says whether a promise was kept."""

    class Relation(models.TextChoices):
        LATER_COUNCIL_STATEMENT = "later_council_statement", "Later council statement"
        LATER_OFSTED_ACCOUNT = "later_ofsted_account", "Later account of what Ofsted found"

    action = models.ForeignKey(Action, models.CASCADE, related_name="follow_ups")
    record = models.ForeignKey(Record, models.CASCADE, related_name="follows_up")
    relation = models.CharField(max_length=30, choices=Relation)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["action", "position"]
        constraints = [
            models.UniqueConstraint("action", "record", name="follow_up_once"),
        ]

    def __str__(self) -> str:
        return f"{self.action.ref}: {self.get_relation_display()} {self.record.ref}"


class Figure(Record):
    """A number of the sources with what it counts, of whom, and as at when."""

    class Qualifier(models.TextChoices):
        EXACTLY = "exactly", ""
        OVER = "over", "over"
        UP_TO = "up_to", "as many as"
        ABOUT = "about", "about"

    as_printed = models.CharField(max_length=60)
    value = models.DecimalField(max_digits=12, decimal_places=2)
    qualifier = models.CharField(max_length=10, choices=Qualifier)
    unit = models.CharField(max_length=60)
    counts = models.CharField(max_length=200)
    scope = models.CharField(max_length=250)
