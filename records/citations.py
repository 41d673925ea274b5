"""How a record is cited: in a line, in Markdown, and as the footnote of a committee paper."""

import re
from dataclasses import dataclass

from django.conf import settings

from records.models import Record
from records.sentences import ShownSentences, shown_sentences
from sources.models import Edition, Source, date_with_basis

QUOTED = re.compile(r'"[^"]*"|“[^”]*”')  # one quotation with its quotation marks
# Characters that Markdown reads as markup inside a line. Dialects differ on a backslash before
# some of them, so these become entities.
MARKUP = re.compile(r"[\\`*_\[\]]|&(?=#?\w+;)|[<~|$]")
ENTITIES = {"&": "&amp;", "<": "&lt;", "~": "&#126;", "|": "&#124;", "$": "&#36;"}


@dataclass(frozen=True, slots=True)
class Citation:
    """One form of a citation: what it is called, and its text."""

    label: str
    text: str


def citations(record: Record, edition: Edition) -> list[Citation]:
    """Return all forms. Each has the exact words, their voice and place, the ref and version."""
    return [
        Citation("One line", citation(record, edition)),
        Citation("Footnote for a committee paper", footnote(record, edition)),
        Citation("Markdown", in_markdown(record, edition)),
    ]


def citation(record: Record, edition: Edition) -> str:
    """Return one line for an e-mail or a report."""
    quoted = "; ".join(
        f"{quoted_words(each)} [{_voiced(each)}{each.source.ref}, {each.locator}]"
        for each in shown_sentences(record)
    )
    about = f" {_inspection(record)}." if record.inspection else ""
    return f"{record.ref}: {quoted}.{about} {edition.citation_name}, {_address(record)}"


def footnote(record: Record, edition: Edition) -> str:
    """Return a footnote as committee papers print it."""
    places = [
        f"{quoted_words(each)} {source_in_words(each.source)}, {each.locator}"
        + (f" [{each.voice_label}]" if has_one_voice(each) else "")
        for each in shown_sentences(record)
    ]
    named = [record.ref, _inspection(record)] if record.inspection else [record.ref]
    parts = [
        *places,
        ", ".join(named),
        edition.citation_name,
        _address(record),
    ]
    return "; ".join(parts)


def in_markdown(record: Record, edition: Edition) -> str:
    """Return a line of Markdown that has the exact words and a link to the record."""
    quoted = "; ".join(
        f"{_marked(each)} " + as_markdown(f"({_voiced(each)}{_named(each.source)}, {each.locator})")
        for each in shown_sentences(record)
    )
    about = f", {as_markdown(_inspection(record))}" if record.inspection else ""
    return f"{quoted}. [{record.ref}]({_address(record)}){about}. {edition.citation_name}."


def as_markdown(text: str) -> str:
    """Return ``text`` escaped, so that Markdown shows it unchanged inside a line."""
    return MARKUP.sub(lambda found: ENTITIES.get(found[0], f"\\{found[0]}"), text)


def source_in_words(source: Source) -> str:
    """Return the title, publisher and date of ``source``, with how the last two are known.

    The date says that a source is undated, so the title does not say it again.
    """
    title = source.title.removesuffix(" (undated)")
    publisher = source.publisher_in_words
    if source.publisher_basis == "not_stated":
        publisher = f"publisher {publisher}"
    date = date_with_basis(source.date_display, source.date_basis)
    return f"{title} ({source.ref}), {publisher}, {date}"


def quoted_words(each: ShownSentences) -> str:
    """Return the sentences in quotation marks, then which of their words are meant, if not all.

    Words that the source prints in quotation marks get no second pair.
    """
    words = _in_quotation_marks(" ".join(each.text.split()))
    return f"{words} ({own_words(each)})" if each.parts else words


def own_words(each: ShownSentences) -> str:
    """Return “of which: …” with the words that the record rests on, or nothing if all are."""
    parts = (
        _in_quotation_marks(part.text) + ("" if has_one_voice(each) else f" [{part.voice_label}]")
        for part in each.parts
    )
    return f"of which: {'; '.join(parts)}" if each.parts else ""


def has_one_voice(each: ShownSentences) -> bool:
    """Tell whether all words of the record in the sentences are in one voice."""
    return len({part.voice_label for part in each.parts}) < 2  # noqa: PLR2004  # none is one


def _voiced(each: ShownSentences) -> str:
    return f"{each.voice_label}; " if has_one_voice(each) else ""


def _marked(each: ShownSentences) -> str:
    """Return the sentences as Markdown with the words of the record in bold, if not all are."""
    words = as_markdown(_in_quotation_marks(" ".join(each.text.split())))
    for part in each.parts:
        own = as_markdown(part.text)
        words = words.replace(own, f"**{own}**", 1)
    return words


def _in_quotation_marks(words: str) -> str:
    return words if QUOTED.fullmatch(words) else f"“{words}”"


def _named(source: Source) -> str:
    return f"{source.title} ({source.ref})"


def _inspection(record: Record) -> str:
    return f"{record.inspection.title} ({record.inspection.ref})" if record.inspection else ""


def _address(record: Record) -> str:
    return f"{settings.SITE_URL}/{record.ref}"
