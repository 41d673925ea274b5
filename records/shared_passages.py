"""The words that several records rest on, each shown once with all of those records."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from records.models import Evidence, Record
from sources.models import Passage

# A statement longer than this, in characters, has many subjects. Beside a shorter passage of it,
# the page names the statement and does not print it.
LONG = 700


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A record that rests on a shared passage or on a part of it.

    ``voice_label`` is empty if the passage has the same label.
    """

    record: Record
    is_part: bool
    is_again: bool  # whether an earlier passage named it
    voice: str
    voice_label: str


@dataclass(slots=True)
class SharedPassage:
    """A passage, the records that rest on it or on a part of it, and the statements around it."""

    passage: Passage
    items: list[Evidence] = field(default_factory=list)
    repeated: set[Evidence] = field(default_factory=set)  # whose record an earlier passage named
    around: list[Record] = field(default_factory=list)  # long statements that hold the passage

    @property
    def _whole(self) -> list[Record]:
        return [item.record for item in self.items if item.passage_id == self.passage.pk]

    @property
    def address(self) -> str:
        """The address of the words in their source, with a record highlighted."""
        source = self.passage.source.get_absolute_url()
        return f"{source}?highlight={self.items[0].record.ref}#p{self.passage.paragraph}"

    @property
    def is_quotation(self) -> bool:
        """Whether the whole passage is somebody’s own words."""
        return any(r.is_quotation and not r.has_several_voices for r in self._whole)

    @property
    def voice_label(self) -> str:
        """The label of their voice, with the speaker’s name if a record has it."""
        named = [r.voice_label for r in self._whole if not r.has_several_voices]
        plain = self.passage.voice_label
        return next((label for label in named if label != plain), plain)

    @property
    def records(self) -> list[PassageRecord]:
        return [_passage_record(item, self) for item in self.items]


def group_by_passage(items: Iterable[Evidence]) -> list[SharedPassage]:
    """Group evidence by passage, in the order of the sources.

    A passage within another belongs to the group of that one. A long passage that holds others
    has no group: each group inside it names it.
    """
    in_order = sorted(items, key=_place)
    long = [item for item in in_order if _is_long(item) and _holds_another(item, in_order)]
    groups: list[SharedPassage] = []
    named: set[Record] = set()
    for item in in_order:
        if item in long:
            continue
        if not (groups and item.passage.is_within(groups[-1].passage)):
            groups.append(SharedPassage(item.passage))
        groups[-1].items.append(item)
        if item.record in named:
            groups[-1].repeated.add(item)
        named.add(item.record)
    for words in groups:
        words.around = [it.record for it in long if words.passage.is_within(it.passage)]
    return groups


def _passage_record(item: Evidence, words: SharedPassage) -> PassageRecord:
    record, passage = item.record, item.passage
    label = record.label_of(passage)
    is_known = label in (words.voice_label, words.passage.voice_label)
    return PassageRecord(
        record,
        is_part=passage.pk != words.passage.pk,
        is_again=item in words.repeated,
        voice=passage.voice,
        voice_label="" if is_known else label,
    )


def _place(item: Evidence) -> tuple[int, int, int, str, int]:
    passage, record = item.passage, item.record
    return passage.source.number, passage.start, -passage.end, record.kind, record.number


def _is_long(item: Evidence) -> bool:
    return item.passage.end - item.passage.start > LONG


def _holds_another(item: Evidence, others: list[Evidence]) -> bool:
    return any(
        other.passage_id != item.passage_id and other.passage.is_within(item.passage)
        for other in others
    )
