"""What a component shows of a record on every page, kept; with holes for what a page adds.

Most of an entry in a list is a function of the record alone. It is rendered once for each version
of the record and kept in the process. What depends on the page is left open, and filled in for
each page: words that were searched for, terms where they stand first, the way into a pack.
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from threading import Lock
from typing import Any, Final, cast

from django.http import HttpRequest
from django.template import Context, Engine, RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from inspections.models import Record, RecordQuerySet
from inspections.queries import Query
from sources.models import Edition

# Given to a component as its query, it stands for the one of the page, which is not known yet.
OF_PAGE: Final = object()
MOST = 2000  # outlines kept; one is 2 KB or so
# No text can hold it: every “<” in a text is escaped.
MARK = re.compile(r"<\?(\d+)\?>")
Hole = Callable[[HttpRequest, Query | None], SafeString]
Key = tuple[object, ...]


class Outlining(Context):
    """The context of a component that is rendered for all pages: it knows of no request."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__(dict(values))
        self.holes: list[Hole] = []  # the same list in the contexts of components within

    def leave(self, hole: Hole) -> SafeString:
        """Return what stands for ``hole`` until a page fills it."""
        self.holes.append(hole)
        return format_html("<?{}?>", len(self.holes) - 1)


def shown_in(context: Context, hole: Hole) -> SafeString:
    """Return what is in ``hole`` on this page; in an outline, what stands for it."""
    if isinstance(context, Outlining):
        return context.leave(hole)
    return hole(cast("RequestContext", context).request, None)


@dataclass(frozen=True, slots=True)
class Outline:
    """A component as rendered: texts, and between each and the next a hole."""

    texts: tuple[str, ...]
    holes: tuple[Hole, ...]

    @classmethod
    def of(cls, component: str, values: Mapping[str, Any]) -> "Outline":
        """Render ``component`` with ``values``."""
        context = Outlining(values)
        rendered = Engine.get_default().get_template(component).render(context)
        pieces = MARK.split(rendered)
        holes = (context.holes[int(number)] for number in pieces[1::2])
        return cls(tuple(pieces[::2]), tuple(holes))

    def filled(self, request: HttpRequest, query: Query | None) -> SafeString:
        """Return the component as the page has it that answers ``request``."""
        parts = [self.texts[0]]
        for hole, text in zip(self.holes, self.texts[1:], strict=True):
            parts += (hole(request, query), text)
        return mark_safe("".join(parts))  # noqa: S308  # rendered, so escaped, by Django


class Kept:
    """The outlines used last, by version of the record, component and record."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._found: OrderedDict[Key, Outline] = OrderedDict()
        self._lock = Lock()  # several threads answer requests

    def get(self, key: Key) -> Outline | None:
        with self._lock:
            found = self._found.get(key)
            if found:
                self._found.move_to_end(key)
            return found

    def put(self, key: Key, outline: Outline) -> None:
        with self._lock:
            self._found[key] = outline
            if len(self._found) > self.most:
                self._found.popitem(last=False)


_kept = Kept(MOST)


def outlines(
    keys: Iterable[int], whole: RecordQuerySet, component: str, **options: Any
) -> dict[int, Outline]:
    """Return the outline of each record that has one of the primary ``keys``, in their order.

    ``whole`` are records with all that ``component`` shows; it is asked only for those that are
    not kept. ``options`` go to the component too.
    """
    same = (Edition.current().version, component, *sorted(options.items()))
    found = {key: _kept.get((*same, key)) for key in keys}
    missing = [key for key, outline in found.items() if outline is None]
    for key, record in whole.in_bulk(missing).items() if missing else ():
        found[key] = outline = outline_of(record, component, **options)
        _kept.put((*same, key), outline)
    return {key: outline for key, outline in found.items() if outline}


def outline_of(record: Record, component: str, **options: Any) -> Outline:
    """Return what ``component`` shows of ``record`` on every page."""
    return Outline.of(component, {"record": record, "query": OF_PAGE, **options})
