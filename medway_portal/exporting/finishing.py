"""What the portal answered, made into the files of a copy: links that lead to files, no forms."""

import re
from dataclasses import dataclass
from html import unescape
from posixpath import relpath
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html

from medway_portal.exporting.addresses import Address, arrival
from medway_portal.exporting.gathering import ATTRIBUTE, IN_JSON, REL, TAG, Held

FORM = re.compile(r"<(?P<tag>search|form)\b.*?</(?P=tag)>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that is being made: what it holds, where it will be, and where the portal is.

    ``base`` and ``live`` are addresses without a slash at the end. What the copy does not hold is
    linked at the portal.
    """

    held: Held
    base: str
    live: str
    is_relative: bool = False

    def files(self) -> dict[str, bytes]:
        """Return what each file holds, by its name."""
        return {address.file: self._finished(address) for address in self.held}

    def _finished(self, address: Address) -> bytes:
        answer = self.held[address]
        if answer.location:
            return self._moved(address, answer.location)
        if answer.kind == "text/html":
            return self.page(address, answer.text).encode()
        if answer.kind == "application/json":
            return IN_JSON.sub(lambda found: self._in_data(address, found), answer.text).encode()
        return answer.body

    def _moved(self, address: Address, location: str) -> bytes:
        """Return a page that leads on to ``location``; for data, what is there."""
        found = arrival(location, address)
        if found and not address.is_page and found[0] in self.held:
            return self._finished(found[0])
        context = {"address": self.link(address, location)}
        return render_to_string("copy/moved.html", context).encode()

    def _in_data(self, address: Address, found: re.Match[str]) -> str:
        link = self.link(address, found["address"], is_rooted=True)
        return f'"{found["name"]}": "{link}"'

    def page(self, address: Address, text: str, *, is_rooted: bool = False) -> str:
        """Return the page as a copy shows it."""

        def linked(tag: re.Match[str]) -> str:
            found, rel = ATTRIBUTE.search(tag[0]), REL.search(tag[0])
            if not found or (rel and "canonical" in rel[1]):
                return tag[0]
            link = self.link(address, unescape(found["address"]), is_rooted=is_rooted)
            written = format_html('{}="{}"', found["name"], link)
            return ATTRIBUTE.sub(lambda _: written, tag[0], count=1)

        instead = render_to_string("copy/no_form.html", {"live": f"{self.live}{address}"})
        return FORM.sub(lambda _: instead, TAG.sub(linked, text))

    def link(self, on: Address, target: str, *, is_rooted: bool = False) -> str:
        """Return what a link to ``target`` on a page of the portal is on that of the copy."""
        found = arrival(target, on)
        if found is None or target.startswith("#"):
            return target
        other, fragment = found
        if other not in self.held and not other.path.startswith(settings.STATIC_URL):
            return urljoin(f"{self.live}/", urljoin(str(on), target))
        if self.is_relative and not is_rooted:
            place = _relative(on, other)
        else:
            place = urlsplit(self.base).path + other.place
        return f"{place}#{fragment}" if fragment else place


def _relative(on: Address, other: Address) -> str:
    """Return the way from the file of one page to the place of another."""
    slash = "/" if other.place.endswith("/") else ""
    return relpath(other.place, f"/{on.file}".rpartition("/")[0] or "/") + slash
