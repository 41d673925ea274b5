"""Dates in EDTF (ISO 8601-2), which says how well a date is known: parsing and display."""

import re
from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache
from time import struct_time

from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException

SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
WINTER = "24"
MONTHS = {f"{month:02}" for month in range(1, 13)}
SIMPLE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")


@dataclass(frozen=True, slots=True)
class DateSpan:
    """The first and the last day that a date can mean; ``None`` where it is open."""

    earliest: date | None
    latest: date | None
    precision: str


@cache
def read(edtf: str) -> DateSpan:
    """Return the span of ``edtf``. Raises ``ValueError`` with the remedy if it is no such date."""
    first, last = edtf.split("/", 1) if "/" in edtf else (edtf, edtf)
    earliest = _bound(first, edtf, upper=False)
    latest = _bound(last, edtf, upper=True)
    if earliest and latest and earliest > latest:
        raise ValueError(f"the interval “{edtf}” ends before it begins; put the earlier date first")
    return DateSpan(earliest, latest, _precision(edtf))


def _bound(part: str, whole: str, *, upper: bool) -> date | None:
    if part == ".." and whole not in {"..", "../.."}:
        return None
    remedy = (
        f"“{whole}” is not a date that the record understands; write 2019-08-27, 2019-08, 2019, "
        "2019-23 for autumn, 2019-08~ for about, or two of them with / between"
    )
    simple = SIMPLE.fullmatch(part)
    named = MONTHS if simple and simple[3] else MONTHS | SEASONS.keys()
    if not simple or (simple[2] or "01") not in named:
        raise ValueError(remedy)
    try:
        if simple[2] in SEASONS:
            return _season(int(simple[1]), simple[2], upper=upper)
        parsed = parse_edtf(part)
        time: struct_time = parsed.upper_strict() if upper else parsed.lower_strict()
        year, month, day = time[:3]
        # The library accepts 31 November.
        if simple[3] and int(simple[3]) > monthrange(year, month)[1]:
            raise ValueError(remedy)
        return date(year, month, day)
    except (EDTFParseException, ValueError) as error:
        raise ValueError(remedy) from error


def _season(year: int, season: str, *, upper: bool) -> date:
    """Return the first or the last day of a season; winter begins in December of its year.

    The library ends a winter with its year.
    """
    first = 3 * (int(season) - 20)
    if not upper:
        return date(year, first, 1)
    last_year, last = (year + 1, 2) if season == WINTER else (year, first + 2)
    return date(last_year, last, monthrange(last_year, last)[1])


def _precision(edtf: str) -> str:
    if "/" in edtf:
        return "period"
    simple = SIMPLE.fullmatch(edtf)
    month, day = (simple[2], simple[3]) if simple else (None, None)
    if day:
        return "day"
    return "season" if month in SEASONS else "month" if month else "year"


def in_words(edtf: str) -> str:
    """Return ``edtf`` as a reader would write it: “27 August 2019”, “on or after July 2021”."""
    if "/" not in edtf:
        return _part_in_words(edtf)
    first, last = edtf.split("/", 1)
    if last == "..":
        return f"on or after {_part_in_words(first)}"
    if first == "..":
        return f"on or before {_part_in_words(last)}"
    return f"between {_part_in_words(first)} and {_part_in_words(last)}"


def _part_in_words(part: str) -> str:
    simple = SIMPLE.fullmatch(part)
    if not simple:
        raise ValueError(f"“{part}” is not a date")
    year, month, day = simple.groups()
    about = "about " if part[-1] in "~?%" else ""
    if month in SEASONS:
        return f"{about}{SEASONS[month]} {year}"
    if not month:
        return f"{about}{year}"
    name = month_name[int(month)]
    return f"{about}{int(day)} {name} {year}" if day else f"{about}{name} {year}"
