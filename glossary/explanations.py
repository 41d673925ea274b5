"""Explains the glossary’s terms in a page: each where it stands first, and not again."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from glossary.mentions import Mention, TermIndex, TermWording
from glossary.models import Term
from search.highlights import mark_ranges, match_ranges
from search.query import Query
from sources.editions import Edition, cached_per_edition

FIRST_USES = "first_uses"


@cached_per_edition
def term_index() -> TermIndex:
    """Return the terms of the version of the record that is loaded."""
    left_out = Edition.current().about.get("not_explained", [])
    return TermIndex.of(
        TermWording(term.slug, term.name, tuple(term.printed), tuple(term.synonyms))
        for term in Term.objects.all()
        if term.slug not in left_out
    )


class FirstUses:
    """What a page has explained so far: terms, and acronyms apart from what they are short for."""

    def __init__(self, known: TermIndex) -> None:
        self.known = known
        self.seen: set[tuple[str, str]] = set()

    def of(self, text: str, *, acronyms_only: bool) -> list[Mention]:
        """Return the mentions in ``text`` that the page has not explained yet; now it has."""
        first = []
        for mention in self.known.mentions(text):
            what = (mention.slug, mention.expansion)
            if what not in self.seen and (mention.expansion or not acronyms_only):
                self.seen.add(what)
                first.append(mention)
        return first


def first_uses(request: HttpRequest) -> FirstUses:
    """Return what the page that answers ``request`` has explained so far.

    It is kept on the request, for one request makes one page. The render context would not do:
    Django gives each component that is included one of its own.
    """
    found: FirstUses | None = vars(request).get(FIRST_USES)
    if found is None:
        found = vars(request)[FIRST_USES] = FirstUses(term_index())
    return found


def explain(text: str, query: Query | None, uses: FirstUses, *, linked: bool) -> SafeString:
    """Return ``text`` highlighted, with the terms explained that are not among ``uses`` yet.

    If ``linked``, a term leads to the glossary; otherwise acronyms say what they are short for.
    """
    found = match_ranges(query, text)
    parts, at = [], 0
    for mention in uses.of(text, acronyms_only=not linked):
        parts.append(mark_ranges(text, at, mention.start, found))
        inside = mark_ranges(text, mention.start, mention.end, found)
        parts.append(_explanation(mention, inside, linked=linked))
        at = mention.end
    rest = mark_ranges(text, at, len(text), found)
    return format_html_join("", "{}", ((part,) for part in [*parts, rest])) if parts else rest


def _explanation(mention: Mention, inside: SafeString, *, linked: bool) -> SafeString:
    if mention.expansion:
        inside = format_html('<abbr title="{}">{}</abbr>', mention.expansion, inside)
    if not linked or mention.is_expanded:
        return inside
    address = f"{reverse('glossary')}#{mention.slug}"
    return format_html('<a class="term" href="{}">{}</a>', address, inside)
