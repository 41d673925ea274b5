"""What every record has: a ref, a neutral title, a voice, themes, and the words it rests on."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Self

from django.db import models
from django.db.models import Count, F, Q
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import cached_property

from sources.addresses import address_of
from sources.models import (
    WORKED_OUT,
    DatedModel,
    Passage,
    RetiredRef,
    Source,
    SourceQuerySet,
    source_refs,
)
from sources.refs import AROUND, ref_of
from sources.voices import Voice

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


# Rows show these fields of a passage; its offsets tell whether it lies within another.
ROW_FIELDS = ("start", "end", "paragraph", "exact", "voice", "voice_label", "source")


class RecordQuerySet(models.QuerySet["Record"]):
    """The queries of lists, pages and exports."""

    def in_order(self, order: str) -> Self:
        """Sort by ``oldest``, ``newest`` or ``ref``."""
        first, last = Coalesce("date_earliest", "date_latest"), F("date_latest")
        orders: dict[str, list[str | OrderBy]] = {
            "oldest": [first.asc(nulls_last=True), last.asc(nulls_last=True), "kind", "number"],
            "newest": [first.desc(nulls_last=True), last.desc(nulls_first=True), "kind", "number"],
            "ref": ["kind", "number"],
        }
        return self.order_by(*orders[order])

    def for_lists(self, related: Sequence[str] = (), prefetched: Sequence[str] = ()) -> Self:
        """Fetch all that an export has of each record, in a fixed number of queries."""
        return self._with_evidence(Source.objects.without_texts(), related, prefetched)

    def for_pages(self, related: Sequence[str] = (), prefetched: Sequence[str] = ()) -> Self:
        """Fetch all that the page of a record shows, which includes the text around passages."""
        return self._with_evidence(Source.objects.all(), related, prefetched)

    def _with_evidence(
        self, sources: SourceQuerySet, related: Sequence[str], prefetched: Sequence[str]
    ) -> Self:
        # Many records share few inspections, so a second query is cheaper than a join.
        found = self.select_related(*related) if related else self
        return found.prefetch_related(
            "inspection",
            "themes",
            models.Prefetch("evidence__passage__source", sources),
            "read_together__records",
            *prefetched,
        )

    def with_notes(self) -> Self:
        """Fetch the notes on what must be read together."""
        return self.prefetch_related("read_together__records")

    def with_themes(self) -> Self:
        return self.prefetch_related("themes")

    def with_passages(self) -> Self:
        """Fetch the passages that each record rests on."""
        return self.prefetch_related("evidence__passage")

    def for_rows(self, *related: str) -> Self:
        """Fetch what the row of a list shows, which is less than an export has."""
        found = self.select_related(*related) if related else self
        return found.prefetch_related(Evidence.objects.as_words())

    def inspections(self) -> Self:
        """Keep the records that are inspections, by number."""
        return self.filter(kind=Record.Kind.INSPECTION).order_by("number")

    def about(self, inspection: "Record") -> Self:
        return self.filter(inspection=inspection.pk)

    def concerning(self, inspection: "Record") -> Self:
        """Keep the records about the inspection, and the actions that respond to it."""
        return self.filter(Q(inspection=inspection.pk) | Q(action__responds_to=inspection.pk))

    def with_worked_out_dates(self) -> Self:
        """Keep those with an inferred date, or one worked out from a relative word.

        Inspections, which have two dates of their own, are left out.
        """
        return self.filter(date_basis__in=WORKED_OUT).exclude(kind=Record.Kind.INSPECTION)

    def neighbours(self, record: "Record") -> tuple["Record | None", "Record | None"]:
        """Return the record before and the one after ``record``, in its inspection."""
        same = self.filter(kind=record.kind, inspection=record.inspection)
        return (
            same.filter(number__lt=record.number).order_by("-number").first(),
            same.filter(number__gt=record.number).order_by("number").first(),
        )

    def with_refs(self, refs: Iterable[str]) -> Self:
        """Keep the records that have one of ``refs``."""
        return self.filter(ref__in=refs)

    def with_typed_ref(self, typed: str) -> Self:
        """Keep the record whose ref was typed, or the one that it was merged into."""
        ref = ref_of(typed.strip(AROUND))
        if ref is None:
            return self.none()
        merged = RetiredRef.objects.with_refs([ref]).first()
        return self.with_refs([(merged and merged.merged_into) or ref])

    def refs(self) -> set[str]:
        """Return the refs of all records."""
        return set(self.values_list("ref", flat=True))

    def with_theme(self, slug: str) -> Self:
        """Keep the records of the theme ``slug``."""
        return self.filter(themes__slug=slug)

    def by_ids(self, ids: Sequence[int]) -> list["Record"]:
        """Return the records with ``ids``, in that order."""
        found = {record.pk: record for record in self.filter(pk__in=ids).order_by()}
        return [found[pk] for pk in ids if pk in found]

    def ids(self) -> Iterator[int]:
        """Yield the ids of the records, in their order."""
        return self.prefetch_related(None).values_list("pk", flat=True).iterator()

    def values_at(self, path: str) -> Iterator[tuple[object, int]]:
        """Yield each value of the field or relation ``path``, with the id of a record."""
        return self.order_by().values_list(path, "pk").iterator()

    def places_in(self, order: str) -> Iterator[tuple[int, int]]:
        """Yield the position of each record's date and kind in ``order``, with its id."""
        rows = self.in_order(order).values_list("date_earliest", "date_latest", "kind", "pk")
        groups = groupby(rows.iterator(), key=itemgetter(0, 1, 2))
        return ((place, pk) for place, (_, group) in enumerate(groups) for *_, pk in group)


class Record(DatedModel):
    """Anything with a permanent ref that rests on exact words of the sources."""

    class Kind(models.TextChoices):
        INSPECTION = "inspection", "Inspection"
        RATING = "rating", "Rating"
        FINDING = "finding", "Finding"
        QUOTE = "quote", "Quote"
        ACTION = "action", "Action"
        FIGURE = "figure", "Figure"
        EVENT = "event", "Event"

    ref = models.CharField(max_length=12, unique=True)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    title = models.CharField(max_length=200)
    text = models.TextField()
    voice = models.CharField(max_length=20, choices=Voice)
    voice_label = models.CharField(max_length=250)
    is_quotation = models.BooleanField()  # somebody's own words, not the writer's account
    note = models.TextField(blank=True)
    siblings = models.JSONField(default=list)  # refs of other records that rest on its sentences
    neighbours = models.JSONField(default=list)  # refs of records that it is always shown with
    # The whole sentences that it is shown in: [{"source": key, "start", "end", "exact"}, …].
    sentences = models.JSONField(default=list)
    sentence_group = models.PositiveIntegerField(default=0)  # the same for the same sentences
    inspection = models.ForeignKey(
        "inspections.Inspection", models.CASCADE, null=True, related_name="records"
    )
    themes = models.ManyToManyField(Theme, related_name="records")
    passages: "models.ManyToManyField[Passage, Evidence]" = models.ManyToManyField(
        Passage, through="Evidence", related_name="records"
    )

    objects = RecordQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "number"]
        constraints = [models.UniqueConstraint("kind", "number", name="record_number_once")]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    def get_absolute_url(self) -> str:
        return record_address(self.kind, self.ref)

    @cached_property
    def evidence_list(self) -> "list[Evidence]":
        """Its evidence in order, without nested passages. Rows are fetched with it."""
        return [item for item in self.evidence.all() if not item.is_nested]

    @property
    def source_address(self) -> str:
        """The address of its first passage in the source, with the record highlighted."""
        first = self.evidence_list[0].passage
        source = address_of("source", source_refs()[first.source_id])
        return f"{source}?highlight={self.ref}#p{first.paragraph}"

    @cached_property
    def has_several_voices(self) -> bool:
        """Whether each of its passages needs a label of its own.

        The words that introduce a quotation do not count.
        """
        voices = {item.passage.voice for item in self.evidence_list}
        labels = {
            item.passage.voice_label
            for item in self.evidence_list
            if item.passage.voice != Voice.BACKGROUND or voices == {Voice.BACKGROUND}
        }
        return len(labels) > 1

    def label_of(self, passage: Passage) -> str:
        """Return the label of the voice of ``passage``.

        It is the passage's own if the record has several voices. Otherwise it is the record's,
        which names the speaker if there is one.
        """
        return passage.voice_label if self.has_several_voices else self.voice_label

    def specific(self) -> "Record":
        """Return this record as an instance of its own kind, such as ``Finding``."""
        if type(self) is not Record:
            return self
        child: Record = getattr(self, "as_inspection" if self.kind == "inspection" else self.kind)
        return child


def record_address(kind: str, ref: str) -> str:
    """Return the address of the record; that of an event is its place on the timeline."""
    if kind == Record.Kind.EVENT:
        return f"{reverse('timeline')}#{ref}"
    return address_of(kind, ref)


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def as_words(self) -> "models.Prefetch[str, Self, str]":
        """Return a prefetch of ``evidence_list`` with what rows show of passages.

        It fills a list, which takes a third of the time that a related manager takes to build its
        queryset for each record.
        """
        shown = (f"passage__{name}" for name in ROW_FIELDS)
        own = self.filter(is_nested=False)
        words = own.select_related("passage").only("record", "is_nested", *shown)
        words = words.order_by("position")
        return models.Prefetch("evidence", words, to_attr="evidence_list")


class Evidence(models.Model):
    """A passage that a record rests on. The first is the fullest; others restate or add.

    A nested passage lies within another of the record, such as the inspectors' own words in a
    sentence that others tell.
    """

    record = models.ForeignKey(Record, models.CASCADE, related_name="evidence")
    passage = models.ForeignKey(Passage, models.CASCADE, related_name="evidence")
    position = models.PositiveIntegerField()
    is_nested = models.BooleanField(default=False)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        ordering = ["record", "position"]
        constraints = [
            models.UniqueConstraint("record", "position", name="evidence_position_once"),
            models.UniqueConstraint("record", "passage", name="evidence_passage_once"),
        ]

    def __str__(self) -> str:
        return f"{self.record.ref} rests on {self.passage}"


class ReadTogetherQuerySet(models.QuerySet["ReadTogether"]):
    def joining(self, one: Record, other: Record) -> Self:
        """Keep the notes that name records of both inspections."""
        found = self.filter(records__inspection=one.pk).filter(records__inspection=other.pk)
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
