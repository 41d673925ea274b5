"""What is inferred: each piece of reasoning once, with everything that rests on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from inspections.models import Inspection
from records.models import Record
from sources.models import WORKED_OUT, DateBasis, DatedModel, Source
from statements.models import Office

INFERRED = DateBasis.INFERRED.value


class Conclusion(NamedTuple):
    """A conclusion, how it is known, and the reasoning."""

    text: str
    basis: str
    reasoning: str


@dataclass(frozen=True, slots=True)
class InferenceSubject:
    """Something that a conclusion is about: its ref or name, and its title if any."""

    name: str
    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Inference:
    """A conclusion, what it was drawn for, and what else shares it."""

    conclusion: Conclusion
    items: list[InferenceSubject] = field(default_factory=list)
    others: list[InferenceSubject] = field(default_factory=list)


Conclusions = Iterable[tuple[Conclusion, InferenceSubject]]


def group_inferences(kinds: Iterable[Conclusions]) -> list[list[Inference]]:
    """Return the conclusions of each kind, with identical ones joined.

    A conclusion that an earlier kind has in the same words joins that one. The records of a source
    share its date, for example, so that readers see the reasoning only once.
    """
    known: dict[Conclusion, Inference] = {}
    found: list[list[Inference]] = []
    for kind in kinds:
        new: dict[Conclusion, Inference] = {}
        for conclusion, item in kind:
            if conclusion in known:
                known[conclusion].others.append(item)
            else:
                new.setdefault(conclusion, Inference(conclusion)).items.append(item)
        known.update(new)
        found.append(list(new.values()))
    return found


def dates_of(things: Iterable[Source | Record]) -> Conclusions:
    for thing in things:
        if thing.date_basis in WORKED_OUT:
            yield _date(thing), _item(thing)


def dates_of_inspections(inspections: Iterable[Inspection]) -> Conclusions:
    for inspection in inspections:
        for part, date in (("visit", inspection.fieldwork), ("report", inspection.published)):
            if date and date["basis"] in WORKED_OUT:
                conclusion = Conclusion(date["display"], date["basis"], date["reasoning"])
                yield conclusion, _item(inspection, part)


def dates_of_offices(offices: Iterable[Office]) -> Conclusions:
    for office in offices:
        name = f"{office.person}, {office.role} ({office.passage.source.ref})"
        yield _date(office), InferenceSubject(name, office.person.get_absolute_url())


def links(inspections: Iterable[Inspection], sources: Iterable[Source]) -> Iterator[Inference]:
    """Yield why each source is linked to an inspection that it does not name."""
    by_ref = {source.ref: source for source in sources}
    for inspection in inspections:
        for link in inspection.links:
            source = by_ref[link["source"]]
            text = f"“{source.title}” speaks of “{inspection.title}”"
            conclusion = Conclusion(text, INFERRED, link["reasoning"])
            yield Inference(conclusion, [_item(source), _item(inspection)])


def circumstances(
    inspections: Iterable[Inspection], sources: Iterable[Source]
) -> Iterator[Inference]:
    """Yield the inferred publishers of sources, and the inferred circumstances of inspections."""
    claims: list[tuple[str, str, str, Source | Inspection]] = [
        (f"Publisher: {s.publisher}", s.publisher_basis, s.publisher_reasoning, s) for s in sources
    ]
    for i in inspections:
        framework = f"Framework: {i.framework.name}"
        claims += [
            (f"Inspectorate: {i.inspectorate}", i.inspectorate_basis, "", i),
            (f"What was inspected: {i.subject}", i.subject_basis, "", i),
            (framework, i.framework_basis, i.framework_note, i),
        ]
    for text, basis, reasoning, thing in claims:
        if basis == INFERRED:
            yield Inference(Conclusion(text, basis, reasoning), [_item(thing)])


def _date(dated: DatedModel) -> Conclusion:
    return Conclusion(dated.date_display, dated.date_basis, dated.date_reasoning)


def _item(thing: Source | Record, part: str = "") -> InferenceSubject:
    name = f"{thing.ref} ({part})" if part else thing.ref
    return InferenceSubject(name, thing.get_absolute_url(), thing.title)
