"""Two inspections side by side, and why their grades may not be set beside each other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspections.grades import GradeCell, grade_cells, normalised_area
from inspections.models import AreaFamily, Inspection
from records.models import ReadTogether, Record, Theme
from records.rows import by_sentences

OTHER_FRAMEWORK = (
    "These two inspections were made under different frameworks; their grades are not comparable."
)
UNKNOWN_FRAMEWORK = (
    "The sources do not name the framework of either inspection. It is not known to be the same "
    "one; their grades are not comparable."
)
ONE_SIDE = "A grade is on record on one side only."
ALIKE = (
    "Yes. Both grades were given under the same framework, for an area worded alike. They do not "
    "say what changed between them, or why."
)


# More sentences of one inspection on a theme are folded.
SHOWN = 4


@dataclass(frozen=True, slots=True)
class AreaComparison:
    """A family of areas in which either inspection has a grade.

    ``verdict`` says whether the two may be read side by side. It is empty if no grades of these
    inspections may.
    """

    label: str
    a: GradeCell
    b: GradeCell
    verdict: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two inspections, the reasons against comparing their grades, and their areas by family."""

    a: Inspection
    b: Inspection
    reasons: tuple[str, ...]
    families: tuple[AreaComparison, ...]

    @property
    def unnamed(self) -> list[Inspection]:
        """The inspections whose framework the sources do not name, if the frameworks differ."""
        if self.a.framework == self.b.framework:
            return []
        return [side for side in (self.a, self.b) if side.framework_basis == "not_stated"]


@dataclass(frozen=True, slots=True)
class ThemeSide:
    """The findings of one inspection on a theme, by the sentences that they rest on.

    ``elsewhere`` are findings on this theme whose sentences stand under an earlier one.
    """

    sentences: list[list[Record]]
    elsewhere: list[Record]

    @property
    def shown(self) -> list[Record]:
        """The findings of the first sentences."""
        return [finding for each in self.sentences[:SHOWN] for finding in each]

    @property
    def more(self) -> int:
        """How many sentences are folded."""
        return len(self.sentences[SHOWN:])

    @property
    def folded(self) -> list[Record]:
        """The findings of the sentences that are folded."""
        return [finding for each in self.sentences[SHOWN:] for finding in each]


@dataclass(frozen=True, slots=True)
class SharedTheme:
    """A theme on which both inspections have findings, and the notes that name any of these."""

    theme: Theme
    sides: tuple[ThemeSide, ThemeSide]
    notes: list[ReadTogether]


def compare(a: Inspection, b: Inspection) -> Comparison:
    """Compare ``a`` and ``b``, which are fetched with their grades."""
    reasons = tuple(reasons_against(a, b))
    families = (
        AreaComparison(str(one.family.label), one, other, "" if reasons else _verdict(one, other))
        for one, other in zip(grade_cells(a), grade_cells(b), strict=True)
        if one.ratings or other.ratings
    )
    return Comparison(a, b, reasons, tuple(families))


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


def shared_themes(
    a: Iterable[Record], b: Iterable[Record], notes: Iterable[ReadTogether]
) -> list[SharedTheme]:
    """Return the themes that findings of both ``a`` and ``b`` have, in order.

    A sentence stands under the first of its themes only, with all its findings, and a note under
    the first theme that has any finding which it names.
    """
    found = (by_sentences(a), by_sentences(b))
    ours, theirs = ({theme for each in side for theme in _themes_of(each)} for side in found)
    placed: tuple[set[int], set[int]] = (set(), set())
    left = list(notes)
    shared = []
    for theme in sorted(ours & theirs, key=lambda theme: theme.position):
        one, other = (
            _on_theme(theme, side, before) for side, before in zip(found, placed, strict=True)
        )
        named = {record.pk for side in (one, other) for each in side.sentences for record in each}
        own = [note for note in left if any(each.pk in named for each in note.records.all())]
        left = [note for note in left if note not in own]
        shared.append(SharedTheme(theme, (one, other), own))
    return shared


def notes_on_grades(
    notes: Iterable[ReadTogether], a: Inspection, b: Inspection
) -> list[ReadTogether]:
    """Return the notes that name a grade of ``a`` and one of ``b``."""
    sides = [{rating.pk for rating in side.ratings} for side in (a, b)]
    named = ((note, {record.pk for record in note.records.all()}) for note in notes)
    return [note for note, records in named if all(records & side for side in sides)]


def _on_theme(theme: Theme, sentences: list[list[Record]], placed: set[int]) -> ThemeSide:
    """Return what an inspection has on ``theme``, and add its sentences to those ``placed``."""
    own = [each for each in sentences if theme in _themes_of(each)]
    new = [each for each in own if each[0].sentence_group not in placed]
    before = [finding for each in own if each not in new for finding in each]
    placed.update(each[0].sentence_group for each in new)
    return ThemeSide(new, [each for each in before if theme in each.themes.all()])


def _themes_of(findings: Iterable[Record]) -> set[Theme]:
    return {theme for finding in findings for theme in finding.themes.all()}


def _is_of_board(inspection: Inspection) -> bool:
    """Tell whether every grade on record is of a safeguarding board, which is not the council."""
    families = {rating.area_family for rating in inspection.ratings}
    return families == {AreaFamily.LSCB}


def _verdict(a: GradeCell, b: GradeCell) -> str:
    if not (a.ratings and b.ratings):
        return ONE_SIDE
    return _wording(a, b) or ALIKE


def _wording(a: GradeCell, b: GradeCell) -> str:
    """Return a refusal if the areas are worded differently, ignoring case and punctuation."""
    if {normalised_area(r.area) for r in a.ratings} == {normalised_area(r.area) for r in b.ratings}:
        return ""
    areas = [" and ".join(f"“{rating.area}”" for rating in cell.ratings) for cell in (a, b)]
    return f"No. The areas are worded differently: {areas[0]}; {areas[1]}."
