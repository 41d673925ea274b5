"""Makes the record in the database three times its size, in every relation that pages follow."""

from collections.abc import Iterable
from typing import TypeVar

from django.db import connection, models
from pyroaring import BitMap

from inspections.models import Event, Finding, Inspection, Rating, UnstatedGrade
from records.models import Evidence, ReadTogether, Record
from search.index import TABLE, index_of
from search.models import TermPosting, ValuePosting
from sources.models import Edition, Passage, RetiredRef, Source
from statements.models import Action, Figure, FollowUp, Office, Person, PlottedFigure, Quote

KINDS: tuple[type[Record], ...] = (Inspection, Rating, Finding, Quote, Action, Figure, Event)
Model = TypeVar("Model", bound=models.Model)
STEP = 1000  # what is added to the numbers of copies, more than there are records


def triple() -> None:
    """Add two copies of everything to what is there, linked with it and with one another."""
    records = [record for kind in KINDS for record in kind.objects.all()]
    sources, follow_ups = list(Source.objects.all()), list(FollowUp.objects.all())
    unstated, pairs = list(UnstatedGrade.objects.all()), list(ReadTogether.objects.all())
    people, offices = list(Person.objects.all()), list(Office.objects.all())
    retired = list(RetiredRef.objects.all())
    plotted = list(PlottedFigure.objects.select_related("plot"))
    together = {pair: list(pair.records.all()) for pair in pairs}
    for step in (STEP, 2 * STEP):
        for source in sources:
            _copy_source(source, step)
        copies = {record.pk: _copy_record(record, step) for record in records}
        for grade in unstated:
            _copied(grade, position=grade.position + step)
        for item in follow_ups:
            position = item.position + step
            _copied(item, record_id=copies[item.record_id].pk, position=position)
            _copied(item, action_id=copies[item.action_id].pk, position=position)
        for item in retired:
            _copied(item, ref=f"{item.ref[0]}{int(item.ref[1:]) + step}")
        _copy_people(people, offices, step)
        _copy_plots(plotted, copies, step)
        _index(copies)
        for pair, members in together.items():
            pair.records.add(*(copies[member.pk] for member in members))
            _copied(pair, position=pair.position + step).records.set(members)


def _copy_people(people: list[Person], offices: list[Office], step: int) -> None:
    for person in people:
        slug, position = f"{person.slug}-{step}", person.position + step
        _copied(person, slug=slug, position=position)
    for office in offices:
        passage = _in_copy(office.passage, step)
        _copied(office, passage=passage)
        _copied(office, passage=passage, person=_copy_of(office.person, step))


def _copy_plots(plotted: list[PlottedFigure], copies: dict[int, Record], step: int) -> None:
    """Draw the copies of figures in their plots, and the figures in copies of those."""
    plots = {
        plot: _copied(plot, slug=f"{plot.slug}-{step}", position=plot.position + step)
        for plot in {item.plot for item in plotted}
    }
    for item in plotted:
        _copied(item, figure_id=copies[item.figure_id].pk, position=item.position + step)
        _copied(item, plot=plots[item.plot])


def _copied(item: Model, **changed: object) -> Model:
    """Return a new row that is like ``item`` but for what is changed."""
    copy = type(item)._default_manager.get(pk=item.pk)
    # A record has two keys: its own as a finding and so on, and that of the table of all records.
    copy.pk = None
    setattr(copy, "id", None)  # noqa: B010  # not every model has one in its type
    copy._state.adding = True
    for name, value in changed.items():
        setattr(copy, name, value)
    copy.save()
    return copy


def _copy_record(record: Record, step: int) -> Record:
    number = record.number + step
    copy = _copied(record, number=number, ref=f"{record.ref[0]}{number}")
    copy.themes.set(record.themes.all())
    evidence = list(record.evidence.filter(position__lt=STEP).select_related("passage__source"))
    _rest(copy, [item.passage for item in evidence], 0)
    elsewhere = [_in_copy(item.passage, step) for item in evidence]
    _rest(record, elsewhere, step)
    return copy


def _index(copies: dict[int, Record]) -> None:
    """Index the copies like their originals, in a new version."""
    for posting in (*TermPosting.objects.all(), *ValuePosting.objects.all()):
        found = BitMap.deserialize(bytes(posting.records))
        found |= BitMap(copies[pk].pk for pk in found if pk in copies)
        posting.records = found.serialize()
        posting.save()
    fields = ", ".join(index_of(connection).fields)
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {TABLE} (rowid, {fields}) "  # noqa: S608  # constants
            f"SELECT %s, {fields} FROM {TABLE} WHERE rowid = %s",
            [[copy.pk, pk] for pk, copy in copies.items()],
        )
    _copied(Edition.current())
    Edition.objects.earliest("pk").delete()


def _rest(record: Record, passages: Iterable[Passage], first: int) -> None:
    """Let ``record`` rest on the passages too."""
    Evidence.objects.bulk_create(
        Evidence(record_id=record.pk, passage=passage, position=position)
        for position, passage in enumerate(passages, first)
    )


def _copy_source(source: Source, step: int) -> None:
    number = source.number + step
    copy = _copied(source, number=number, ref=f"S{number}", file=f"{number}.txt")
    passages = list(source.passages.all())
    for passage in passages:
        passage.pk, passage.source = None, copy
    Passage.objects.bulk_create(passages)


def _copy_of(person: Person, step: int) -> Person:
    return Person.objects.get(slug=f"{person.slug}-{step}")


def _in_copy(passage: Passage, step: int) -> Passage:
    """Return the same passage in the copy of its source."""
    number = passage.source.number + step
    return Passage.objects.get(source__number=number, start=passage.start, end=passage.end)
