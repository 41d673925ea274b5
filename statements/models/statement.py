"""What people and bodies said, did and promised, and the numbers that they gave."""

from collections.abc import Sequence
from typing import ClassVar, Self

from django.db import models
from django.db.models import OuterRef, Subquery
from django.db.models.expressions import OrderBy
from django.db.models.functions import Lower

from inspections.models import Evidence, Inspection, Record, RecordQuerySet
from statements.models.person import Person


class QuoteQuerySet(RecordQuerySet):
    def by(self, person: Person) -> Self:
        return self.filter(speaker=person)


class Quote(Record):
    """What somebody said or wrote, as a source prints it."""

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

    objects: ClassVar = QuoteQuerySet.as_manager()


class ActionQuerySet(RecordQuerySet):
    def without_later_mention(self) -> Self:
        """Keep what was not yet said to be done, and what no later record speaks to."""
        later = FollowUp.objects.values("action")
        return self.exclude(status=Action.Status.DONE).exclude(pk__in=later)

    def with_teller(self) -> Self:
        """Each with ``teller``, the key of the source of its first words."""
        words = Evidence.objects.filter(record=OuterRef("pk")).order_by("position")
        return self.annotate(teller=Subquery(words.values("passage__source")[:1]))

    def with_later_refs(self) -> Self:
        """Each with what follows up on it, and no more of that than a link to it."""
        return self.prefetch_related("follow_ups__record")

    def fill_with_later_words(self, actions: Sequence["Action"]) -> None:
        """Fetch what is shown of ``actions``, which are there, beside the later words on them."""
        models.prefetch_related_objects(
            actions,
            "said_by",
            "read_together__records",
            Evidence.objects.as_words(),
            models.Prefetch("follow_ups__record", Record.objects.for_rows()),
        )

    def announced_by(self, person: Person) -> Self:
        return self.filter(said_by=person)

    def with_actor(self, person: Person) -> Self:
        """Keep the actions in which a body is named as the one who acts."""
        return self.filter(actor=person.name)


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
    teller: int  # where it was fetched with its teller


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


class FigureQuerySet(RecordQuerySet):
    def in_order(self, order: str) -> Self:
        """Sort as all records are, by size within each unit, or by a column from A to Z."""
        columns: dict[str, list[str | OrderBy]] = {
            "largest": ["unit", "-value"],
            "smallest": ["unit", "value"],
            "counts": [Lower("counts").asc()],
            "scope": [Lower("scope").asc()],
            "voice": ["voice_label"],
        }
        if order in columns:
            return self.order_by(*columns[order], "number")
        return super().in_order(order)


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

    objects: ClassVar = FigureQuerySet.as_manager()
