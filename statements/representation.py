"""What quotes, actions and figures add to a record's data."""

from inspections.representation import Data, details, evidence
from statements.models import Action, Figure, Quote

NO_LATER_MENTION = "no_later_mention"


@details.register
def _(record: Quote) -> Data:
    return {
        "speaker": {"slug": record.speaker.slug, "name": record.speaker.name},
        "role": record.role,
        "organisation": record.organisation,
        "form": record.form,
        "about": record.about,
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
        "actor": record.actor,
        "status": record.status,
        "responds_to": record.responds_to.ref if record.responds_to else None,
        "follow_ups": follow_ups or [nothing],
    }


@details.register
def _(record: Figure) -> Data:
    return {
        "value": float(record.value),
        "as_printed": record.as_printed,
        "qualifier": record.qualifier,
        "unit": record.unit,
        "counts": record.counts,
        "scope": record.scope,
    }
