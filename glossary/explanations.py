"""Explains the glossary’s terms in a page: each where it stands first, and not again."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from glossary.mentions import Mention, TermIndex, TermWording
from glossary.models import Term
from search.highlights import Ranges, mark_ranges, match_ranges
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
    """The terms that a page has explained so far. An acronym counts apart from its expansion."""

    def __init__(self, known: TermIndex) -> None:
        self.known = known
        self.seen: set[tuple[str, str]] = set()

    def of(self, text: str, *, acronyms_only: bool) -> list[Mention]:
        """Return the mentions in ``text`` that the page has not explained yet, and note them."""
        first = []
        for mention in self.known.mentions(text):
            what = (mention.slug, mention.expansion)
            if what not in self.seen and (mention.expansion or not acronyms_only):
                self.seen.add(what)
                first.append(mention)
        return first


def first_uses(request: HttpRequest) -> FirstUses:
    """Return the terms that the page of ``request`` has explained so far.

    They are kept on the request, because Django gives each included template a context of its own.
    """
    found: FirstUses | None = vars(request).get(FIRST_USES)
    if found is None:
        found = vars(request)[FIRST_USES] = FirstUses(term_index())
    return found


def explain(text: str, query: Query | None, uses: FirstUses, *, linked: bool) -> SafeString:
    """Return ``text`` with the words of ``query`` marked and new terms explained.

    If ``linked``, a term links to the glossary. Otherwise only acronyms are explained.
    """
    return explain_part(text, (0, len(text)), match_ranges(query, text), uses, linked=linked)


def explain_part(
    text: str, part: tuple[int, int], marked: Ranges, uses: FirstUses, *, linked: bool = False
) -> SafeString:
    """Return ``part`` of ``text``, a half-open range, with the ``marked`` ranges of ``text``."""
    start, end = part
    parts, at = [], start
    for mention in uses.of(text[start:end], acronyms_only=not linked):
        first, last = start + mention.start, start + mention.end
        parts.append(mark_ranges(text, at, first, marked))
        inside = mark_ranges(text, first, last, marked)
        parts.append(_explanation(mention, inside, linked=linked))
        at = last
    rest = mark_ranges(text, at, end, marked)
    return format_html_join("", "{}", ((part,) for part in [*parts, rest])) if parts else rest


def _explanation(mention: Mention, inside: SafeString, *, linked: bool) -> SafeString:
    if mention.expansion:
        inside = format_html('<abbr title="{}">{}</abbr>', mention.expansion, inside)
    if not linked or mention.is_expanded:
        return inside
    address = f"{reverse('glossary')}#{mention.slug}"
    return format_html('<a class="term" href="{}">{}</a>', address, inside)
