"""A copy of the portal, made in this process: all of its files, checked before one is written."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string

from medway_portal.exporting.addresses import Address
from medway_portal.exporting.asking import Portal, reached_at
from medway_portal.exporting.checking import dead_links
from medway_portal.exporting.finishing import Copy
from medway_portal.exporting.gathering import gather
from sources.models import Edition

# What a web server shows where it finds nothing. Links in them have to lead on from anywhere.
ANYWHERE = {"404.html": "copy/missing.html", "503.html": "copy/not_held.html"}
SHOWN = 20  # faults: one often makes many
COMPRESSED = (".br", ".gz")


class CopyError(Exception):
    """Why no copy can be made, in words for whoever asked for one."""


def make(base: str, *, is_relative: bool) -> dict[str, bytes]:
    """Return the files of a copy that will be at ``base``. Raises ``CopyError``."""
    if not (settings.STATIC_ROOT / "staticfiles.json").exists():
        raise CopyError("There are no static files; run manage.py collectstatic first.")
    version = Edition.current().version
    if not version:
        raise CopyError("No record is loaded; run manage.py load_seeds first.")
    portal, live = Portal(), settings.SITE_URL
    with reached_at(base):
        held, faults = gather(portal.ask)
        refuse("addresses do not answer", faults)
        copy = Copy(held, base, live, is_relative)
        files = copy.files() | dict(_static_files()) | dict(_anywhere(copy, portal))
    if Edition.current().version != version:
        raise CopyError("The record was loaded anew meanwhile; run this again.")
    refuse("links lead nowhere", dead_links(files, base))
    return files


def refuse(what: str, found: Sequence[object]) -> None:
    """Raise ``CopyError`` with what was ``found``, if anything was."""
    if found:
        more = ["…"] if len(found) > SHOWN else []
        listed = "\n".join([*map(str, found[:SHOWN]), *more])
        raise CopyError(f"{len(found)} {what}:\n{listed}")


def _static_files() -> Iterator[tuple[str, bytes]]:
    root: Path = settings.STATIC_ROOT
    folder = settings.STATIC_URL.strip("/")
    for path in root.rglob("*"):
        if path.is_file() and path.suffix not in COMPRESSED:
            yield f"{folder}/{path.relative_to(root).as_posix()}", path.read_bytes()


def _anywhere(copy: Copy, portal: Portal) -> Iterator[tuple[str, bytes]]:
    for name, template in ANYWHERE.items():
        address = Address(f"/{name}")
        text = render_to_string(template, request=portal.request(address))
        yield name, copy.page(address, text, is_rooted=True).encode()
