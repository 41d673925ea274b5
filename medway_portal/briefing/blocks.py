"""A pack as a sequence of blocks, from which Markdown and Word documents are written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medway_portal.briefing.pack import (
    Footnote,
    Pack,
    PackPassage,
    PackRecord,
    PackSection,
    PackTerm,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 3. Other blocks link to it by its ref, if it has one."""

    text: str
    level: int
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, which may be strong and may end with an address."""

    text: str
    is_strong: bool = False
    address: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    """A list without numbers. Each line may have the ref of a heading to link to."""

    lines: tuple[tuple[str, str], ...]


Block = Heading | Paragraph | BulletList | PackPassage | Footnote | PackTerm


def blocks(pack: Pack) -> Iterator[Block]:
    """Yield the blocks of the whole pack, in the order of its page."""
    yield Heading(pack.title, 1)
    yield Paragraph(f"{pack.name}, version {pack.version}. {pack.size}.")
    yield Paragraph("To open this pack again:", address=pack.address)
    yield Heading("What this record covers", 2)
    yield Paragraph(pack.coverage)
    yield from (Paragraph(sentence, is_strong=True) for sentence in pack.cautions)
    if pack.has_contents:
        yield from _contents(pack)
    for group in pack.groups:
        yield from _group(group)
    yield from _not_stated(pack)
    if pack.terms:
        yield Heading("Terms", 2)
        yield Paragraph(pack.editorial)
        yield from pack.terms
    yield Heading("Notes", 2)
    yield Paragraph(pack.noted)
    yield from pack.notes


def _contents(pack: Pack) -> Iterator[Block]:
    yield Heading("Contents", 2)
    yield Paragraph(pack.order)
    for group in pack.groups:
        yield Paragraph(_named(group.ref, group.title), is_strong=True)
        yield BulletList(
            tuple((f"{item.ref} {item.title} ({item.kind})", item.ref) for item in group.items)
        )


def _group(group: PackSection) -> Iterator[Block]:
    yield Heading(_named(group.ref, group.title), 2)
    yield from _listing(f"{fact.label}: {fact.value}" for fact in group.facts)
    for item in group.items:
        yield from _item(item)
    if group.notes:
        yield Heading(Pack.about_group, 3)
        yield from _listing(group.notes)


def _item(item: PackRecord) -> Iterator[Block]:
    yield Heading(_named(item.ref, item.title), 3, item.ref)
    label = ""
    for words in item.words:
        if words.label != label:
            label = words.label
            yield Paragraph(label, is_strong=True)
        yield words
    yield from _listing(f"{fact.label}: {fact.value}" for fact in item.facts)
    yield from (Paragraph(f"Editor’s note: {note}") for note in item.notes)
    for together in item.together:
        yield Paragraph(f"Read together with {', '.join(together.refs)}: {together.reason}")
    if item.later is not None:
        yield Paragraph("What later sources say:" if item.later else Pack.no_later)
        yield from _listing(f"{each.ref} {each.title}: {each.label}" for each in item.later)


def _not_stated(pack: Pack) -> Iterator[Block]:
    yield Heading("What is not stated", 2)
    yield Paragraph(pack.gaps)
    for group in pack.groups:
        if group.not_stated:
            yield Heading(_named(group.ref, group.title), 3)
            yield from _listing(group.not_stated)
    if pack.unanswered:
        yield Heading(pack.unanswered_title, 3)
        yield from _listing(_named(item.ref, item.title) for item in pack.unanswered)
        yield Paragraph(pack.no_later)


def _named(ref: str, title: str) -> str:
    return f"{ref} {title}".strip()


def _listing(lines: Iterable[str]) -> Iterator[Block]:
    """Yield a list of ``lines``, or nothing if there are none."""
    found = tuple((line, "") for line in lines)
    if found:
        yield BulletList(found)
