"""Writes a made-up record into a database that holds no real one."""

import json
import random
from collections.abc import Iterator
from itertools import islice

from django.db import transaction
from django.utils import timezone

from bench.corpus.findings import Made, findings
from bench.corpus.lists import Lists, write_lists
from bench.corpus.rows import insert
from bench.corpus.words import Words
from inspections.models import Finding
from medway_portal.loading.index_entries import filter_values
from records.models import Evidence, Record
from search.index import IndexEntry, rebuild
from sources.models import Change, DateBasis, Edition, Passage, Source
from sources.voices import Voice

MARK = "synthetic"  # every made-up version begins with it; those of real records are hexadecimal
BATCH = 2000
TEXT = ("id", "source", "start", "end", "paragraph", "last_paragraph", "sentence", "exact",
        "sentence_start", "sentence_end", "in_sentence", "context_start", "context_end", "voice",
        "voice_label", "reason")  # fmt: skip
RECORD = ("id", "ref", "number", "kind", "title", "text", "voice", "voice_label", "is_quotation",
          "note", "siblings", "neighbours", "sentences", "sentence_group", "inspection",
          "date_display", "date_edtf", "date_earliest", "date_latest", "date_precision",
          "date_basis", "date_reasoning")  # fmt: skip
EVIDENCE = ("record", "passage", "position", "is_nested")


def holds_real_record() -> bool:
    """Tell whether the database holds anything that this module has not made up."""
    is_made_up = Edition.current().version.startswith(MARK)
    return not is_made_up and (Record.objects.exists() or Source.objects.exists())


@transaction.atomic
def write(count: int, seed: int) -> str:
    """Write ``count`` findings into an empty database; return the version."""
    chance = random.Random(seed)  # noqa: S311  # it is to be the same each time
    words = Words.made(chance)
    lists = write_lists(words)
    written = _CorpusWriter(lists)
    rebuild(written.write(findings(count, words, chance)), filter_values())
    written.write_texts()
    Change.objects.create(date="2021-12-31", summary="Made up.", is_all=True, position=0)
    return Edition.objects.create(
        version=f"{MARK}-{count}-{seed}",
        sources=len(lists.sources),
        first_year=2011,
        last_year=2021,
        loaded=timezone.now(),
    ).version


class _CorpusWriter:
    """Writes findings, with the text of each as a line of its source, and says what to index."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists
        self.lines: list[list[str]] = [[] for _ in lists.sources]
        self.ends = [0 for _ in lists.sources]
        self.first = max(record.pk for record in lists.inspections)

    def write(self, made: Iterator[Made]) -> Iterator[IndexEntry]:
        """Write the inspections and all that is ``made``; yield each record's entry."""
        for record in self.lists.inspections:
            yield self._write_inspection(record)
        while batch := list(islice(made, BATCH)):
            self._write_batch(batch)
            yield from map(self._entry, batch)

    def _write_inspection(self, record: Record) -> IndexEntry:
        row = self._passage(record.pk, 0, record.text, record.voice)
        insert(Passage, TEXT, [row])
        insert(Evidence, EVIDENCE, [(record.pk, record.pk, 0, False)])
        return record.pk, (record.title, record.text, "", record.get_kind_display())

    def _write_batch(self, batch: list[Made]) -> None:
        ids = [self.first + made.number for made in batch]
        numbered = list(zip(ids, batch, strict=True))
        passages = [self._passage(pk, m.source, m.text, m.voice) for pk, m in numbered]
        insert(Passage, TEXT, passages)
        insert(Record, RECORD, map(self._record, passages, batch))
        insert(
            Finding, ("record_ptr", "polarity", "area"), ((i, m.polarity, "") for i, m in numbered)
        )
        insert(Evidence, EVIDENCE, ((pk, pk, 0, False) for pk in ids))
        themes = [theme.pk for theme in self.lists.themes]
        links = ((pk, themes[theme]) for pk, made in numbered for theme in made.themes)
        insert(Record.themes.through, ("record", "theme"), links)

    def _passage(self, pk: int, source: int, text: str, voice: str) -> tuple[object, ...]:
        """Return the passage of a text that becomes the next line of its source."""
        start = self.ends[source]
        end = start + len(text)
        self.ends[source] = end + 1
        self.lines[source].append(text)
        line = len(self.lines[source])
        at = (self.lists.sources[source].pk, start, end, line, line, 1)
        sentence = (start, end, text)
        return (pk, *at, text, *sentence, start, end, voice, Voice(voice).label, "")

    def _record(self, passage: tuple[object, ...], made: Made) -> tuple[object, ...]:
        """Return the record of a passage, which is a whole sentence."""
        pk, source, start, end = passage[:4]
        sentence = {"source": source, "start": start, "end": end, "exact": made.text}
        day = made.day.isoformat()
        about = self.lists.inspections[made.inspection].pk
        voice = (made.voice, Voice(made.voice).label, False, "")
        together = ("[]", "[]", json.dumps([sentence]), pk)
        dated = (_in_words(made), day, day, day, "day", DateBasis.STATED.value, "")
        ref = (f"F{made.number}", made.number, Record.Kind.FINDING.value, made.title, made.text)
        return (pk, *ref, *voice, *together, about, *dated)

    def _entry(self, made: Made) -> IndexEntry:
        """Return what is indexed of a finding, as of a real one."""
        context = (
            Record.Kind.FINDING.label,
            made.text,
            self.lists.sources[made.source].title,
            self.lists.inspections[made.inspection].title,
            Voice(made.voice).label,
            _in_words(made),
            Finding.Polarity(made.polarity).label,
        )
        themes = " … ".join(self.lists.themes[theme].name for theme in made.themes)
        return self.first + made.number, (made.title, made.text, themes, " … ".join(context))

    def write_texts(self) -> None:
        """Write the text of each source."""
        for source, lines in zip(self.lists.sources, self.lines, strict=True):
            source.text = "\n".join(lines)
            source.save()


def _in_words(made: Made) -> str:
    return f"{made.day.day} {made.day:%B %Y}"
