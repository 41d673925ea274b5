"""Everything that a copy holds: what can be reached from the home page, and every ref."""

import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import chain

from django.conf import settings
from django.urls import reverse

from inspections.models import Record
from medway_portal.exporting.addresses import Address, arrival
from medway_portal.exporting.asking import Answer
from sources.models import RetiredRef, Source

Held = dict[Address, Answer]
# Nothing leads to them. The page of what was not found is made for a copy by itself.
BESIDES = ("/", "/robots.txt", "/sitemap.xml", "/favicon.ico")
# They describe what a copy cannot do: answer a search, or say that the database is well.
NOT_HELD = {"/opensearch.xml", "/healthz"}
# The templates are ours, and escape what they show: a “>” ends a tag wherever it stands.
TAG = re.compile(r"<(?:a|link|script|img|blockquote)\b[^>]*>")
ATTRIBUTE = re.compile(r'\b(?P<name>href|src|cite)="(?P<address>[^"]*)"')
REL = re.compile(r'\brel="([^"]*)"')
UNFOLLOWED = {"canonical", "nofollow"}
IN_JSON = re.compile(r'"(?P<name>url|next|previous)": "(?P<address>/[^"]*)"')
IN_XML = re.compile(r'<loc>(?P<loc>[^<]+)|<link href="(?P<link>[^"?]+)"')


KIND_OF = {
    **{"S": "source", "I": "inspection", "R": "rating", "F": "finding"},
    **{"Q": "quote", "A": "action", "N": "figure", "E": "event"},
}


@dataclass(frozen=True, slots=True)
class Fault:
    """An address that does not answer as it should, and where a link leads to it."""

    address: Address
    status: int
    on: str

    def __str__(self) -> str:
        return f"{self.address} answers {self.status}; it is linked on {self.on}"


def gather(ask: Callable[[Address], Answer]) -> tuple[Held, list[Fault]]:
    """Return what is at every address that a copy holds, and what does not answer as it should."""
    gone = [retired.ref for retired in RetiredRef.objects.all() if not retired.merged_into]
    withdrawn = {Address(path) for ref in gone for path in addresses_of(ref)}
    waiting = deque((Address(path), "the list of all refs") for path in starts())
    held: Held = {}
    faults = []
    while waiting:
        address, on = waiting.popleft()
        if address in held:
            continue
        answer = held[address] = ask(address)
        if answer.status != (410 if address in withdrawn else 200) and not answer.location:
            faults.append(Fault(address, answer.status, on))
        waiting.extend((other, str(address)) for other in followed(address, answer))
    return held, faults


def starts() -> Iterator[str]:
    """Yield what a copy holds whether anything leads there or not."""
    yield from BESIDES
    items: Iterable[Record | Source | RetiredRef] = chain(
        Record.objects.all(), Source.objects.all(), RetiredRef.objects.all()
    )
    for item in items:
        yield from addresses_of(item.ref)


def addresses_of(ref: str) -> tuple[str, ...]:
    """Return where a record or source is, or was: in short, as a page and as data."""
    kind = KIND_OF[ref[0]]
    return f"/{ref}", reverse(kind, args=[ref]), reverse(f"{kind}-data", args=[ref, "json"])


def followed(address: Address, answer: Answer) -> Iterator[Address]:
    """Yield where an answer leads, as far as a copy follows.

    From a page without a query, to those with one; from there, to the other pages of its list. So
    a list is there with each filter that a page sets, and not with every choice of filters.
    """
    for target in targets(answer):
        found = arrival(target, address)
        if found is None:
            continue
        other, _ = found
        is_near = not other.query or not address.query or other.is_part_of(address)
        if is_near and other.can_be_held and other.path not in NOT_HELD:
            yield other


def targets(answer: Answer) -> Iterator[str]:
    """Yield the addresses that an answer leads to, as they are written in it."""
    if answer.location:
        yield answer.location
    elif answer.kind == "text/html":
        for tag in TAG.findall(answer.text):
            found, rel = ATTRIBUTE.search(tag), REL.search(tag)
            if found and not (rel and UNFOLLOWED & set(rel[1].split())):
                yield unescape(found["address"])
    elif answer.kind == "application/json":
        yield from (found["address"] for found in IN_JSON.finditer(answer.text))
    elif answer.kind == "application/xml":
        places = (found["loc"] for found in IN_XML.finditer(answer.text))
        yield from (place.removeprefix(settings.SITE_URL) for place in places if place)
