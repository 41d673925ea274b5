"""What named people and bodies said, did and promised, and the numbers that they gave."""

from collections.abc import Sequence
from typing import ClassVar, Self

from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery
from django.db.models.expressions import OrderBy
from django.db.models.functions import Lower
from django.urls import reverse

from inspections.models import Inspection
from records.models import Evidence, Record, RecordQuerySet
from sources.models import WORKED_OUT, DatedModel, Passage


class PersonQuerySet(models.QuerySet["Person"]):
    def speakers(self) -> Self:
        """Keep the people and bodies that a quote is on record from."""
        return self.filter(quotes__isnull=False).distinct()

    def for_pages(self) -> Self:
        """Fetch offices, and count quotes and announced actions."""
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
    """Anyone who speaks or acts in the sources, named or not. No grade is ever shown with them."""

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
        """Fetch the passage of each office, and the records that rest on it."""
        return self.select_related("person", "passage__source").prefetch_related("passage__records")

    def of_people(self) -> Self:
        return self.filter(person__kind=Person.Kind.PERSON)

    def with_worked_out_dates(self) -> Self:
        """Keep the offices whose date the texts do not state, fetched with person and passage."""
        found = self.filter(date_basis__in=WORKED_OUT)
        return found.select_related("person", "passage__source")

    def in_order(self) -> Self:
        """Sort by when a source shows them, then by their place in its text."""
        return self.order_by("date_earliest", "passage__source__number", "passage__start", "pk")


class Office(DatedModel):
    """An office as the sources print it. The date is that on which a source shows it."""

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

    class AboutService(models.TextChoices):
        """What the council says of its own service. It is never a finding."""

        ADMISSION = "admission", "The council admits a fault of its own service"
        CLAIM = "claim", "The council’s claim about its own service"
        CONTEXT = "context", "The council’s context for its own service"

    speaker = models.ForeignKey(Person, models.PROTECT, related_name="quotes")
    role = models.CharField(max_length=200)
    organisation = models.CharField(max_length=200, blank=True)
    form = models.CharField(max_length=10, choices=Form)
    about = models.CharField(max_length=200)
    about_service = models.CharField(max_length=10, choices=AboutService, blank=True)

    objects: ClassVar = QuoteQuerySet.as_manager()


# The relations that rows of records of any kind need.
OF_KINDS = ("rating", "finding", "quote__speaker", "action", "figure", "event")


class ActionQuerySet(RecordQuerySet):
    def without_later_mention(self) -> Self:
        """Keep what was still to be done, and what no later record speaks of."""
        later = FollowUp.objects.values("action")
        settled = (Action.Status.DONE, Action.Status.STATEMENT)
        return self.exclude(status__in=settled).exclude(pk__in=later)

    def with_first_source(self) -> Self:
        """Annotate ``first_source``, the primary key of the source of the first passage."""
        evidence = Evidence.objects.filter(record=OuterRef("pk")).order_by("position")
        return self.annotate(first_source=Subquery(evidence.values("passage__source")[:1]))

    def with_later_refs(self) -> Self:
        """Fetch the records that follow up on each action, for links to them."""
        return self.prefetch_related("follow_ups__record")

    def fill_with_later_words(self, actions: Sequence["Action"]) -> None:
        """Fetch the details of ``actions``, which are already loaded, and of what followed."""
        models.prefetch_related_objects(
            actions,
            "said_by",
            "read_together__records",
            Evidence.objects.as_words(),
            models.Prefetch("follow_ups__record", Record.objects.for_rows(*OF_KINDS)),
        )

    def concerning(self, inspection: Record) -> Self:
        """Keep the actions about the inspection, and those that respond to it."""
        return self.filter(Q(inspection=inspection.pk) | Q(responds_to=inspection.pk))

    def announced_by(self, person: Person) -> Self:
        return self.filter(said_by=person)

    def with_actor(self, person: Person) -> Self:
        """Keep the actions that name a body as the one who acts."""
        return self.filter(actor=person.name)


class Action(Record):
    """Something promised, under way or done, as claimed at the time."""

    class Status(models.TextChoices):
        DONE = "done", "Said to be done"
        UNDER_WAY = "under_way", "Said to be under way"
        PLANNED = "planned", "Promised or planned"
        EXPECTED = "expected", "Expected"
        RECOMMENDED = "recommended", "Recommended"
        STATEMENT = "statement", "Statement, not an action"

    actor = models.CharField(max_length=200)
    status = models.CharField(max_length=12, choices=Status)
    responds_to = models.ForeignKey(Inspection, models.CASCADE, null=True, related_name="responses")
    said_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="actions")

    objects: ClassVar = ActionQuerySet.as_manager()
    first_source: int  # annotated by with_first_source

    @property
    def is_statement(self) -> bool:
        """Whether the words are an apology or the like, which nothing has to follow."""
        return self.status == self.Status.STATEMENT

    @property
    def later_records(self) -> list[Record]:
        """The later records that speak of it."""
        return [follow_up.record for follow_up in self.follow_ups.all()]


class FollowUp(models.Model):
    """A later record that speaks of an action. It never says whether a promise was kept."""

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
        """Sort as all records, or by size within each unit, or by a column from A to Z."""
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


class PlotQuerySet(models.QuerySet["Plot"]):
    def showing(self, figure: Figure) -> Self:
        """Keep the plots that show ``figure``."""
        return self.filter(plotted__figure=figure).distinct()

    def for_pages(self) -> Self:
        """Fetch the figures of each plot with all that is shown of them."""
        return self.prefetch_related(
            models.Prefetch("plotted__figure", Figure.objects.for_rows().in_order("ref"))
        )


class Plot(models.Model):
    """Figures of one unit, drawn to one scale that begins at zero."""

    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=200)
    scale = models.CharField(max_length=100)  # what the scale counts, in words
    whole = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    note = models.TextField()
    position = models.PositiveIntegerField(unique=True)

    objects = PlotQuerySet.as_manager()

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title


class PlottedFigure(models.Model):
    """A figure in a plot. Figures of the same frame may be compared."""

    plot = models.ForeignKey(Plot, models.CASCADE, related_name="plotted")
    figure = models.ForeignKey(Figure, models.CASCADE, related_name="plotted")
    frame = models.CharField(max_length=200)
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["plot", "position"]
        constraints = [
            models.UniqueConstraint("plot", "figure", name="figure_once_in_a_plot"),
            models.UniqueConstraint("plot", "position", name="plot_position_once"),
        ]

    def __str__(self) -> str:
        return f"{self.figure.ref} in {self.plot}"
