"""Lists as Atom feeds (RFC 4287)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time

from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from sources.models import Edition

# Characters that XML 1.0 has no way to write.
NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
PAGING = ("page", "page_size")  # a feed is whole
NEVER = date(1970, 1, 1)  # nothing has been loaded


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A record or source in a feed. ``author`` is whose words they are; ``path`` is its page."""

    ref: str
    title: str
    path: str
    author: str
    summary: str
    themes: list[str] = field(default_factory=list)


class WholeListFeed(Atom1Feed):
    """A feed whose date is that of the last change, and never that of the request."""

    def latest_post_date(self) -> datetime:
        """Return the newest date of an entry, or the date of the record if the feed is empty."""
        if self.items:
            return super().latest_post_date()
        updated: datetime = self.feed["updated"]
        return updated


def atom_response(
    title: str, page: str, query: QueryDict, entries: Iterable[FeedEntry]
) -> HttpResponse:
    """Return ``entries`` as a feed of the list whose page is at ``page``, with its filters."""
    edition = Edition.current()
    feed = _feed(title, page, query, edition)
    for entry in entries:
        feed.add_item(
            title=_xml(entry.title),
            link=f"{settings.SITE_URL}{entry.path}",
            description=escape(_xml(entry.summary)),  # Atom1Feed says that it is HTML
            unique_id=f"{settings.SITE_URL}/{entry.ref}",
            updateddate=_midnight(edition.last_changed(entry.ref)),
            author_name=_xml(entry.author),
            categories=entry.themes,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _feed(title: str, page: str, query: QueryDict, edition: Edition) -> WholeListFeed:
    """Return a feed without entries."""
    kept = query.copy()
    for name in PAGING:
        kept.pop(name, None)
    filters = f"?{kept.urlencode()}" if kept else ""
    sources = f"{settings.SITE_URL}{reverse('sources')}"
    return WholeListFeed(
        title=_xml(f"{title} – {edition.name}"),
        link=f"{settings.SITE_URL}{page}{filters}",
        description=None,
        feed_url=f"{settings.SITE_URL}{page.rstrip('/')}.atom{filters}",
        language="en-GB",
        author_name=edition.name,
        author_link=f"{settings.SITE_URL}/",
        subtitle=edition.coverage,
        feed_copyright=f"The words are their holders’, as far as these are stated: {sources}",
        updated=_midnight(edition.date),
    )


def _midnight(day: date | None) -> datetime:
    """Return the start of ``day``, because the change log gives no time."""
    return datetime.combine(day or NEVER, time.min, UTC)


def _xml(text: str) -> str:
    return NOT_XML.sub("\ufffd", text)
