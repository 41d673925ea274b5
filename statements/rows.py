"""What rows say of quotes, actions and figures beside their words."""

from records.rows import Fact, facts_of_kind, plain_fact, status_of
from statements.models import Action, Figure, Person, Quote


@facts_of_kind.register
def _(record: Quote) -> list[Fact]:
    speaker = record.speaker
    office = f", {record.role}" if speaker.kind == Person.Kind.PERSON else ""
    form = record.get_form_display()
    said = [Fact(speaker.get_absolute_url(), speaker.name, office), plain_fact(form)]
    return [*said, plain_fact(record.get_about_service_display())] if record.about_service else said


@facts_of_kind.register
def _(record: Action) -> list[Fact]:
    status = record.get_status_display().lower()
    return [plain_fact(f"Status: {status}"), plain_fact(f"Who acts: {record.actor}")]


@facts_of_kind.register
def _(record: Figure) -> list[Fact]:
    return [plain_fact(f"{record.as_printed}: {record.counts}"), plain_fact(record.scope)]


@status_of.register
def _(record: Action) -> str:
    return record.get_status_display().lower()
