"""Quotes for search engines, in the words of schema.org."""

from inspections.json_ld import of_record, with_voice
from sources.json_ld import Data
from statements.models import Person, Quote

TYPES: dict[str, str] = {Person.Kind.PERSON: "Person", Person.Kind.BODY: "Organization"}


@of_record.register
def _(record: Quote) -> Data | None:
    """Somebody's own words. What is told in another writer's words is no quotation of theirs."""
    if not record.is_quotation or record.has_several_voices:
        return None
    quotation = {**with_voice("Quotation", record), "text": record.text}
    if kind := TYPES.get(record.speaker.kind):
        quotation["creator"] = {"@type": kind, "name": record.speaker.name}
    return quotation
