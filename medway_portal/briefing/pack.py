"""What a briefing pack holds. The page, the Markdown and the Word document are made of this.

Plain values only, so that no form of a pack can show what another one leaves out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Fact:
    """A line about a record or an inspection: what it is called, and what it says."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Words:
    """A passage, exactly as the source has it, whose words it is, and the number of its note."""

    exact: str
    voice: str
    label: str
    is_quotation: bool
    note: int


@dataclass(frozen=True, slots=True)
class Pointer:
    """A later record that speaks to this one."""

    ref: str
    title: str
    label: str  # how it does, and when


@dataclass(frozen=True, slots=True)
class Together:
    """Which other records must be read with this one, and why."""

    refs: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Item:
    """A record of the pack."""

    ref: str
    kind: str
    title: str
    words: tuple[Words, ...]
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]  # the editor's
    together: tuple[Together, ...]
    later: tuple[Pointer, ...] | None  # what later sources say of an action; nothing for others


@dataclass(frozen=True, slots=True)
class Group:
    """The records about one inspection, and what the sources do not state about it."""

    ref: str
    title: str
    facts: tuple[Fact, ...]
    notes: tuple[str, ...]
    items: tuple[Item, ...]
    not_stated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
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
class Term:
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
    groups: tuple[Group, ...]
    terms: tuple[Term, ...]
    notes: tuple[Note, ...]

    @property
    def items(self) -> Iterator[Item]:
        """The records in the order of the pack."""
        return (item for group in self.groups for item in group.items)

    @property
    def size(self) -> str:
        """How many records it holds, in words."""
        number = sum(len(group.items) for group in self.groups)
        return f"{number} record{'' if number == 1 else 's'}"

    @property
    def unanswered(self) -> list[Item]:
        """The actions that no later source speaks of."""
        return [item for item in self.items if item.later == ()]
