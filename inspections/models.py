"""Inspections, reviews and visits, with their frameworks, ratings, findings and events."""

from collections.abc import Iterable, Iterator
from typing import ClassVar, Self, cast

from django.db import models
from django.db.models import Count

from records.models import Record, RecordQuerySet
from sources.models import Passage
from sources.voices import Voice


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


class AreaFamily(models.TextChoices):
    """A browsing aid across frameworks, never a claim that areas are the same."""

    OVERALL = "overall", "Overall or headline"
    HELP_AND_PROTECTION = "help_and_protection", "Help and protection"
    CHILDREN_IN_CARE = "children_in_care", "Children in care"
    CARE_LEAVERS = "care_leavers", "Care leavers"
    LEADERSHIP = "leadership", "Leadership"
    QUALITY_OF_PRACTICE = "quality_of_practice", "Quality of practice"
    LSCB = "lscb", "Local Safeguarding Children Board"


class InspectionQuerySet(RecordQuerySet):
    def with_grades(self) -> Self:
        """Fetch ``ratings`` with their passages, and the grades that are not stated."""
        return self._with_ratings(
            Rating.objects.select_related("framework").with_passages()
        ).prefetch_related("unstated_grades__passages__source")

    def with_ratings(self) -> Self:
        """Fetch ``ratings`` without their passages."""
        return self._with_ratings(Rating.objects.all())

    def _with_ratings(self, ratings: "RecordQuerySet") -> Self:
        grades = models.Prefetch("records", ratings.in_order("ref"), to_attr="ratings")
        return self.select_related("framework").prefetch_related(grades)

    def with_notes_on_grades(self) -> Self:
        """Fetch the notes on what must be read together with any of ``ratings``."""
        return self.prefetch_related("ratings__read_together__records")

    def oldest_first(self) -> list["Inspection"]:
        """Return the inspections in the order of their dates."""
        return list(cast("Iterator[Inspection]", iter(self.in_order("oldest"))))


class Inspection(Record):
    """An inspection, review or visit that the sources mention; its name is the record's title."""

    class Type(models.TextChoices):
        INSPECTION = "inspection", "Inspection"
        REVIEW = "review", "Review"
        JOINT_INSPECTION = "joint_inspection", "Joint inspection"
        VISIT = "visit", "Visit"

    class EvidenceLevel(models.TextChoices):
        MENTIONED_ONLY = "mentioned_only", "Mentioned only"
        GRADED = "graded", "A grade, and no findings"
        FINDINGS = "findings", "Findings held"

    record = models.OneToOneField(
        Record, models.CASCADE, parent_link=True, related_name="as_inspection"
    )
    type = models.CharField(max_length=20, choices=Type)
    also_called = models.JSONField(default=list)  # [{"name", "source"}]
    inspectorate = models.CharField(max_length=200)
    inspectorate_basis = models.CharField(max_length=12)
    subject = models.CharField(max_length=200)
    subject_basis = models.CharField(max_length=12)
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="inspections")
    framework_basis = models.CharField(max_length=12)
    framework_note = models.TextField(blank=True)
    fieldwork = models.JSONField(null=True)  # a date as records have it, or null: not stated
    published = models.JSONField(null=True)
    announced = models.CharField(max_length=100)
    evidence_level = models.CharField(max_length=20, choices=EvidenceLevel)
    evidence_note = models.TextField(blank=True)
    links = models.JSONField(default=list)  # [{"source", "reasoning"}]: links that are inferred
    gaps = models.JSONField(default=list)  # sentences: what this record does not hold
    caveats = models.JSONField(default=list)  # editorial sentences

    objects: ClassVar = InspectionQuerySet.as_manager()
    ratings: list["Rating"]  # where it was fetched with its grades


class Rating(Record):
    """A grade that a source states, for one judgement area of one inspection."""

    area = models.CharField(max_length=200)
    area_family = models.CharField(max_length=20, choices=AreaFamily)
    grade = models.CharField(max_length=100)
    grade_value = models.CharField(max_length=30)
    framework = models.ForeignKey(Framework, models.PROTECT, related_name="ratings")

    @property
    def grade_label(self) -> str:
        """The grade's name in its own framework's scale."""
        return next(
            str(g["label"]) for g in self.framework.grades if g["value"] == self.grade_value
        )


class UnstatedGrade(models.Model):
    """A judgement area of an inspection for which the sources give no grade."""

    class Status(models.TextChoices):
        NOT_STATED = "not_stated", "Not stated in this record"
        NOT_GRADED = "not_graded", "Not graded in this type of inspection"
        NOT_COVERED = "not_covered", "Not covered by this inspection"
        NOT_SEPARATE = "not_separate", "Not graded separately under this framework (editorial)"

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="unstated_grades")
    area = models.CharField(max_length=200)
    area_family = models.CharField(max_length=20, choices=AreaFamily)
    status = models.CharField(max_length=12, choices=Status)
    note = models.TextField(blank=True)
    passages = models.ManyToManyField(Passage, related_name="unstated_grades")
    position = models.PositiveIntegerField()

    class Meta:
        ordering = ["inspection", "position"]

    def __str__(self) -> str:
        return f"{self.inspection.ref} {self.area}: {self.get_status_display()}"

    @property
    def in_short(self) -> str:
        """Its status in two words, for a cell: “Not stated”."""
        return self.status.replace("_", " ").capitalize()


class FindingQuerySet(RecordQuerySet):
    def counts_by_theme(self) -> dict[tuple[str, int | None], dict[str, int]]:
        """Return the number of findings of each polarity, by theme and inspection.

        Keys are the slug of the theme and the primary key of the inspection.
        """
        found: dict[tuple[str, int | None], dict[str, int]] = {}
        rows = self.exclude(themes=None).values_list("themes__slug", "inspection", "polarity")
        for slug, inspection, polarity, count in rows.annotate(Count("id")).order_by():
            found.setdefault((slug, inspection), {})[polarity] = count
        return found

    def counts_by_voice(self) -> list[tuple[Voice, int]]:
        """Return the number of findings in each voice that any has, in the order of ``Voice``."""
        counts = dict(self.values_list("voice").annotate(Count("id")).order_by())
        return [(voice, counts[voice]) for voice in Voice if voice in counts]


class Finding(Record):
    """One statement about the service that can be checked against the source's words."""

    class Polarity(models.TextChoices):
        STRENGTH = "strength", "Strength"
        MIXED = "mixed", "Mixed"
        WEAKNESS = "weakness", "Weakness"
        AREA_FOR_IMPROVEMENT = "area_for_improvement", "Area for improvement"
        NEUTRAL = "neutral", "Neutral"

    polarity = models.CharField(max_length=20, choices=Polarity)
    area = models.CharField(max_length=200, blank=True)

    objects: ClassVar = FindingQuerySet.as_manager()


def by_polarity(findings: Iterable[Record]) -> list[tuple[str, str, list[Record]]]:
    """Return ``findings`` grouped by polarity, in the order of ``Finding.Polarity``."""
    found: dict[str, list[Record]] = {}
    for finding in findings:
        found.setdefault(cast("Finding", finding.specific()).polarity, []).append(finding)
    return [
        (kind.value, str(kind.label), found[kind]) for kind in Finding.Polarity if kind in found
    ]


class EventQuerySet(RecordQuerySet):
    def years(self) -> list[int]:
        """Return the years in which any event began, oldest first."""
        return list(self.order_by("year").values_list("year", flat=True).distinct())

    def not_known_to_have_happened(self) -> Self:
        """Keep the events that were only expected or promised."""
        return self.exclude(certainty=Event.Certainty.HAPPENED)


class Event(Record):
    """Something with a place on the timeline, whether it happened or was only promised."""

    class Type(models.TextChoices):
        INSPECTION = "inspection", "Inspection or visit"
        PUBLICATION = "publication", "Inspection report or letter"
        COUNCIL = "council", "Council"
        GOVERNMENT = "government", "Government"
        CONTEXT = "context", "Context"

    class Certainty(models.TextChoices):
        HAPPENED = "happened", "Happened"
        EXPECTED = "expected", "Expected"
        PROMISED = "promised", "Promised"

    type = models.CharField(max_length=12, choices=Type)
    certainty = models.CharField(max_length=10, choices=Certainty)
    lasts = models.BooleanField(default=False)  # through all of its date, not at some time within
    year = models.PositiveIntegerField()  # of its first day or, if that is not known, of its last

    objects: ClassVar = EventQuerySet.as_manager()
