"""One theme across all inspections: what inspectors found, and what the council said."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from inspections.models import Finding, Inspection
from records.models import ReadTogether, Record, Theme
from records.rows import Said, usual_voice
from sources.voices import EVIDENCE, OFSTED, Voice
from statements.models import OF_KINDS, Figure

COUNCIL = (Voice.COUNCIL_STATEMENT,)
OTHERS = tuple(set(EVIDENCE) - {*OFSTED, *COUNCIL})
SIDES = (
    ("Ofsted", "", OFSTED),
    ("The council", "The council’s own account. These are not findings of inspectors.", COUNCIL),
    ("Others and background", "", OTHERS),
)


@dataclass(frozen=True, slots=True)
class Side:
    """The records of one side: inspectors, the council or others."""

    heading: str
    hint: str
    records: list[Record]

    @property
    def said(self) -> Said | None:
        """What most of them have in common."""
        return usual_voice(self.records)


@dataclass(frozen=True, slots=True)
class ThemeRow:
    """The records of a theme about one inspection, or about none, by whose words they are.

    ``notes`` are those on what must be read together that no earlier row has.
    """

    inspection: Inspection | None
    records: tuple[Record, ...]
    notes: tuple[ReadTogether, ...] = ()

    @property
    def sides(self) -> list[Side]:
        """The sides that have any record."""
        found = (
            Side(heading, hint, [each for each in self.records if each.voice in voices])
            for heading, hint, voices in SIDES
        )
        return [side for side in found if side.records]


class Cell(NamedTuple):
    """The findings of one theme about one inspection: the number of each polarity, if any."""

    inspection: Inspection
    counts: list[tuple[str, str, int]]


def theme_list(request: HttpRequest) -> HttpResponse:
    """All themes: how many findings each has by inspection, and their definitions."""
    themes = Theme.objects.with_counts()
    inspections = Inspection.objects.oldest_first()
    counts = Finding.objects.counts_by_theme()
    matrix = [
        (theme, [_cell(each, counts.get((theme.slug, each.pk), {})) for each in inspections])
        for theme in themes
    ]
    context = {
        "themes": themes,
        "inspections": inspections,
        "matrix": [(theme, cells) for theme, cells in matrix if any(cell.counts for cell in cells)],
    }
    return render(request, "themes/theme_list.html", context)


def _cell(inspection: Inspection, counts: dict[str, int]) -> Cell:
    signs = [sign for sign in Finding.Polarity if sign in counts]
    return Cell(inspection, [(sign.value, str(sign.label), counts[sign]) for sign in signs])


def theme_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """All records of one theme by inspection, including inspections without any."""
    theme = get_object_or_404(Theme, slug=slug)
    found = Record.objects.with_theme(slug).for_rows(*OF_KINDS, "as_inspection")
    records = found.with_notes().in_order("oldest")
    figures = Figure.objects.with_theme(slug).for_lists().in_order("oldest")
    inspections = Inspection.objects.for_lists(["framework"])
    rows = by_inspection(records, [*inspections.oldest_first(), None])
    context = {
        "theme": theme,
        "with_words": [row for row in rows if row.records],
        "without_words": [row for row in rows if row.inspection and not row.records],
        "first_noted": next((row for row in rows if row.notes), None),
        "figures": figures,
    }
    return render(request, "themes/theme_detail.html", context)


def by_inspection(
    records: Iterable[Record], inspections: Iterable[Inspection | None]
) -> list[ThemeRow]:
    """Return a row for every inspection, in order, with its records. ``None`` is about none."""
    found: dict[int | None, list[Record]] = {}
    for record in records:
        found.setdefault(_about(record), []).append(record)
    rows = []
    shown: set[ReadTogether] = set()
    for inspection in inspections:
        own = tuple(found.get(inspection.pk if inspection else None, ()))
        new = [note for note in notes(own) if note not in shown]
        shown.update(new)
        rows.append(ThemeRow(inspection, own, tuple(new)))
    return rows


def _about(record: Record) -> int | None:
    """Return the primary key of the inspection that the record is or is about."""
    return record.pk if record.kind == Record.Kind.INSPECTION else record.inspection_id


def notes(records: Iterable[Record]) -> list[ReadTogether]:
    """Return the notes on what must be read together, each once, in order."""
    found = {note for record in records for note in record.read_together.all()}
    return sorted(found, key=lambda note: note.position)
