"""Finds every pasted passage in its text, and sorts entries into drafts."""

import hashlib
from collections.abc import Iterator
from filecmp import cmp
from pathlib import Path
from typing import Any

from medway_portal.loading import ledger
from medway_portal.loading.drafts import LISTS, Draft, Drafts, PassageDraft, SourceDraft
from medway_portal.loading.files import decode, read_bytes
from medway_portal.loading.problems import Place, Problems
from medway_portal.loading.reader import Entry, SeedEntries
from sources.anchoring import AnchorError, anchor
from sources.redaction import BLANK
from sources.sentences import sentences, sentences_in

SHARED = (
    *("record", "themes", "frameworks", "people", "terms"),
    *("read_together", "shown_together", "plots", "changes"),
)


def resolve(folder: Path, reading: SeedEntries, problems: Problems) -> Drafts:
    """Return the drafts of all entries. Faults go to ``problems``."""
    entries = reading.entries
    drafts = Drafts(unread=reading.unread)
    drafts.lists = {name: [e for e in entries if e.kind == name] for name in SHARED}
    drafts.published = ledger.read(folder, problems)
    sources = {}  # the ref of the source that each file describes
    for entry in entries:
        if entry.kind == "source":
            sources[entry.file] = entry.fields["ref"]
            _add_source(folder, entry, drafts, problems)
    if "source" not in reading.unread:
        _check_texts(folder, entries, problems)
    refs = [entry.fields["ref"] for entry in entries if entry.kind in LISTS]
    free = ledger.next_free([*drafts.published, *refs])
    resolver = _Resolver(drafts, sources, free, problems)
    for entry in entries:
        resolver.add(entry)
    return drafts


def _add_source(folder: Path, entry: Entry, drafts: Drafts, problems: Problems) -> None:
    ref = entry.fields["ref"]
    if ref in drafts.sources or ref in drafts.unreadable:
        used = [*drafts.published, *drafts.sources, *drafts.unreadable]
        problems.add(
            entry.at("ref"),
            "this ref is used twice; give one source the next free number, "
            f"{ledger.next_free(used)[ref[0]]}",
        )
        return
    text = _text(folder, entry, problems)
    if text is None:
        drafts.unreadable.add(ref)
        return
    for other in drafts.sources.values():
        if text == other.text:
            drafts.unreadable.add(ref)  # whose words are whose, nobody can tell
            problems.add(
                entry.at("file"),
                f"{other.ref} has the same text, texts/{other.entry.fields['file']}; describe each "
                "text as one source",
            )
            return
    source = SourceDraft(entry, text, tuple(sentences(text)))
    if not source.sentences:
        file = entry.fields["file"]
        problems.add(entry.at("file"), f"texts/{file} is empty; put the source's text there")
    drafts.sources[ref] = source


def _text(folder: Path, entry: Entry, problems: Problems) -> str | None:
    """Return the text of a source with newlines normalised, or ``None`` if it is unreadable."""
    path = folder / "texts" / Path(entry.fields["file"]).name
    content = read_bytes(folder, path, problems, entry.at("file"))
    if content is None:
        return None
    text = decode(content, f"texts/{path.name}", problems, entry.at("file"))
    if text is None:
        return None
    digest = hashlib.sha256(content).hexdigest()
    if digest != entry.fields["sha256"]:
        problems.add(
            entry.at("sha256"),
            f"texts/{path.name} is not the text that was recorded: its SHA-256 is {digest}. Put "
            "the original file back; for a new source, write that value here",
        )
    if BLANK in text:
        problems.add(
            entry.at("file"),
            f"texts/{path.name} has the character {BLANK}, which stands for withheld text here; "
            "ask a developer to choose another",
        )
    return text


def _check_texts(folder: Path, entries: list[Entry], problems: Problems) -> None:
    described = {entry.fields["file"] for entry in entries if entry.kind == "source"}
    paths = [path for path in (folder / "texts").iterdir() if not path.name.startswith(".")]
    texts = [path for path in paths if path.name in described and path.is_file()]
    for path in paths:
        if path.name in described:
            continue
        fault = "no source describes this text; add a file with “source:” for it, or take it away"
        for text in texts:
            if path.is_file() and cmp(path, text, shallow=False):
                fault = f"this is a copy of texts/{text.name}; take it away"
        problems.add(Place(f"texts/{path.name}"), fault)


class _Resolver:
    """Finds the passages of one entry after another, and adds its draft to ``drafts``.

    ``sources`` has the ref of the source that each file describes, and ``free`` the next free ref
    of each letter.
    """

    def __init__(
        self, drafts: Drafts, sources: dict[str, str], free: dict[str, str], problems: Problems
    ) -> None:
        self.drafts = drafts
        self.sources = sources
        self.free = free
        self.problems = problems

    def add(self, entry: Entry) -> None:
        if entry.kind in LISTS:
            self._add_record(entry)
        elif entry.kind == "not_evidence":
            draft = Draft(entry, self._passages(entry, entry.fields["words"], entry.fields["mark"]))
            self.drafts.marks.append(draft)
        elif entry.kind == "withheld":
            draft = Draft(entry, self._passages(entry, entry.fields["words"], "furniture"))
            self.drafts.withheld.append(draft)
        elif entry.kind == "people":
            for office in entry.fields["offices"]:
                passages = self._passages(entry, office["words"], "background")
                self.drafts.offices.append((entry.fields["slug"], office, passages))

    def _add_record(self, entry: Entry) -> None:
        ref, voice = entry.fields["ref"], entry.fields["voice"]
        passages = self._passages(entry, entry.fields["words"], voice)
        if ref in self.drafts.records:
            other = self.drafts.records[ref].entry.at("ref")
            self.problems.add(
                entry.at("ref"),
                f"this ref is used twice (also {other.file}:{other.line}); "
                f"give one record the next free number, {self.free[ref[0]]}",
            )
            for passage in passages:
                self.drafts.meant[passage.source].append((passage.start, passage.end))
            return
        self.drafts.records[ref] = Draft(entry, passages)
        for area in entry.fields.get("not_stated", []):
            words = self._passages(entry, area.get("words", []), voice)
            self.drafts.unstated.append((ref, area, words))

    def _passages(self, entry: Entry, words: Any, voice: str) -> tuple[PassageDraft, ...]:
        found: dict[PassageDraft, None] = {}
        for item in words if isinstance(words, list) else [words]:
            passage = self._passage(entry, item, voice)
            if passage in found:
                self.problems.add(
                    entry.at("words"), "the same passage stands here twice; delete one"
                )
            elif passage:
                found[passage] = None
        return tuple(found)

    def _passage(self, entry: Entry, item: Any, voice: str) -> PassageDraft | None:
        fields = item if isinstance(item, dict) else {"text": item}
        place = Place(entry.file, getattr(item, "line", entry.at("words").line), entry.place.ref)
        source = self._source(fields.get("source", self.sources.get(entry.file)), place)
        if source is None:
            return None
        occurrence = fields.get("occurrence")
        try:
            # The schema takes 2.0 for a whole number.
            start, end = anchor(source.text, fields["text"], occurrence and int(occurrence))
        except AnchorError as error:
            self.problems.add(place, str(error))
            self.drafts.meant[source.ref] += error.meant
            return None
        if sentences_in(source.sentences, start, end):
            return PassageDraft(source.ref, start, end, fields.get("voice", voice))
        self.problems.add(
            place, "these words only number an item or are blank; paste words of a sentence"
        )
        return None

    def _source(self, ref: str | None, place: Place) -> SourceDraft | None:
        """Return the source called ``ref``, or report that there is none.

        A source that is unreadable is reported already.
        """
        if ref in self.drafts.sources:
            return self.drafts.sources[ref]
        if ref in self.drafts.unreadable or "source" in self.drafts.unread:
            return None
        if ref is None:
            self.problems.add(place, "no source is named for these words; add “source: S…”")
        else:
            known = ", ".join(self.drafts.sources)
            self.problems.add(place, f"there is no source “{ref}”; choose one of {known}")
        return None


def passages_of(drafts: Drafts) -> Iterator[tuple[Entry, PassageDraft]]:
    """Yield every passage of the record with its entry."""
    for draft in [*drafts.records.values(), *drafts.marks]:
        for passage in draft.passages:
            yield draft.entry, passage
    for ref, _, passages in drafts.unstated:
        for passage in passages:
            yield drafts.records[ref].entry, passage
    people = drafts.slugs("people")
    for slug, _, passages in drafts.offices:
        for passage in passages:
            yield people[slug], passage
