"""What rows say of findings and ratings, and the entries of an inspection’s page."""

from glossary.explanations import FirstUses
from inspections.models import Finding, Rating
from records.models import Record
from records.rows import Fact, facts, facts_of_kind, row_context


def entry(record: Record, uses: FirstUses) -> dict[str, object]:
    """Return what the page of an inspection shows of a record, as ``row`` does."""
    return {**row_context(record, None, uses, linked=True), "facts": facts_in_group(record)}


@facts_of_kind.register
def _(record: Finding) -> list[Fact]:
    return [("", "", record.get_polarity_display())]


@facts_of_kind.register
def _(record: Rating) -> list[Fact]:
    return [("", "", f"{record.area}: {record.grade}")]


def facts_in_group(record: Record) -> list[Fact]:
    """Return the same under headings of polarity, where a finding says its area instead."""
    finding = record.specific()
    if isinstance(finding, Finding):
        return [("", "", f"Area: {finding.area}")] if finding.area else []
    return facts(record)
