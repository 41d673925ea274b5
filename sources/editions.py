"""The version of the record that is loaded, what was changed in it, and which refs are gone."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cached_property, lru_cache, wraps
from typing import TypeVar, cast

from django.contrib.humanize.templatetags.humanize import apnumber
from django.db import models
from django.db.models import Q

T = TypeVar("T")
Key = tuple[str, datetime.datetime | None]
# The edition that ``same_edition`` returns to every caller; the list is empty until the first call.
_held: ContextVar["list[Edition] | None"] = ContextVar("edition", default=None)
ALL = "all"  # in place of a ref: every record and source


class Change(models.Model):
    """An entry of the change log: what was changed on a day, in which records and sources."""

    date = models.DateField()
    summary = models.TextField()
    refs = models.JSONField(default=list)  # empty where all of the record was changed
    is_all = models.BooleanField()
    position = models.PositiveIntegerField(unique=True)

    class Meta:
        ordering = ["-date", "-position"]

    def __str__(self) -> str:
        return f"{self.date}: {self.summary[:60]}"


class RetiredRefQuerySet(models.QuerySet["RetiredRef"]):
    def with_refs(self, refs: Iterable[str]) -> "RetiredRefQuerySet":
        """Those of ``refs`` that are retired."""
        return self.filter(ref__in=refs)


class RetiredRef(models.Model):
    """A published ref whose record was merged into another or withdrawn."""

    ref = models.CharField(max_length=12, unique=True)
    merged_into = models.CharField(max_length=12, blank=True)
    reason = models.TextField(blank=True)

    objects = RetiredRefQuerySet.as_manager()

    class Meta:
        ordering = ["ref"]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into="", reason__gt="") | Q(merged_into__gt="", reason=""),
                name="retired_merged_or_withdrawn",
            )
        ]

    def __str__(self) -> str:
        return self.ref


class Edition(models.Model):
    """The one version of the record that is loaded: a hash of all that it holds, and how much."""

    version = models.CharField(max_length=64)
    sources = models.PositiveIntegerField(default=0)
    council_sources = models.PositiveIntegerField(default=0)
    first_year = models.PositiveIntegerField(null=True)  # of its earliest event, if it has any
    last_year = models.PositiveIntegerField(null=True)  # of its latest event
    about = models.JSONField(default=dict)  # what the editors say of the record as a whole
    date = models.DateField(null=True)  # of the newest entry of the change log
    loaded = models.DateTimeField(null=True)  # when it was written into this database

    def __str__(self) -> str:
        return self.short_version

    @property
    def short_version(self) -> str:
        """The first twelve characters, for people."""
        return self.version[:12]

    @property
    def name(self) -> str:
        """What the record is called."""
        return str(self.about.get("name", "Inspection record"))

    @property
    def short_name(self) -> str:
        """The same in 16 characters or fewer."""
        return str(self.about.get("short_name", "Record"))

    @property
    def citation_name(self) -> str:
        """How citations of its records name it."""
        return f"{self.name}, version {self.short_version}"

    @property
    def place(self) -> str:
        """Where the services are that were inspected."""
        return str(self.about.get("place", ""))

    @property
    def council(self) -> str:
        """The council whose services they are."""
        return str(self.about.get("council", "the council"))

    @property
    def period(self) -> str:
        """The years of its events, such as “2011 to 2021”; empty where it has none."""
        first, last = self.first_year, self.last_year
        return f"{first} to {last}" if first != last else str(last or "")

    @property
    def key(self) -> Key:
        """Identifies this load. The same version, loaded again, has other primary keys."""
        return self.version, self.loaded

    @property
    def coverage(self) -> str:
        """What the record covers, as every page, feed and download says it."""
        council = str(apnumber(self.council_sources)).capitalize()
        ends = f"ends in {self.last_year} and " if self.last_year else ""
        return (
            f"This record is drawn from {apnumber(self.sources)} public texts only. None is an "
            f"Ofsted report. {council} are the council’s own. It {ends}is not a complete list of "
            f"inspections. Ofsted has inspected {self.place} since; those inspections are not "
            "covered. For current judgements see Ofsted’s own site. This is not the council’s or "
            "Ofsted’s service."
        )

    @classmethod
    def current(cls) -> "Edition":
        """Return the loaded version; an empty one when nothing has been loaded."""
        held = _held.get()
        if held is None:
            return cls._loaded()
        if not held:
            held.append(cls._loaded())
        return held[0]

    @classmethod
    def _loaded(cls) -> "Edition":
        return cls.objects.first() or cls(version="")

    def last_changed(self, ref: str) -> datetime.date | None:
        """Return the day on which the record or source was last changed, by the change log."""
        return max(filter(None, (self._changed.get(ref), self._changed.get(ALL))), default=None)

    @cached_property
    def _changed(self) -> dict[str, datetime.date]:
        """The day of the newest entry for each ref, and for the whole record."""
        changes = Change.objects.order_by("date")
        return {ref: change.date for change in changes for ref in change.refs or [ALL]}


@contextmanager
def same_edition() -> Iterator[None]:
    """Query the loaded edition once, and return the same one to every caller in the block."""
    token = _held.set([])
    try:
        yield
    finally:
        _held.reset(token)


def cached_per_edition(make: Callable[[], T]) -> Callable[[], T]:
    """Decorate ``make`` to compute its value once for each loaded edition.

    The value is shared between requests, so callers must not change it.
    """

    @wraps(make)
    def cached() -> T:
        values = _cached_values(Edition.current().key)
        if make not in values:
            values[make] = make()
        return cast("T", values[make])

    return cached


# Two, because requests that began before a load still use the edition before it.
@lru_cache(maxsize=2)
def _cached_values(key: Key) -> dict[Callable[[], object], object]:  # noqa: ARG001  # the cache is keyed by it
    """Return the cached values of an edition, an empty dict at first."""
    return {}


def clear_cache() -> None:
    """Forget all cached values. Tests need it, because they change records in place."""
    _cached_values.cache_clear()
