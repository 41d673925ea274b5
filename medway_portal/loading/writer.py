"""Writes a checked record into the database, in place of the one that was there."""

from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from glossary.models import Term
from inspections.models import Event, Finding, Framework, Inspection, Rating, UnstatedGrade
from medway_portal.loading.changelog import write_changes
from medway_portal.loading.drafts import Draft, Drafts, version_of
from medway_portal.loading.fields import date_fields, is_quotation, own_fields, without
from medway_portal.loading.index_entries import filter_values, index_entries
from medway_portal.loading.passages import PassageWriter
from medway_portal.loading.plots import write_plots
from medway_portal.loading.reader import Entry
from medway_portal.loading.relations import (
    Range,
    neighbours_of,
    nested_passages,
    own_passages,
    shown_sentences,
    siblings_of,
)
from medway_portal.loading.rules import date_of
from records.models import Evidence, ReadTogether, Record, Theme
from search.index import rebuild
from sources.models import Change, Edition, Passage, RetiredRef, Source
from sources.voices import Voice, label
from statements.models import Action, Figure, FollowUp, Office, Person, Plot, Quote

KINDS: tuple[type[Record], ...] = (Inspection, Rating, Finding, Quote, Action, Figure, Event)
MODELS = {model.__name__.lower(): model for model in KINDS}
Listed = TypeVar("Listed", bound=Model)


@transaction.atomic
def write_record(drafts: Drafts) -> str:
    """Replace the whole record by ``drafts`` in one transaction, and return its version."""
    _clear()
    writer = _Writer(drafts)
    writer.write_lists()
    writer.write_records()
    writer.write_links()
    write_plots(drafts, writer.records)
    rebuild(index_entries(drafts, writer.records), filter_values())
    for ref, entry in drafts.published.items():
        if entry.is_retired:
            RetiredRef.objects.create(ref=ref, merged_into=entry.merged_into, reason=entry.reason)
    write_changes(drafts)
    version = version_of(drafts)
    years = Event.objects.years()
    Edition.objects.create(
        version=version,
        sources=Source.objects.count(),
        council_sources=sum(source.is_by_council for source in Source.objects.all()),
        first_year=min(years, default=None),
        last_year=max(years, default=None),
        about=drafts.lists["record"][0].fields,
        date=Change.objects.latest("date").date,
        loaded=timezone.now(),
    )
    return version


def _clear() -> None:
    models: tuple[type[Model], ...] = (
        *(Plot, FollowUp, Office, ReadTogether, UnstatedGrade, Evidence),
        *(Figure, Action, Quote, Event, Finding, Rating, Inspection),
        *(Person, Theme, Framework, Term, Passage, Source, RetiredRef, Change, Edition),
    )
    Record.objects.update(inspection=None)
    Action.objects.update(responds_to=None)
    for model in models:
        model._default_manager.all().delete()


def _in_order(model: type[Listed], entries: list[Entry]) -> dict[str, Listed]:
    """Write the entries of a list with their positions, and return the objects by slug."""
    return {
        entry.fields["slug"]: model._default_manager.create(
            **without(entry.fields, "offices"), position=position
        )
        for position, entry in enumerate(entries)
    }


class _Writer:
    """Writes the drafts, and keeps the objects that later ones link to."""

    def __init__(self, drafts: Drafts) -> None:
        self.drafts = drafts
        self.passages = PassageWriter(drafts)
        self.records: dict[str, Any] = {}
        self.siblings = siblings_of(drafts)
        self.neighbours = neighbours_of(drafts)
        self.nested = nested_passages(drafts)
        self.shown = shown_sentences(drafts)
        self.groups: dict[tuple[Range, ...], int] = {}

    def write_lists(self) -> None:
        lists = self.drafts.lists
        self.themes = _in_order(Theme, lists["themes"])
        self.frameworks = _in_order(Framework, lists["frameworks"])
        self.people = _in_order(Person, lists["people"])
        for entry in lists["terms"]:
            Term.objects.create(**entry.fields)

    def write_records(self) -> None:
        for ref, source in self.drafts.sources.items():
            self.passages.write_source(ref, date_fields(source.entry.fields["date"]))
        self.passages.write_passages()
        for kind in MODELS:
            # In the order of their numbers, because search and lists rely on the order of ids.
            for draft in sorted(self.drafts.of_kind(kind), key=lambda draft: draft.number):
                self.records[draft.ref] = self._write_record(draft)

    def _write_record(self, draft: Draft) -> Record:
        passages = [self.passages.of(passage) for passage in own_passages(draft)]
        sentences = tuple(self.shown[draft.ref])
        model = MODELS[draft.kind]
        record = model(
            ref=draft.ref,
            number=draft.number,
            kind=draft.kind,
            title=draft.get("title"),
            text=" … ".join(passage.exact for passage in passages),
            voice=draft.get("voice"),
            voice_label=self._voice_label(draft, passages),
            is_quotation=is_quotation(draft),
            note=draft.get("note"),
            siblings=self.siblings[draft.ref],
            neighbours=self.neighbours[draft.ref],
            sentences=[self.passages.sentences(*each) for each in sentences],
            sentence_group=self.groups.setdefault(sentences, len(self.groups) + 1),
            inspection=self.records.get(draft.get("inspection")),
            **date_fields(date_of(draft, self.drafts)),
            **own_fields(draft, model) | self._links_of(draft),
        )
        record.save()
        if isinstance(record, Inspection):
            record.inspection = record
            record.save()
        record.themes.set(self.themes[slug] for slug in draft.get("themes"))
        nested = [self.passages.of(passage) for passage in self.nested[draft.ref]]
        Evidence.objects.bulk_create(
            Evidence(record=record, passage=passage, position=position, is_nested=passage in nested)
            for position, passage in enumerate([*passages, *nested])
        )
        return record

    def _voice_label(self, draft: Draft, passages: list[Passage]) -> str:
        voiced = [p for p in passages if p.voice != Voice.BACKGROUND] or passages
        if len({passage.voice_label for passage in voiced}) > 1:
            return "Several voices, each named beside its passage"
        source = voiced[0].source
        speaker = self.people.get(draft.get("speaker") or draft.get("said_by"))
        by_person = speaker.name if speaker and speaker.kind == Person.Kind.PERSON else ""
        return label(
            draft.get("voice"),
            source.called,
            written_by_council=source.is_by_council,
            speaker=by_person,
        )

    def _links_of(self, draft: Draft) -> dict[str, Any]:
        """Return the fields of the record that link to objects written before."""
        match draft.kind:
            case "inspection":
                return {"framework": self.frameworks[draft.get("framework")]}
            case "rating":
                return {"framework": self.records[draft.get("inspection")].framework}
            case "quote":
                return {"speaker": self.people[draft.get("speaker")]}
            case "action":
                return {
                    "responds_to": self.records.get(draft.get("responds_to")),
                    "said_by": self.people.get(draft.get("said_by")),
                }
        return {}

    def write_links(self) -> None:
        for draft in self.drafts.of_kind("action"):
            for position, item in enumerate(draft.get("follow_ups", [])):
                follows = {"action": self.records[draft.ref], "position": position}
                FollowUp.objects.create(**item | follows | {"record": self.records[item["record"]]})
        for position, entry in enumerate(self.drafts.lists["read_together"]):
            pair = ReadTogether.objects.create(note=entry.fields["note"], position=position)
            pair.records.set(self.records[ref] for ref in entry.fields["records"])
        for position, (ref, area, words) in enumerate(self.drafts.unstated):
            fields = without(area, "words") | {"position": position}
            grade = UnstatedGrade.objects.create(inspection=self.records[ref], **fields)
            grade.passages.set(self.passages.of(passage) for passage in words)
        for slug, office, words in self.drafts.offices:
            Office.objects.create(
                person=self.people[slug],
                passage=self.passages.of(words[0]),
                **without(office, "seen", "words"),
                **date_fields(office["seen"]),
            )
