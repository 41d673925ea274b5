"""The source texts, and the passages of them that are used."""

import datetime
from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q

from sources.addresses import address_of
from sources.editions import Change, Edition, RetiredRef, cached_per_edition
from sources.redaction import with_notice
from sources.voices import Voice

__all__ = [
    "Change",
    "Edition",
    "Passage",
    "PassageQuerySet",
    "RetiredRef",
    "Source",
    "SourceQuerySet",
    "Withheld",
    "source_refs",
]


class DateBasis(models.TextChoices):
    """How a date is known."""

    STATED = "stated", "stated in the text"
    RELATIVE = "relative", "worked out from a relative word"
    INFERRED = "inferred", "inferred"


# How dates are known that the texts do not state. Their reasoning is always shown.
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


def date_with_basis(display: str, basis: str) -> str:
    """Return a date in words, followed by how it is known unless the words say so already."""
    return display if basis in display else f"{display} ({DateBasis(basis).label})"


class SourceQuerySet(models.QuerySet["Source"]):
    def with_refs(self, refs: Iterable[str]) -> "SourceQuerySet":
        """Those that have one of ``refs``."""
        return self.filter(ref__in=refs)

    def of_inspection(self, ref: str) -> "SourceQuerySet":
        """The sources that any record about the inspection rests on."""
        return self.filter(passages__records__inspection__ref=ref).distinct()

    def years(self) -> list[int]:
        """Return the years in which they were written, or began to be possible, oldest first."""
        dated = self.exclude(date_earliest=None).order_by("date_earliest__year")
        return list(dated.values_list("date_earliest__year", flat=True).distinct())

    def latest_written(self) -> "Source | None":
        """The source that was written last, as far as its date is known."""
        return self.order_by(F("date_earliest").desc(nulls_last=True), "-number").first()

    def without_texts(self) -> "SourceQuerySet":
        """The sources without their large texts, for callers that only name them."""
        return self.defer("text")

    def shown_whole(self) -> "SourceQuerySet":
        """The sources whose whole text may leave the portal."""
        return self.filter(show=Source.Show.WHOLE)


class Source(DatedModel):
    """A public text, held whole. Withheld characters are blanked before they get here."""

    class Kind(models.TextChoices):
        COUNCIL_STATEMENT = "council_statement", "Council statement"
        COUNCIL_REPORT = "council_report", "Council report"
        COUNCIL_ARTICLE = "council_article", "Article by a council officer"
        SECTOR_NEWS = "sector_news", "Sector news"
        LOCAL_NEWS = "local_news", "Local news"
        LETTER = "letter", "Letter"

    class Carrier(models.TextChoices):
        COUNCIL = "council", "The council"
        THIRD_PARTY = "third_party", "A third party"

    class Show(models.TextChoices):
        WHOLE = "whole", "The whole text"
        PASSAGES = "passages", "Passages in evidence and a sentence either side"

    ref = models.CharField(max_length=12, unique=True)
    number = models.PositiveIntegerField(unique=True)
    file = models.CharField(max_length=200, unique=True)
    sha256 = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    printed_title = models.CharField(max_length=200, blank=True)
    called = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=Kind)
    carrier = models.CharField(max_length=20, choices=Carrier)
    publisher = models.CharField(max_length=200)
    publisher_basis = models.CharField(max_length=12)
    publisher_reasoning = models.TextField(blank=True)
    rights_holder = models.CharField(max_length=200)
    licence = models.CharField(max_length=200)
    show = models.CharField(max_length=10, choices=Show)
    reliability = models.TextField()
    text = models.TextField()

    objects = SourceQuerySet.as_manager()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.ref} {self.title}"

    def get_absolute_url(self) -> str:
        return address_of("source", self.ref)

    @property
    def publisher_in_words(self) -> str:
        """Who published it and how that is known, or that the text does not say."""
        if self.publisher_basis == "not_stated":
            return f"{self.publisher[:1].lower()}{self.publisher[1:]}"
        if self.publisher_basis in self.publisher:
            return self.publisher
        return f"{self.publisher} ({self.publisher_basis})"

    @property
    def age(self) -> tuple[datetime.date, int]:
        """What sorts sources by when they were written; undated ones come last."""
        return self.date_earliest or self.date_latest or datetime.date.max, self.number

    @property
    def is_by_council(self) -> bool:
        """Whether the council or one of its officers wrote it, wherever it was published."""
        return self.kind.startswith("council_")


@cached_per_edition
def source_refs() -> dict[int, str]:
    """Return the ref of each source by its primary key."""
    return dict(Source.objects.values_list("pk", "ref"))


class Withheld(models.Model):
    """A range of a source that is shown nowhere, such as an officer's direct telephone number."""

    source = models.ForeignKey(Source, models.CASCADE, related_name="withheld")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    reason = models.TextField()

    class Meta:
        ordering = ["source", "start"]

    def __str__(self) -> str:
        return f"{self.source.ref} {self.start}-{self.end}"


class PassageQuerySet(models.QuerySet["Passage"]):
    def with_records(self) -> "PassageQuerySet":
        """Each passage with the records that rest on it, in two queries."""
        return self.prefetch_related("records")

    def of_record(self, ref: str) -> "PassageQuerySet":
        """The passages that the record ``ref`` rests on."""
        return self.filter(records__ref=ref)


class Passage(models.Model):
    """A half-open range of code points of a source, in one voice: the only thing ever quoted.

    Passages that no record rests on carry the reason why they are no evidence.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="passages")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    paragraph = models.PositiveIntegerField()
    last_paragraph = models.PositiveIntegerField()
    sentence = models.PositiveIntegerField()
    exact = models.TextField()
    # The whole sentence or sentences in which it stands.
    sentence_start = models.PositiveIntegerField()
    sentence_end = models.PositiveIntegerField()
    in_sentence = models.TextField()
    context_start = models.PositiveIntegerField()  # where the sentence before it begins
    context_end = models.PositiveIntegerField()  # where the sentence after it ends
    voice = models.CharField(max_length=20, choices=Voice)
    voice_label = models.CharField(max_length=200)
    reason = models.TextField(blank=True)

    objects = PassageQuerySet.as_manager()

    class Meta:
        ordering = ["source__number", "start", "-end"]
        constraints = [
            models.UniqueConstraint("source", "start", "end", name="passage_once"),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="passage_not_empty"),
        ]

    def __str__(self) -> str:
        return f"{self.source.ref} {self.locator}"

    def get_absolute_url(self) -> str:
        return f"{self.source.get_absolute_url()}#p{self.paragraph}"

    def is_within(self, other: "Passage") -> bool:
        """Tell whether it is the same range as ``other``, or one within it."""
        return (
            self.source_id == other.source_id
            and other.start <= self.start
            and self.end <= other.end
        )

    @property
    def before(self) -> str:
        """The text from the sentence before it, as a reader sees it."""
        return with_notice(self.source.text[self.context_start : self.start])

    @property
    def after(self) -> str:
        """The text to the end of the sentence after it, as a reader sees it."""
        return with_notice(self.source.text[self.end : self.context_end])

    @property
    def locator(self) -> str:
        """Where it stands in the file, for a citation."""
        if self.last_paragraph > self.paragraph:
            return f"paragraphs {self.paragraph} to {self.last_paragraph}"
        return f"paragraph {self.paragraph}, sentence {self.sentence}"
