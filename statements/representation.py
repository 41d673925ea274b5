"""What quotes, actions and figures add to a record's data."""

from inspections.representation import Data, details, evidence
from sources.answers import picked
from statements.models import Action, Figure, Quote

NO_LATER_MENTION = "no_later_mention"


@details.register
def _(record: Quote) -> Data:
    return {
        "speaker": picked(record.speaker, "slug name"),
        **picked(record, "role organisation form about"),
    }


@details.register
def _(record: Action) -> Data:
    follow_ups: list[Data] = [
        {
            "relation": item.relation,
            "record": item.record.ref,
            "evidence": evidence(item.record),
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
        **picked(record, "actor status"),
        "responds_to": record.responds_to.ref if record.responds_to else None,
        "follow_ups": follow_ups or [nothing],
    }


@details.register
def _(record: Figure) -> Data:
    printed = picked(record, "as_printed qualifier unit counts scope")
    return {"value": float(record.value), **printed}
