"""The sitemap: all pages, each with the date on which its content last changed."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import chain

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from medway_portal.pages.answers import addresses
from records.models import Evidence, Record, Theme
from sources.models import Edition, Source
from statements.models import Action, Person

# Pages that show the whole record, besides its lists.
OF_THE_WHOLE = {
    *("home", "data", "glossary", "themes", "people"),
    *("compare", "what-came-next", "gaps", "changes"),
}
WITHOUT_CONTENT = ("briefing", "go")  # of their own
# Models that have a page for each object.
BY_SLUG: tuple[type[Theme] | type[Person], ...] = (Theme, Person)
# An address, and the date of its newest change if that is known.
Page = tuple[str, date | None]


def pages() -> Iterator[Page]:
    """Yield every page that has no query string."""
    edition = Edition.current()
    names = get_resolver().reverse_dict
    for name in _single_pages(get_resolver().url_patterns):
        is_of_record = name in OF_THE_WHOLE or f"{name}-data" in names
        if name not in WITHOUT_CONTENT:
            yield reverse(name), edition.date if is_of_record else None
    for model in BY_SLUG:
        for item in model.objects.all():
            yield item.get_absolute_url(), edition.date
    yield from ((address, edition.date) for address in addresses())
    yield from _with_refs(edition)


def _single_pages(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """Yield the URL names of pages without a ref or slug: lists and editorial pages.

    Addresses of files and of programs do not end with a slash.
    """
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _single_pages(pattern.url_patterns)
        elif not pattern.pattern.converters and f"/{pattern.pattern}".endswith("/"):
            yield str(pattern.name)


def _with_refs(edition: Edition) -> Iterator[Page]:
    """Yield the pages of sources and records. Events have none of their own."""
    shown = _refs_shown()
    items: Iterator[Source | Record] = chain(Source.objects.all(), Record.objects.all())
    for item in items:
        path = item.get_absolute_url()
        if "#" not in path:
            dates = filter(None, map(edition.last_changed, {item.ref, *shown[item.ref]}))
            yield path, max(dates, default=None)


def _refs_shown() -> dict[str, set[str]]:
    """Return the refs of the records that the page of each inspection and source shows."""
    shown: dict[str, set[str]] = defaultdict(set)
    for page, ref in chain(
        Record.objects.values_list("inspection__ref", "ref"),
        Action.objects.values_list("responds_to__ref", "ref"),
        Evidence.objects.values_list("passage__source__ref", "record__ref"),
    ):
        shown[page].add(ref)
    return shown


class PortalSitemap(Sitemap):  # type: ignore[type-arg]  # no generic at run time
    """The pages under ``SITE_URL``, whatever the host of the request."""

    def get_protocol(self, protocol: str | None = None) -> str:
        return str(settings.SITE_URL).partition("://")[0]

    def get_domain(self, site: object = None) -> str:
        return str(settings.SITE_URL).partition("://")[2]

    def items(self) -> list[Page]:
        return list(pages())

    def location(self, item: Page) -> str:
        return item[0]

    def lastmod(self, item: Page) -> date | None:
        return item[1]
