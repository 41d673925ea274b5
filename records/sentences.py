"""The whole sentences in which a record stands, with its own words in them told apart."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from records.models import Record
from sources.models import Passage, Source
from sources.redaction import with_notice
from sources.voices import Voice

WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a record, and whose they are."""

    text: str
    voice: str
    voice_label: str


@dataclass(frozen=True, slots=True)
class ShownSentences:
    """Sentences that follow one another in ``source``.

    ``parts`` are the words of the record in them. It is empty if the record rests on all of them,
    in one voice.
    """

    text: str
    parts: tuple[Part, ...]
    voice: str
    voice_label: str
    source: Source
    locator: str


def shown_sentences(record: Record) -> Iterator[ShownSentences]:
    """Yield the sentences in which ``record`` is shown.

    It is fetched with its evidence and their sources.
    """
    passages = [item.passage for item in record.evidence_list]
    for each in record.sentences:
        own = [passage for passage in passages if _is_in(passage, each)]
        if own:
            parts = _parts(record, own)
            is_whole = _is_whole(own, each["exact"]) and len({p.voice for p in parts}) == 1
            yield ShownSentences(
                text=with_notice(each["exact"]),
                parts=() if is_whole else parts,
                voice=parts[0].voice,
                voice_label=parts[0].voice_label,
                source=own[0].source,
                locator=_locator(own),
            )


def _is_in(passage: Passage, sentences: dict[str, int]) -> bool:
    return (
        passage.source_id == sentences["source"]
        and passage.start < sentences["end"]
        and sentences["start"] < passage.end
    )


def _parts(record: Record, passages: list[Passage]) -> tuple[Part, ...]:
    """Return the words of the record. What introduces a quotation is no part of it."""
    spoken = [passage for passage in passages if passage.voice != Voice.BACKGROUND]
    return tuple(
        Part(" ".join(each.exact.split()), each.voice, record.label_of(each))
        for each in spoken or passages
    )


def _is_whole(passages: list[Passage], text: str) -> bool:
    """Tell whether the passages have all words of ``text``."""
    return sum(len(WORD.findall(each.exact)) for each in passages) >= len(WORD.findall(text))


def _locator(passages: list[Passage]) -> str:
    first = min(passage.paragraph for passage in passages)
    last = max(passage.last_paragraph for passage in passages)
    if last > first:
        return f"paragraphs {first} to {last}"
    found = sorted({passage.sentence for passage in passages})
    return passages[0].locator if len(found) == 1 else f"paragraph {first}"
