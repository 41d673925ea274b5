"""Quotes, actions, figures and people as data."""

from records.serializers import (
    as_schema_org,
    schema_org_work,
    serialize_date,
    serialize_details,
    serialize_evidence,
    serialize_passage,
    serialize_result,
)
from sources.models import Edition
from sources.serializers import Data, attributes_of
from statements.models import Action, Figure, Office, Person, Quote

NO_LATER_MENTION = "no_later_mention"


@serialize_details.register
def _(record: Quote) -> Data:
    return {
        "speaker": attributes_of(record.speaker, "slug name"),
        **attributes_of(record, "role organisation form about about_service"),
    }


@serialize_details.register
def _(record: Action) -> Data:
    follow_ups: list[Data] = [
        {
            "relation": item.relation,
            "record": item.record.ref,
            "evidence": serialize_evidence(item.record),
            "voice": item.record.voice,
            "note": item.note,
        }
        for item in record.follow_ups.all()
    ]
    nothing: Data = {
        "relation": NO_LATER_MENTION,
        "record": None,
        "evidence": [],
        "voice": None,
        "note": "",
    }
    return {
        **attributes_of(record, "actor status"),
        "responds_to": record.responds_to.ref if record.responds_to else None,
        "follow_ups": follow_ups or ([] if record.is_statement else [nothing]),
    }


@serialize_details.register
def _(record: Figure) -> Data:
    printed = attributes_of(record, "as_printed qualifier unit counts scope")
    return {"value": float(record.value), **printed}


SCHEMA_ORG_TYPES: dict[str, str] = {Person.Kind.PERSON: "Person", Person.Kind.BODY: "Organization"}


@as_schema_org.register
def _(record: Quote) -> Data | None:
    """Return a quotation. Indirect speech is none, so it has no type here."""
    if not record.is_quotation or record.has_several_voices:
        return None
    quotation = {**schema_org_work("Quotation", record), "text": record.text}
    if kind := SCHEMA_ORG_TYPES.get(record.speaker.kind):
        quotation["creator"] = {"@type": kind, "name": record.speaker.name}
    return quotation


PERSON_COLUMNS = ["slug", "url", "name", "kind", "role", "organisation"]


def serialize_person(person: Person) -> Data:
    """Return a person, fetched with ``for_pages``, as data."""
    return {
        "slug": person.slug,
        "url": person.get_absolute_url(),
        **attributes_of(person, "name kind note"),
        "offices": [_serialize_office(office) for office in person.offices.all()],
        **attributes_of(person, "quote_count action_count"),
    }


@serialize_result.register
def _(item: Person, edition: Edition) -> Data:
    """Return a person as a result of a search. Offices are what the texts print."""
    return {
        "ref": item.slug,
        "type": "person",
        "url": item.get_absolute_url(),
        "title": item.name,
        "offices": [
            {**attributes_of(office, "role organisation"), "seen": office.date_display}
            for office in item.offices.all()
        ],
        "version": edition.version,
    }


def _serialize_office(office: Office) -> Data:
    return {
        **attributes_of(office, "role organisation"),
        "seen": serialize_date(office),
        "note": office.note,
        "evidence": [serialize_passage(office.passage)],
    }


def person_rows(person: Person) -> list[Data]:
    """Return a row for each office of a person, or one row if there is no office."""
    own = {name: value for name, value in serialize_person(person).items() if name != "offices"}
    return [{**own, **_office_columns(office)} for office in person.offices.all()] or [own]


def _office_columns(office: Office) -> Data:
    passage = office.passage
    return {
        **attributes_of(office, "role organisation"),
        "seen": office.date_display,
        "seen_edtf": office.date_edtf,
        "seen_basis": office.date_basis,
        "seen_reasoning": office.date_reasoning,
        "office_note": office.note,
        "source": passage.source.ref,
        "paragraph": passage.paragraph,
        "offsets": f"{passage.start}-{passage.end}",
        **attributes_of(passage, "exact voice_label"),
    }
