"""What rows say of findings and ratings."""

from inspections.models import Event, Finding, Rating
from records.rows import Fact, facts_of_kind, plain_fact, sign_of, status_of


@facts_of_kind.register
def _(record: Finding) -> list[Fact]:
    return [plain_fact(record.get_polarity_display())]


@facts_of_kind.register
def _(record: Rating) -> list[Fact]:
    return [plain_fact(f"{record.area}: {record.grade}")]


@sign_of.register
def _(record: Finding) -> str:
    return record.polarity


@status_of.register
def _(record: Event) -> str:
    return "" if record.certainty == Event.Certainty.HAPPENED else record.get_certainty_display()
