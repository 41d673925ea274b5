"""Two inspections side by side, and why their grades may not be set beside each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspections.grades import GradeCell, grade_cells, normalised_area
from inspections.models import AreaFamily, Inspection
from records.models import Record, Theme

OTHER_FRAMEWORK = (
    "These two inspections were made under different frameworks; their grades are not comparable."
)
UNKNOWN_FRAMEWORK = (
    "The sources do not name the framework of either inspection. It is not known to be the same "
    "one; their grades are not comparable."
)
ONE_SIDE = "A grade is on record on one side only."
NO_SIDE = "No grade is on record on either side."
ALIKE = (
    "Both grades were given under the same framework, for an area worded alike. They do not say "
    "what changed between them, or why."
)


@dataclass(frozen=True, slots=True)
class AreaComparison:
    """One family of areas in both inspections, with remarks on whether they are comparable."""

    label: str
    a: GradeCell
    b: GradeCell
    is_comparable: bool
    remarks: tuple[str, ...]

    @property
    def has_two_grades(self) -> bool:
        return bool(self.a.ratings and self.b.ratings)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two inspections, the reasons against comparing their grades, and their areas by family."""

    a: Inspection
    b: Inspection
    reasons: tuple[str, ...]
    families: tuple[AreaComparison, ...]

    @property
    def graded_families(self) -> list[AreaComparison]:
        """The families in which either inspection has a grade."""
        return [each for each in self.families if each.a.ratings or each.b.ratings]

    @property
    def unnamed(self) -> list[Inspection]:
        """The inspections whose framework the sources do not name, if the frameworks differ."""
        if self.a.framework == self.b.framework:
            return []
        return [side for side in (self.a, self.b) if side.framework_basis == "not_stated"]


def compare(a: Inspection, b: Inspection) -> Comparison:
    """Compare ``a`` and ``b``, which are fetched with their grades."""
    reasons = tuple(reasons_against(a, b))
    pairs = zip(grade_cells(a), grade_cells(b), strict=True)
    return Comparison(a, b, reasons, tuple(_family(one, other, reasons) for one, other in pairs))


def reasons_against(a: Inspection, b: Inspection) -> Iterator[str]:
    """Yield the reasons why no grade of one may be compared with a grade of the other."""
    if a.framework != b.framework:
        yield OTHER_FRAMEWORK
    elif "not_stated" in (a.framework_basis, b.framework_basis):
        yield UNKNOWN_FRAMEWORK
    for inspection, other in ((a, b), (b, a)):
        if _is_of_board(inspection) and not _is_of_board(other):
            yield (
                f"“{inspection.title}” is of a different body: its grade is of the board’s "
                "arrangements, and is not a grade of the council."
            )
        if not inspection.framework.graded:
            yield (
                f"“{inspection.title}” has no grades: this type of inspection gives none "
                "(editorial)."
            )


def findings_by_shared_theme(
    a: Iterable[Record], b: Iterable[Record]
) -> list[tuple[Theme, list[Record], list[Record]]]:
    """Return the themes that both ``a`` and ``b`` have, in order, with the findings of each."""
    ours, theirs = _by_theme(a), _by_theme(b)
    themes = sorted(ours.keys() & theirs.keys(), key=lambda theme: theme.position)
    return [(theme, ours[theme], theirs[theme]) for theme in themes]


def _by_theme(findings: Iterable[Record]) -> dict[Theme, list[Record]]:
    found: dict[Theme, list[Record]] = {}
    for finding in findings:
        for theme in finding.themes.all():
            found.setdefault(theme, []).append(finding)
    return found


def _is_of_board(inspection: Inspection) -> bool:
    """Tell whether every grade on record is of a safeguarding board, which is not the council."""
    families = {rating.area_family for rating in inspection.ratings}
    return families == {AreaFamily.LSCB}


def _family(a: GradeCell, b: GradeCell, reasons: tuple[str, ...]) -> AreaComparison:
    label = str(a.family.label)
    if not (a.ratings and b.ratings):
        remark = ONE_SIDE if a.ratings or b.ratings else NO_SIDE
        return AreaComparison(label, a, b, is_comparable=False, remarks=(remark,))
    against = (*reasons, *_wording(a, b))
    return AreaComparison(label, a, b, is_comparable=not against, remarks=against or (ALIKE,))


def _wording(a: GradeCell, b: GradeCell) -> Iterator[str]:
    """Yield a remark if the areas are worded differently, ignoring case and punctuation."""
    if {normalised_area(rating.area) for rating in a.ratings} != {
        normalised_area(r.area) for r in b.ratings
    }:
        areas = [" and ".join(f"“{rating.area}”" for rating in cell.ratings) for cell in (a, b)]
        yield f"The areas are worded differently: {areas[0]}; {areas[1]}."
