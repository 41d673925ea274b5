"""The whole record as data, in one structure and as flat tables."""

from typing import Any

from glossary.models import Term
from inspections.models import Framework
from inspections.views import InspectionListView, RatingListView, TimelineView
from medway_portal.pages.findings import FindingListView
from records.exports import flat_row
from records.models import ReadTogether, Theme
from records.serializers import serialize, serialize_date, serialize_passage
from records.views import RecordListView
from sources.models import Change, Edition, RetiredRef, Source
from sources.serializers import Data, attributes_of, serialize_source
from statements.models import Office, Person
from statements.views import ActionListView, FigureListView, QuoteListView

LISTS: tuple[type[RecordListView], ...] = (
    InspectionListView,
    RatingListView,
    FindingListView,
    QuoteListView,
    ActionListView,
    FigureListView,
    TimelineView,
)
RECORDS = [view.plural for view in LISTS]
Contents = dict[str, list[Data]]


def contents(edition: Edition) -> Contents:
    """Return everything by the name of its list. Records are as at their own addresses."""
    records = {view.plural: _records(view, edition) for view in LISTS}
    return {
        **records,
        "sources": [serialize_source(source, edition) for source in Source.objects.all()],
        "themes": _plain(Theme, "slug name definition"),
        "people": list(map(_person, Person.objects.prefetch_related("offices__passage__source"))),
        "frameworks": _plain(Framework, "slug name basis years graded grades areas note"),
        "glossary": _plain(Term, "slug name printed definition synonyms narrower related warning"),
        "read_together": list(map(_together, ReadTogether.objects.prefetch_related("records"))),
        "changes": list(map(_change, Change.objects.all())),
        "retired_refs": _plain(RetiredRef, "ref merged_into reason"),
    }


def tables(found: Contents) -> Contents:
    """Return ``found`` as tables of flat rows. Lists inside items become tables of their own."""
    records = [record for name in RECORDS for record in found[name]]
    parts: Contents = {
        "evidence": _inside(records, "evidence", "record"),
        "unstated_grades": _inside(found["inspections"], "unstated_grades", "inspection"),
        "follow_ups": _inside(found["actions"], "follow_ups", "action"),
        "people": [{n: v for n, v in p.items() if n != "offices"} for p in found["people"]],
        "offices": _inside(found["people"], "offices", "person"),
    }
    whole = {**found, **parts}
    order = dict.fromkeys([*RECORDS, *parts, *found])
    return {name: [flat_row(item) for item in whole[name]] for name in order}


def _inside(items: list[Data], name: str, owner: str) -> list[Data]:
    """Return rows for the list ``name`` of each item, each with the ref or slug of its owner."""
    return [
        {owner: item.get("ref") or item["slug"], "position": position, **part}
        for item in items
        for position, part in enumerate(item[name], 1)
    ]


def _records(view: type[RecordListView], edition: Edition) -> list[Data]:
    """Return the records of a list in its default order."""
    found = view().whole().in_order(view.filterset_class.default_sort)
    return [serialize(record, edition) for record in found]


def _plain(model: Any, names: str) -> list[Data]:
    return list(model.objects.values(*names.split()))


def _person(person: Person) -> Data:
    offices = [_office(office) for office in person.offices.all()]
    return {**attributes_of(person, "slug name kind note"), "offices": offices}


def _office(office: Office) -> Data:
    passage = serialize_passage(office.passage)
    return {
        **attributes_of(office, "role organisation"),
        "date": serialize_date(office),
        "note": office.note,
        **{name: passage[name] for name in ("source", "start", "end", "exact", "paragraph", "url")},
    }


def _together(pair: ReadTogether) -> Data:
    refs = [record.ref for record in pair.records.all()]
    return {"number": pair.position + 1, "note": pair.note, "records": refs}


def _change(change: Change) -> Data:
    return {
        "date": change.date.isoformat(),
        **attributes_of(change, "summary refs"),
        "all": change.is_all,
    }
