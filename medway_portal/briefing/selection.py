"""Which records a briefing pack holds, read from the refs in an address.

On a list or the page of an inspection, ``briefing`` switches boxes on beside the records. It is
given once for each ref that was chosen before, and as ``briefing=choose`` where there is none yet.
Pages of other kinds show no boxes, but lead to the pack.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest
from django.urls import reverse

from records.models import Record
from sources.models import RetiredRef
from sources.parameters import PACK_PARAMETER
from sources.refs import parse_refs

# Servers refuse addresses of more than 8,190 characters. A paper with so many records is long.
MOST_RECORDS = 60
MOST_READ = 1000
# Limits of error messages: how many of them, and how many characters of a wrong ref.
MOST_NAMED = 20
LONGEST_NAMED = 50


@dataclass(frozen=True, slots=True)
class Selection:
    """The refs of a pack in the order in which they were added, with errors and notices."""

    refs: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()  # notices of refs that were merged

    @property
    def address(self) -> str:
        """The address of the pack."""
        return address_with(reverse("briefing"), "ref", self.refs)

    @property
    def is_full(self) -> bool:
        return len(self.refs) >= MOST_RECORDS

    def adding(self, ref: str) -> "Selection":
        """Return the selection with ``ref`` added."""
        return self if ref in self.refs else Selection((*self.refs, ref))

    def without(self, ref: str) -> "Selection":
        """Return the selection with ``ref`` removed."""
        return Selection(tuple(other for other in self.refs if other != ref))


def address_with(path: str, name: str, refs: Iterable[str]) -> str:
    """Return the address of ``path`` with ``refs`` as its parameter ``name``."""
    query = urlencode([(name, ref) for ref in refs])
    return f"{path}?{query}" if query else path


def select(values: Iterable[str]) -> Selection:
    """Return the records that ``values`` name, with an error for each value that names none."""
    typed = parse_refs(values)
    named = typed.refs[:MOST_READ]
    retired = {item.ref: item for item in RetiredRef.objects.with_refs(named)}
    successors = {ref: item.merged_into for ref, item in retired.items() if item.merged_into}
    refs = list(dict.fromkeys(successors.get(ref, ref) for ref in named))
    known = Record.objects.with_refs(refs).refs()
    found = [ref for ref in refs if ref in known]
    problems = [_malformed(part) for part in typed.malformed]
    problems += [f"{ref} is given more than once. It is in the pack once." for ref in typed.doubles]
    problems += [_why_not(ref, retired.get(ref)) for ref in refs if ref not in known]
    left_out = [*found[MOST_RECORDS:], *typed.refs[MOST_READ:]]
    if left_out:
        problems.append(
            f"A pack holds {MOST_RECORDS} records at most. Left out: {_listed(left_out)}."
        )
    merged = [
        f"{ref} was merged into {into}, which is here now." for ref, into in successors.items()
    ]
    return Selection(tuple(found[:MOST_RECORDS]), _first(problems), _first(merged))


def _malformed(typed: str) -> str:
    printable = "".join(letter if letter.isprintable() else "�" for letter in typed)
    short = printable if len(printable) <= LONGEST_NAMED else f"{printable[:LONGEST_NAMED]}…"
    return f"“{short}” is not a ref. A ref is a letter and a number, such as F12."


def _why_not(ref: str, retired: RetiredRef | None) -> str:
    if retired:
        return f"{ref} was withdrawn: {retired.reason}"
    if ref.startswith("S"):
        return f"{ref} is a source. A source cannot be in a pack; choose records that rest on it."
    return f"No record has the ref {ref}."


def _listed(refs: list[str]) -> str:
    more = f" and {len(refs) - MOST_NAMED} more" if len(refs) > MOST_NAMED else ""
    return ", ".join(refs[:MOST_NAMED]) + more


def _first(sentences: list[str]) -> tuple[str, ...]:
    """Return the first sentences, and one that says how many more there are."""
    rest = len(sentences) - MOST_NAMED
    return (*sentences[:MOST_NAMED], *([f"And {rest} more like these."] if rest > 0 else []))


CHOOSE = "choose"
PACK_IN_ADDRESS = "pack_in_address"


def is_choosing(request: HttpRequest) -> bool:
    """Tell whether the page of ``request`` is in the mode that selects records."""
    return bool(_values(request, PACK_PARAMETER))


def pack_in_address(request: HttpRequest) -> Selection:
    """Return the pack in the address of ``request``, which is empty if there is none."""
    found: Selection | None = vars(request).get(PACK_IN_ADDRESS)
    if found is None:
        name = "ref" if request.path == reverse("briefing") else PACK_PARAMETER
        refs = refs_of(_values(request, name))
        found = vars(request)[PACK_IN_ADDRESS] = select(refs) if refs else Selection()
    return found


def refs_of(values: list[str]) -> list[str]:
    """Return ``values`` without the one that only shows the checkboxes."""
    return [value for value in values if value != CHOOSE]


def _values(request: HttpRequest, name: str) -> list[str]:
    try:
        return request.GET.getlist(name)
    except TooManyFieldsSent:  # raised again for the error page
        return []
