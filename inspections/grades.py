"""What is on record for each family of judgement areas: grades, or why there are none."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from inspections.models import AreaFamily, Framework, Inspection, Rating, UnstatedGrade
from records.models import ReadTogether
from search.tokenizer import normalise

# The lowest grade of every scale on record. Each framework has its own test for it.
LOWEST = "inadequate"


@dataclass(frozen=True, slots=True)
class GradeCell:
    """The grades of one inspection in one family of areas, possibly none."""

    family: AreaFamily
    ratings: tuple[Rating, ...]
    unstated: tuple[UnstatedGrade, ...]


@dataclass(frozen=True, slots=True)
class GradeRow:
    """An inspection with its grades, and its areas without a grade by the reason."""

    inspection: Inspection
    ratings: tuple[Rating, ...]
    unstated: tuple[tuple[UnstatedGrade, ...], ...]

    @property
    def lines(self) -> int:
        """How many lines it takes: one for each grade, and one for all areas without any."""
        return len(self.ratings) + bool(self.unstated or not self.ratings)

    @property
    def voices(self) -> list[tuple[str, str]]:
        """The voices, each with its label, that all its grades rest on."""
        if not self.ratings:
            return []
        first, *others = map(voices_of, self.ratings)
        return [voice for voice in first if all(voice in other for other in others)]

    @property
    def grades(self) -> list[tuple[Rating, list[tuple[str, str]]]]:
        """Each grade with the voices that it rests on and others do not."""
        common = self.voices
        return [(r, [voice for voice in voices_of(r) if voice not in common]) for r in self.ratings]


@dataclass(frozen=True, slots=True)
class RepeatedGrade:
    """A family of areas in which several inspections have the lowest grade."""

    family: AreaFamily
    ratings: tuple[Rating, ...]

    @property
    def pairs(self) -> list[tuple[Rating, Rating]]:
        """Each rating with the one after it."""
        return list(pairwise(self.ratings))

    @property
    def caveats(self) -> list[str]:
        """The reasons why this is not one area that was graded several times."""
        is_unnamed = any(rating.framework.basis == "not_stated" for rating in self.ratings)
        differ = len({rating.framework for rating in self.ratings}) > 1
        found = {
            "The areas are worded differently.": len(
                {normalised_area(r.area) for r in self.ratings}
            )
            > 1,
            "The frameworks differ.": differ and not is_unnamed,
            "The sources do not name every framework.": is_unnamed,
            "That the frameworks differ is the editor’s reading.": differ and is_unnamed,
        }
        return [caveat for caveat, holds in found.items() if holds]


def voices_of(rating: Rating) -> list[tuple[str, str]]:
    """Return the voices of the passages of a grade, nested ones included, each with its label."""
    passages = (item.passage for item in rating.evidence.all())
    return list(dict.fromkeys((each.voice, each.voice_label) for each in passages))


def grade_cells(inspection: Inspection) -> tuple[GradeCell, ...]:
    """Return a cell for every family of areas, in the order of ``AreaFamily``."""
    unstated = inspection.unstated_grades.all()
    return tuple(
        GradeCell(
            family,
            tuple(rating for rating in inspection.ratings if rating.area_family == family),
            tuple(grade for grade in unstated if grade.area_family == family),
        )
        for family in AreaFamily
    )


def grades_by_framework(
    inspections: Iterable[Inspection],
) -> list[tuple[Framework, list[GradeRow]]]:
    """Return ``inspections``, oldest first, grouped by framework.

    Grades under different frameworks are not comparable, so they are never in one table.
    """
    groups: dict[Framework, list[GradeRow]] = {}
    for inspection in inspections:
        groups.setdefault(inspection.framework, []).append(_row(inspection))
    return list(groups.items())


def _row(inspection: Inspection) -> GradeRow:
    unstated = list(inspection.unstated_grades.all())
    return GradeRow(
        inspection,
        tuple(inspection.ratings),
        tuple(
            tuple(grade for grade in unstated if grade.status == status)
            for status in dict.fromkeys(grade.status for grade in unstated)
        ),
    )


def repeated_lowest_grades(inspections: Iterable[Inspection]) -> list[RepeatedGrade]:
    """Return the families in which more than one of ``inspections`` has the lowest grade."""
    found: dict[AreaFamily, list[Rating]] = {family: [] for family in AreaFamily}
    for inspection in inspections:
        for rating in inspection.ratings:
            if rating.grade_value == LOWEST:
                found[AreaFamily(rating.area_family)].append(rating)
    return [
        RepeatedGrade(family, tuple(ratings))
        for family, ratings in found.items()
        if len({rating.inspection_id for rating in ratings}) > 1
    ]


def notes_on_repeated(repeated: Iterable[RepeatedGrade]) -> list[ReadTogether]:
    """Return the notes that name several ratings of one family, each once."""
    found: dict[ReadTogether, None] = {}
    for family in repeated:
        named = Counter(note for rating in family.ratings for note in rating.read_together.all())
        found |= dict.fromkeys(note for note, times in named.items() if times > 1)
    return sorted(found, key=lambda note: note.position)


def normalised_area(area: str) -> str:
    """Return the words of an area in a form that ignores case and punctuation."""
    return " ".join(filter(None, map(normalise, area.split())))
