"""Finds the glossary’s terms in a text: whole words, the longest first, never by synonym."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from search.tokenizer import normalise

WordRun = tuple[str, ...]
Match = re.Match[str]
WORD = re.compile(r"[^\W_]+")
# What may stand between the words of one term: no full stop, no bracket, no ellipsis.
GAP = re.compile(r"[\s,'’‘\"“”‐‑-]*")
# “multi-agency safeguarding hub (MASH)”
SHORT = re.compile(r"(?P<whole>.+?)\s+\((?P<acronym>[A-Za-z]{2,})\)")
QUOTES = frozenset("'’\"”")


@dataclass(frozen=True, slots=True)
class TermWording:
    """A term of the glossary with the forms in which the texts print it."""

    slug: str
    name: str
    printed: tuple[str, ...]
    synonyms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TermForm:
    """One form of a term. An acronym has its expansion."""

    slug: str
    words: str
    expansion: str = ""

    @property
    def run(self) -> WordRun:
        return run_of(self.words)

    @property
    def is_fixed(self) -> bool:
        """Whether case matters: *Cabinet* and *SPA* are terms, *cabinet* and *spa* are not."""
        return len(self.run) == 1 and self.words != self.words.lower()


@dataclass(frozen=True, slots=True)
class Mention:
    """A half-open range of a text that names a term."""

    start: int
    end: int
    slug: str
    expansion: str = ""
    is_expanded: bool = False  # an acronym in brackets after its expansion


def run_of(text: str) -> WordRun:
    """Return the words of ``text``, normalised."""
    return tuple(normalise(word) for word in WORD.findall(text))


@dataclass(frozen=True, eq=False)
class TermIndex:
    """All forms of the glossary's terms, by their normalised words."""

    forms: dict[WordRun, list[TermForm]] = field(default_factory=dict)

    @classmethod
    def of(cls, terms: Iterable[TermWording]) -> "TermIndex":
        """Collect the forms of ``terms``.

        If two terms share a form, it belongs to the one that has it as a synonym, or to neither.
        """
        terms = list(terms)
        found: dict[WordRun, list[TermForm]] = defaultdict(list)
        for form in dict.fromkeys(form for term in terms for form in forms_of(term)):
            found[form.run].append(form)
        for forms in found.values():
            forms.sort(key=lambda form: not form.expansion)
        synonyms = {term.slug: {run_of(words) for words in term.synonyms} for term in terms}
        for run, forms in found.items():
            if len({form.slug for form in forms}) > 1:
                found[run] = [form for form in forms if run in synonyms[form.slug]]
        return cls({r: forms for r, forms in found.items() if len({f.slug for f in forms}) == 1})

    @cached_property
    def _starting(self) -> dict[str, list[WordRun]]:
        """The forms by their first word, the longest first."""
        found: dict[str, list[WordRun]] = defaultdict(list)
        for run in sorted(self.forms, key=len, reverse=True):
            found[run[0]].append(run)
        return dict(found)

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield all mentions in ``text``, in order, not overlapping."""
        words = list(WORD.finditer(text))
        plains = [normalise(word[0]) for word in words]
        free = 0  # words before this index belong to a mention
        for at, first in enumerate(plains):
            if at < free:
                continue
            for run in self._starting.get(first, ()):
                end = at + len(run)
                if tuple(plains[at:end]) == run and (
                    found := self._mention(text, words[at:end], run)
                ):
                    yield found
                    free = end
                    break

    def _mention(self, text: str, words: list[Match], run: WordRun) -> Mention | None:
        """Return the mention that ``words`` make, if they do. ``run`` has them normalised."""
        forms = self.forms[run]
        form = next((f for f in forms if not f.is_fixed or f.words == words[0][0]), None)
        if not form or not _is_one(text, words):
            return None
        start, end = words[0].start(), words[-1].end()
        around = text[max(start - 1, 0) : start], text[end : end + 1]
        if form.words[-1] in QUOTES and around[1] in QUOTES:
            end += len(around[1])  # it closes a quotation within: longer-term team ‘pods’
        is_expanded = bool(form.expansion) and around == ("(", ")")
        return Mention(start, end, form.slug, form.expansion, is_expanded)


def _is_one(text: str, words: list[Match]) -> bool:
    """Tell whether the words stand together: “early help”, not “early. Help”."""
    return all(GAP.fullmatch(text, a.end(), b.start()) for a, b in pairwise(words))


def forms_of(term: TermWording) -> Iterator[TermForm]:
    """Yield the forms of ``term``: its name, and its printed forms with acronyms separate.

    A name of one word may be an everyday word, so it is a form only if the texts print it.
    """
    if len(run_of(term.name)) > 1 or term.name.isupper():
        yield TermForm(term.slug, term.name)
    for words in term.printed:
        short = SHORT.fullmatch(words)
        expansion = expanded(short["acronym"], short["whole"]) if short else ""
        if short and expansion:
            yield TermForm(term.slug, expansion)
            yield TermForm(term.slug, short["acronym"], expansion)
        elif any(word.isalpha() for word in run_of(words)):
            yield TermForm(term.slug, words)


def expanded(acronym: str, words: str) -> str:
    """Return the end of ``words`` whose initials spell ``acronym``, or nothing if none do.

    Small words may be skipped: *single point of access* is SPA.
    """
    parts = list(WORD.finditer(words))
    for first in range(len(parts) - len(acronym), -1, -1):
        initials = iter(part[0][0].lower() for part in parts[first:])
        starts = parts[first][0][0].lower() == acronym[0].lower()
        if starts and all(letter.lower() in initials for letter in acronym):
            return words[parts[first].start() : parts[-1].end()]
    return ""
