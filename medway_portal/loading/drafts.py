"""The curated record after its passages are found, before it is written to the database."""

import hashlib
import json
from collections import defaultdict
from dataclasses import asdict, dataclass, field
from typing import Any

from medway_portal.loading.ledger import LedgerEntry
from medway_portal.loading.reader import Entry
from sources.sentences import Sentence

# The lists of records. Each name is the kind of record with an s.
LISTS = ("inspections", "ratings", "findings", "quotes", "actions", "figures", "events")


@dataclass(frozen=True, slots=True)
class PassageDraft:
    """A passage: a half-open range of code points in the text of ``source``, and its voice."""

    source: str
    start: int
    end: int
    voice: str

    @property
    def span(self) -> tuple[str, int, int]:
        return self.source, self.start, self.end


@dataclass(frozen=True, slots=True)
class SourceDraft:
    """A source, its whole text with newlines normalised, and its sentences."""

    entry: Entry
    text: str
    sentences: tuple[Sentence, ...]

    @property
    def ref(self) -> str:
        return str(self.entry.fields["ref"])


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry and the passages of its words, in the order of the file."""

    entry: Entry
    passages: tuple[PassageDraft, ...]

    @property
    def ref(self) -> str:
        return str(self.entry.fields["ref"])

    @property
    def number(self) -> int:
        return int(self.ref[1:])

    @property
    def kind(self) -> str:
        return self.entry.kind.removesuffix("s")

    def get(self, field: str, default: Any = "") -> Any:
        return self.entry.fields.get(field, default)


@dataclass
class Drafts:
    """The whole curated record.

    ``unread`` has the names of lists with an unreadable entry. Links into those cannot be checked.
    ``unreadable`` has the refs of sources whose text cannot be read. ``meant`` has for each source
    the ranges that faulty entries seem to mean, so that these are not told as lost too.
    """

    unread: frozenset[str] = frozenset()
    unreadable: set[str] = field(default_factory=set)
    meant: dict[str, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))
    sources: dict[str, SourceDraft] = field(default_factory=dict)
    records: dict[str, Draft] = field(default_factory=dict)
    marks: list[Draft] = field(default_factory=list)
    withheld: list[Draft] = field(default_factory=list)
    unstated: list[tuple[str, dict[str, Any], tuple[PassageDraft, ...]]] = field(
        default_factory=list
    )
    offices: list[tuple[str, dict[str, Any], tuple[PassageDraft, ...]]] = field(
        default_factory=list
    )
    lists: dict[str, list[Entry]] = field(default_factory=dict)
    published: dict[str, LedgerEntry] = field(default_factory=dict)

    def of_kind(self, kind: str) -> list[Draft]:
        return [draft for draft in self.records.values() if draft.kind == kind]

    def live_refs(self) -> list[str]:
        """Return the refs of all sources and records."""
        return [*self.sources, *self.records]

    def slugs(self, name: str) -> dict[str, Entry]:
        """Return the entries of a list by slug."""
        return {entry.fields["slug"]: entry for entry in self.lists.get(name, [])}

    def as_data(self) -> dict[str, Any]:
        """Return the whole record as plain data, for its hash."""

        def with_passages(draft: Draft) -> dict[str, Any]:
            return {**draft.entry.fields, "passages": [asdict(each) for each in draft.passages]}

        return {
            "sources": [draft.entry.fields for draft in self.sources.values()],
            "records": [with_passages(draft) for draft in self.records.values()],
            "marks": [with_passages(draft) for draft in self.marks + self.withheld],
            "lists": {
                name: [entry.fields for entry in entries] for name, entries in self.lists.items()
            },
            "retired": {
                ref: [entry.merged_into, entry.reason]
                for ref, entry in self.published.items()
                if entry.is_retired
            },
        }


def version_of(drafts: Drafts) -> str:
    """Return the version: the SHA-256 of the whole record, in hexadecimal."""
    data = json.dumps(drafts.as_data(), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(data.encode()).hexdigest()
