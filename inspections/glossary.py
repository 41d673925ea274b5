"""The glossary's terms in a page: each is explained where it stands first, and not again."""

from django.http import HttpRequest

from inspections.models import Term
from inspections.terms import Mention, Terms
from inspections.terms import Term as Entry
from sources.editions import Edition, once_an_edition

KEY = "first_uses"


@once_an_edition
def terms() -> Terms:
    """Return the terms of the version of the record that is loaded."""
    left_out = Edition.current().about.get("not_explained", [])
    return Terms.of(
        Entry(term.slug, term.name, tuple(term.printed), tuple(term.synonyms))
        for term in Term.objects.all()
        if term.slug not in left_out
    )


class FirstUses:
    """What a page has explained so far: terms, and acronyms apart from what they are short for."""

    def __init__(self, known: Terms) -> None:
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
    found: FirstUses | None = vars(request).get(KEY)
    if found is None:
        found = vars(request)[KEY] = FirstUses(terms())
    return found
