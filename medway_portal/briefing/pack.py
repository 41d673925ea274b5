"""The content of a briefing pack, from which its page, Markdown and Word document are made.

It has plain values only, so that all forms of a pack show the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class PackFact:
    """A fact about a record or an inspection."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class PackPassage:
    """Sentences exactly as in the source, with their voice and the number of their footnote.

    ``own`` says which of their words are the record's, if not all are.
    """

    exact: str
    own: str
    voice: str
    label: str
    is_quotation: bool
    note: int


@dataclass(frozen=True, slots=True)
class LaterRecord:
    """A later record that speaks of this one."""

    ref: str
    title: str
    label: str  # the relation, the date and the editor's note


@dataclass(frozen=True, slots=True)
class JointReading:
    """The other records that must be read with this one, and the reason."""

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
    later: tuple[LaterRecord, ...] | None  # later records on an action; None for other kinds


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
    """A footnote: the place of a passage, its voice, and the address of its record."""

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
        """Everything but the number and the address, in a line."""
        parts = (self.ref, self.source, self.publisher, self.date, self.locator, self.voice)
        return f"{'. '.join(parts)}."


@dataclass(frozen=True, slots=True)
class PackTerm:
    """A term of the glossary that occurs in the pack. Its meaning is editorial."""

    name: str
    meaning: str


FEW = 5  # records, which a reader finds without a list of contents


@dataclass(frozen=True, slots=True)
class Pack:
    """A whole pack, and the sentences that every pack has."""

    title: ClassVar = "Briefing pack"
    file: ClassVar = "briefing-pack"
    order: ClassVar = (
        "The records stand under their inspection, the oldest inspection first. First comes the "
        "inspection itself, then ratings, findings, quotes, actions, figures and events, each by "
        "number."
    )
    about_group: ClassVar = "Editor’s notes on this inspection"
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
    def number(self) -> int:
        """The number of records."""
        return sum(len(group.items) for group in self.groups)

    @property
    def size(self) -> str:
        """The number of records, in words."""
        return f"{self.number} record{'' if self.number == 1 else 's'}"

    @property
    def has_contents(self) -> bool:
        """Whether the pack is so long that a reader needs a list of its contents."""
        return self.number > FEW

    @property
    def unanswered(self) -> list[PackRecord]:
        """The actions that no later source mentions."""
        return [item for item in self.items if item.later == ()]
