"""The words that several records rest on, each shown once with all of those records."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from records.models import Evidence, Record
from sources.models import Passage

# A statement longer than this, in characters, is of many things: where a shorter passage of it is
# shown, it is named there and not printed whole.
LONG = 700


@dataclass(frozen=True, slots=True)
class PassageRecord:
    """A record that rests on the words shown, or on a part of them.

    ``voice_label`` is empty where it is the label that stands beside the words already.
    """

    record: Record
    is_part: bool
    is_again: bool  # whether it was named before
    voice: str
    voice_label: str


@dataclass(slots=True)
class SharedPassage:
    """A passage, the records that rest on it or within it, and longer statements around it."""

    passage: Passage
    items: list[Evidence] = field(default_factory=list)
    again: set[Evidence] = field(default_factory=set)  # those whose record was named before
    around: list[Record] = field(default_factory=list)

    @property
    def _whole(self) -> list[Record]:
        return [item.record for item in self.items if item.passage_id == self.passage.pk]

    @property
    def address(self) -> str:
        """Where the words stand in their source, marked apart there."""
        source = self.passage.source.get_absolute_url()
        return f"{source}?highlight={self.items[0].record.ref}#p{self.passage.paragraph}"

    @property
    def is_quotation(self) -> bool:
        """Whether they are somebody’s own words from end to end."""
        return any(r.is_quotation and not r.has_several_voices for r in self._whole)

    @property
    def voice_label(self) -> str:
        """Whose words they are; with the speaker’s name where a record of them has it."""
        named = [r.voice_label for r in self._whole if not r.has_several_voices]
        plain = self.passage.voice_label
        return next((label for label in named if label != plain), plain)

    @property
    def records(self) -> list[PassageRecord]:
        return [_passage_record(item, self) for item in self.items]


def group_by_passage(items: Iterable[Evidence]) -> list[SharedPassage]:
    """Group evidence by its words, in the order of the sources.

    A passage within another one belongs to that one’s group. A long one that holds others does
    not lead a group: it is named with each group inside it.
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
            groups[-1].again.add(item)
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
        is_again=item in words.again,
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
