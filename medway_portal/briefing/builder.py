"""Builds a pack from records: grouped by inspection, in order, with numbered footnotes."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count

from django.conf import settings

from glossary.explanations import term_index
from glossary.models import Term
from inspections.models import Inspection
from medway_portal.briefing.facts import dated, facts, inspection_facts
from medway_portal.briefing.pack import (
    Footnote,
    JointReading,
    LaterRecord,
    Pack,
    PackFact,
    PackPassage,
    PackRecord,
    PackSection,
    PackTerm,
)
from medway_portal.briefing.selection import Selection
from records.citations import own_words
from records.models import Record
from records.sentences import shown_sentences
from sources.models import Edition
from statements.models import Action

RELATED = (
    *("inspection__framework", "as_inspection", "rating__framework", "finding", "quote__speaker"),
    *("action__responds_to", "action__said_by", "figure", "event"),
)
PREFETCHED = ("inspection__unstated_grades", "action__follow_ups__record")
NO_INSPECTION = "Not about one inspection"
CAUTIONS = (
    ("rating", "Grades under different frameworks are not comparable."),
    ("action", "This record cannot say whether a promise was kept."),
    ("figure", "Figures with different scopes must not be compared."),
)


def build_pack(selection: Selection, edition: Edition) -> Pack:
    """Return the pack of the selected records."""
    records = sorted(
        Record.objects.with_refs(selection.refs).for_lists(RELATED, PREFETCHED), key=_place
    )
    builder = _Builder()
    groups = tuple(builder.groups(records))
    kinds = {record.kind for record in records}
    return Pack(
        name=edition.name,
        version=edition.short_version,
        address=settings.SITE_URL + selection.address,
        coverage=edition.coverage,
        cautions=tuple(sentence for kind, sentence in CAUTIONS if kind in kinds),
        groups=groups,
        terms=_terms(groups),
        notes=tuple(builder.notes),
    )


def _place(record: Record) -> tuple[date, date, int, int, int]:
    """Return the sort key of a record: the date of its inspection, its kind and its number."""
    inspection, last = record.inspection, date.max
    first = inspection and (inspection.date_earliest or inspection.date_latest)
    return (
        first or last,
        (inspection and inspection.date_latest) or last,
        inspection.number if inspection else 0,
        Record.Kind.values.index(record.kind),
        record.number,
    )


class _Builder:
    """Builds the groups, and numbers the footnotes on the way."""

    def __init__(self) -> None:
        self.notes: list[Footnote] = []
        self.numbers = count(1)

    def groups(self, records: list[Record]) -> Iterator[PackSection]:
        inspections = {record.inspection_id: record.inspection for record in records}
        for key, inspection in inspections.items():
            own = [record for record in records if record.inspection_id == key]
            items = tuple(self._item(record) for record in own)
            if inspection is None:
                yield PackSection("", NO_INSPECTION, (), (), items, ())
            else:
                sources = {item.passage.source.ref for r in own for item in r.evidence.all()}
                yield PackSection(
                    ref=inspection.ref,
                    title=inspection.title,
                    facts=inspection_facts(inspection),
                    notes=tuple(_notes(inspection, sources)),
                    items=items,
                    not_stated=tuple(_not_stated(inspection)),
                )

    def _item(self, record: Record) -> PackRecord:
        whole = record.specific()
        known = PackFact("Date", dated(record.date_display, record.date_basis))
        return PackRecord(
            ref=record.ref,
            kind=record.get_kind_display(),
            title=record.title,
            words=tuple(self._words(record)),
            facts=(PackFact("Kind of record", record.get_kind_display()), *facts(whole), known),
            notes=(record.note,) if record.note else (),
            together=tuple(_together(record)),
            later=_later(whole),
        )

    def _words(self, record: Record) -> Iterator[PackPassage]:
        for each in shown_sentences(record):
            number, source = next(self.numbers), each.source
            yield PackPassage(
                exact=each.text,
                own=own_words(each),
                voice=each.voice,
                label=each.voice_label,
                is_quotation=record.is_quotation and not each.parts,
                note=number,
            )
            self.notes.append(
                Footnote(
                    number=number,
                    ref=record.ref,
                    source=f"{source.title} ({source.ref})",
                    publisher=f"Publisher: {source.publisher_in_words}",
                    date=f"Date: {dated(source.date_display, source.date_basis)}",
                    locator=f"{each.locator[0].upper()}{each.locator[1:]}",
                    voice=each.voice_label,
                    address=f"{settings.SITE_URL}/{record.ref}",
                )
            )


def _notes(inspection: Inspection, sources: set[str]) -> Iterator[str]:
    """Yield the editor's notes on an inspection, and the reasons for links to it by inference."""
    yield from inspection.caveats
    for link in inspection.links:
        if link["source"] in sources:
            yield f"{link['source']} is linked to this inspection by inference. {link['reasoning']}"


def _not_stated(inspection: Inspection) -> Iterator[str]:
    """Yield sentences on what the sources do not state about an inspection."""
    for grade in inspection.unstated_grades.all():
        note = f" {grade.note}" if grade.note else ""
        yield f"{grade.area} (name given by the editor): {grade.get_status_display()}.{note}"
    if not inspection.fieldwork:
        yield "The date of the fieldwork or visit is not stated."
    if not inspection.published:
        yield "The date of publication is not stated."
    yield from inspection.gaps


def _together(record: Record) -> Iterator[JointReading]:
    for pair in record.read_together.all():
        others = [other.ref for other in pair.records.all() if other.pk != record.pk]
        yield JointReading(tuple(others), pair.note)


def _later(record: Record) -> tuple[LaterRecord, ...] | None:
    """Return the later records on an action; nothing for other kinds and for statements."""
    if not isinstance(record, Action) or record.is_statement:
        return None
    return tuple(
        LaterRecord(
            item.record.ref,
            item.record.title,
            f"{item.get_relation_display()}, {item.record.date_display}. {item.note}".strip(),
        )
        for item in record.follow_ups.all()
    )


def _terms(groups: Iterable[PackSection]) -> tuple[PackTerm, ...]:
    """Return the glossary's terms that occur in the records of ``groups``."""
    known = term_index()
    slugs = {mention.slug for text in _texts(groups) for mention in known.mentions(text)}
    found = [term for term in Term.objects.all().by_name() if term.slug in slugs]
    return tuple(PackTerm(term.name, f"{term.definition} {term.warning}".strip()) for term in found)


def _texts(groups: Iterable[PackSection]) -> Iterator[str]:
    for item in (item for group in groups for item in group.items):
        yield from (item.title, *item.notes)
        yield from (fact.value for fact in item.facts)
        yield from (words.exact for words in item.words)
