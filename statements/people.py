"""Pages of the people and bodies that the sources name: what they said, and never a grade."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from inspections.representation import Data, date, words
from sources.answers import csv_answer, json_answer, picked
from sources.feeds import FeedEntry, atom_answer
from sources.models import Edition
from statements.models import Action, Office, Person, Quote
from statements.wholes import wholes

COLUMNS = ["slug", "url", "name", "kind", "role", "organisation"]


def person_list(request: HttpRequest, form: str = "html") -> HttpResponse:
    """Everybody, in the order in which the sources first show them, and who held which office."""
    people = list(Person.objects.for_pages().as_first_seen())
    if form == "json":
        rows = [described(person) for person in people]
        return json_answer(
            {"count": len(rows), "results": rows, "version": Edition.current().version}
        )
    if form == "csv":
        return csv_answer([row for person in people for row in _rows(person)], COLUMNS, "people")
    if form == "atom":
        return atom_answer("People and bodies", reverse("people"), request.GET, map(_entry, people))
    context = {
        "people": [person for person in people if person.kind == Person.Kind.PERSON],
        "bodies": [person for person in people if person.kind == Person.Kind.BODY],
        "unnamed": [person for person in people if person.kind == Person.Kind.UNNAMED],
        "offices": Office.objects.of_people().in_place().in_order(),
    }
    return render(request, "statements/person_list.html", context)


def person_detail(request: HttpRequest, slug: str, form: str = "html") -> HttpResponse:
    """One person or body: offices, quotes and actions, each with the words it rests on."""
    person = get_object_or_404(Person.objects.for_pages(), slug=slug)
    quotes = Quote.objects.by(person).for_lists(["speaker"]).in_order("oldest")
    actions = Action.objects.announced_by(person).for_lists().in_order("oldest")
    if form == "json":
        refs = {"quotes": [q.ref for q in quotes], "actions": [a.ref for a in actions]}
        return json_answer({**described(person), **refs, "version": Edition.current().version})
    context: dict[str, Any] = {"person": person, "wholes": wholes(quotes), "actions": actions}
    if person.kind == Person.Kind.BODY:
        context["acts"] = Action.objects.with_actor(person).for_lists().in_order("oldest")
    return render(request, "statements/person_detail.html", context)


def _entry(person: Person) -> FeedEntry:
    """Return a person as an entry of a feed: the offices that the texts print, and no more."""
    offices = [f"{office.role}, {office.organisation}" for office in person.offices.all()]
    return FeedEntry(
        ref=person.get_absolute_url().lstrip("/"),
        title=person.name,
        path=person.get_absolute_url(),
        author=Edition.current().name,
        summary=". ".join([*offices, person.note]) or person.get_kind_display(),
    )


def described(person: Person) -> Data:
    """Return a person of ``for_pages`` as data."""
    return {
        "slug": person.slug,
        "url": person.get_absolute_url(),
        **picked(person, "name kind note"),
        "offices": [_office(office) for office in person.offices.all()],
        **picked(person, "quote_count action_count"),
    }


def _office(office: Office) -> Data:
    return {
        **picked(office, "role organisation"),
        "seen": date(office),
        "note": office.note,
        "evidence": [words(office.passage)],
    }


def _rows(person: Person) -> list[Data]:
    """Return a row for each office of a person; one without any if there is none."""
    own = {name: value for name, value in described(person).items() if name != "offices"}
    return [{**own, **_columns(office)} for office in person.offices.all()] or [own]


def _columns(office: Office) -> Data:
    passage = office.passage
    return {
        **picked(office, "role organisation"),
        "seen": office.date_display,
        "seen_edtf": office.date_edtf,
        "seen_basis": office.date_basis,
        "seen_reasoning": office.date_reasoning,
        "office_note": office.note,
        "source": passage.source.ref,
        "paragraph": passage.paragraph,
        "offsets": f"{passage.start}-{passage.end}",
        **picked(passage, "exact voice_label"),
    }
