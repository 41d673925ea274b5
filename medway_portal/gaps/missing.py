"""What the sources do not state, and which events were only expected."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

from inspections.models import Event, Inspection
from sources.models import Passage, Source

# The values of fields that the texts do not state.
NOT_STATED = "Not stated"
NO_BASIS = "not_stated"


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A missing fact, or an event of which no text says that it came about."""

    text: str
    ref: str = ""
    address: str = ""
    note: str = ""  # the editor's
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class MissingFacts:
    """The missing facts of one inspection or source, or under one heading."""

    title: str
    ref: str = ""
    address: str = ""
    facts: list[MissingFact] = field(default_factory=list)


Owner = TypeVar("Owner", Inspection, Source)


def missing_of(
    owners: Iterable[Owner], missing: Callable[[Owner], Iterable[MissingFact]]
) -> list[MissingFacts]:
    """Return the ``missing`` facts of each inspection or source that has any."""
    groups = [MissingFacts(o.title, o.ref, o.get_absolute_url(), list(missing(o))) for o in owners]
    return [group for group in groups if group.facts]


def grades(inspection: Inspection) -> Iterator[MissingFact]:
    for grade in inspection.unstated_grades.all():
        yield MissingFact(
            f"{grade.area}: {grade.get_status_display()}",
            note=grade.note,
            passages=tuple(grade.passages.all()),
        )


def dates(inspection: Inspection) -> Iterator[MissingFact]:
    if not inspection.fieldwork:
        yield MissingFact("When inspectors visited is not stated")
    if not inspection.published:
        yield MissingFact("When the report or letter was published is not stated")


def circumstances(inspection: Inspection) -> Iterator[MissingFact]:
    """Yield what is not stated about who inspected what, and how."""
    if inspection.inspectorate_basis == NO_BASIS:
        yield MissingFact("Who inspected is not stated")
    if inspection.subject_basis == NO_BASIS:
        yield MissingFact("What was inspected is not stated")
    if inspection.framework_basis == NO_BASIS:
        yield MissingFact("The framework is not named", note=inspection.framework_note)
    if inspection.announced == NOT_STATED:
        yield MissingFact("Whether it was announced is not stated")


def sentences(inspection: Inspection) -> Iterator[MissingFact]:
    """Yield the editors' sentences on what the record does not hold."""
    for sentence in inspection.gaps:
        yield MissingFact(sentence)


def names(source: Source) -> Iterator[MissingFact]:
    """Yield what a source does not state about itself."""
    if source.publisher_basis == NO_BASIS:
        yield MissingFact("The publisher is not named in the text")
    if not source.printed_title:
        yield MissingFact("The text as held has no headline")
    if source.rights_holder.startswith(NOT_STATED):
        yield MissingFact(f"Rights holder: {source.rights_holder}")
    if source.licence.startswith(NOT_STATED):
        yield MissingFact(f"Licence: {source.licence}")


def events(found: Iterable[Event]) -> list[MissingFacts]:
    """Return the events grouped by certainty: expected or promised."""
    groups: dict[str, MissingFacts] = {}
    for event in found:
        name = event.get_certainty_display()
        fact = MissingFact(event.title, event.ref, event.get_absolute_url(), note=event.note)
        groups.setdefault(name, MissingFacts(name)).facts.append(fact)
    return list(groups.values())
