"""All pages for search engines, each with the day on which what it shows was last changed."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import chain

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from inspections.models import Evidence, Record, Theme
from sources.models import Edition, Source
from statements.models import Action, Person

LEFT_OUT = ("/briefing/",)  # as many pages as there are choices of records
# Pages that are made of the whole record, besides its lists.
OF_THE_WHOLE = {
    *("home", "data", "glossary", "themes", "people"),
    *("compare", "what-came-next", "gaps", "changes"),
}
# Pages of which there is one for each of a list.
BY_SLUG: dict[str, type[Theme] | type[Person]] = {"theme": Theme, "person": Person}


@dataclass(frozen=True, slots=True)
class Page:
    """An address, and the day of the newest change in it; ``None`` where nothing says."""

    path: str
    changed: date | None


def pages() -> Iterator[Page]:
    """Yield every page but those that depend on a query."""
    edition = Edition.current()
    names = get_resolver().reverse_dict
    for name in _alone(get_resolver().url_patterns):
        is_of_record = name in OF_THE_WHOLE or f"{name}-data" in names
        if reverse(name) not in LEFT_OUT:
            yield Page(reverse(name), edition.date if is_of_record else None)
    for name, model in BY_SLUG.items():
        if name in names:
            for item in model.objects.all():
                yield Page(reverse(name, args=[item.slug]), edition.date)
    yield from _with_refs(edition)


def _alone(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """Yield the names of the pages of which there is one each: lists, and what editors write."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _alone(pattern.url_patterns)
        elif pattern.name and not pattern.pattern.converters and _is_page(str(pattern.pattern)):
            yield pattern.name


def _is_page(route: str) -> bool:
    """Tell pages from files and from what only programs ask."""
    return not route or route.endswith("/")


def _with_refs(edition: Edition) -> Iterator[Page]:
    """Yield the pages of sources and records; an event's is its place on the timeline."""
    shown = _shown()
    items: Iterator[Source | Record] = chain(Source.objects.all(), Record.objects.all())
    for item in items:
        path = item.get_absolute_url()
        if "#" not in path:
            dates = filter(None, map(edition.changed, {item.ref, *shown[item.ref]}))
            yield Page(path, max(dates, default=None))


def _shown() -> dict[str, set[str]]:
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
    """The pages under the portal's own address, whatever host was asked."""

    def get_protocol(self, protocol: str | None = None) -> str:
        return str(settings.SITE_URL).partition("://")[0]

    def get_domain(self, site: object = None) -> str:
        return str(settings.SITE_URL).partition("://")[2]

    def items(self) -> list[Page]:
        return list(pages())

    def location(self, item: Page) -> str:
        return item.path

    def lastmod(self, item: Page) -> date | None:
        return item.changed
