"""What a briefing pack holds. The page, the Markdown and the Word document are made of this.

Plain values only, so that no form of a pack can show what another one leaves out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PackFact:
    """A line about a record or an inspection: what it is called, and what it says."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class PackPassage:
    """A passage, exactly as the source has it, whose words it is, and the number of its note."""

    exact: str
    voice: str
    label: str
    is_quotation: bool
    note: int


@dataclass(frozen=True, slots=True)
class LaterRecord:
    """A later record that speaks to this one."""

    ref: str
    title: str
    label: str  # how it does, and when


@dataclass(frozen=True, slots=True)
class JointReading:
    """Which other records must be read with this one, and why."""

    refs: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class PackRecord:
    """A record of the pack."""

    ref: str
    kind: str
    title: str
    words: tuple[PackPassage, ...]
    facts: tuple[PackFact, ...]
    notes: tuple[str, ...]  # the editor's
    together: tuple[JointReading, ...]
    later: tuple[LaterRecord, ...] | None  # what later sources say of an action; nothing for others


@dataclass(frozen=True, slots=True)
class PackSection:
    """The records about one inspection, and what the sources do not state about it."""

    ref: str
    title: str
    facts: tuple[PackFact, ...]
    notes: tuple[str, ...]
    items: tuple[PackRecord, ...]
    not_stated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    """Where the words of a passage stand, whose they are, and the address of their record."""

    number: int
    ref: str
    source: str
    publisher: str
    date: str
    locator: str
    voice: str
    address: str

    @property
    def text(self) -> str:
        """All but its number and the address, in a line."""
        parts = (self.ref, self.source, self.publisher, self.date, self.locator, self.voice)
        return f"{'. '.join(parts)}."


@dataclass(frozen=True, slots=True)
class PackTerm:
    """A term of the glossary that stands in the pack; its meaning is editorial."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Pack:
    """All of a pack, and the sentences that stand in every one."""

    title: ClassVar = "Briefing pack"
    file: ClassVar = "briefing-pack"
    order: ClassVar = (
        "The records stand under their inspection, the oldest inspection first. First comes the "
        "inspection itself, then ratings, findings, quotes, actions, figures and events, each by "
        "number."
    )
    unanswered_title: ClassVar = "Actions and promises with no later mention"
    no_later: ClassVar = (
        "No later mention in this record. That is not evidence that nothing was done."
    )
    gaps: ClassVar = "What the sources do not state about the inspections in this pack."
    editorial: ClassVar = "These explanations are editorial: they are not from the sources."
    noted: ClassVar = (
        "Where each passage stands, whose words it holds, and the address of its record."
    )

    name: str  # of the record
    version: str
    address: str
    coverage: str
    cautions: tuple[str, ...]
    groups: tuple[PackSection, ...]
    terms: tuple[PackTerm, ...]
    notes: tuple[Footnote, ...]

    @property
    def items(self) -> Iterator[PackRecord]:
        """The records in the order of the pack."""
        return (item for group in self.groups for item in group.items)

    @property
    def size(self) -> str:
        """How many records it holds, in words."""
        number = sum(len(group.items) for group in self.groups)
        return f"{number} record{'' if number == 1 else 's'}"

    @property
    def unanswered(self) -> list[PackRecord]:
        """The actions that no later source speaks of."""
        return [item for item in self.items if item.later == ()]
