"""What rows say of findings and ratings, and the entries of an inspection’s page."""

from glossary.explanations import FirstUses
from inspections.models import Finding, Rating
from records.models import Record
from records.rows import Fact, facts, facts_of_kind, plain_fact, row_context


def entry(record: Record, uses: FirstUses) -> dict[str, object]:
    """Return the template context of a record on the page of its inspection."""
    return {**row_context(record, None, uses, linked=True), "facts": facts_in_group(record)}


@facts_of_kind.register
def _(record: Finding) -> list[Fact]:
    return [plain_fact(record.get_polarity_display())]


@facts_of_kind.register
def _(record: Rating) -> list[Fact]:
    return [plain_fact(f"{record.area}: {record.grade}")]


def facts_in_group(record: Record) -> list[Fact]:
    """Return the facts of a record in an entry. Its heading has the polarity of a finding."""
    finding = record.specific()
    if isinstance(finding, Finding):
        return [plain_fact(f"Area: {finding.area}")] if finding.area else []
    return facts(record)
