"""The home page."""

from collections.abc import Iterable
from itertools import groupby
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from inspections.models import AreaFamily, Framework, Inspection
from medway_portal.packaging.dataset import dataset
from sources.models import Edition, Source


class Run(NamedTuple):
    """Inspections that follow one another and were made under one framework, oldest first."""

    framework: Framework
    inspections: list[Inspection]


def home(request: HttpRequest) -> HttpResponse:
    """The story of the inspections in one line, a search box, ready questions, what this is not."""
    edition = Edition.current()
    inspections = Inspection.objects.with_grades().oldest_first()
    boards = [inspection for inspection in inspections if _is_of_board(inspection)]
    context = {
        "story": _runs(each for each in inspections if each not in boards),
        "boards": boards,
        "questions": edition.about.get("questions", []),
        "sources": Source.objects.all(),
        "json_ld": dataset(edition),
    }
    return render(request, "home.html", context)


def _is_of_board(inspection: Inspection) -> bool:
    """Tell whether all its grades are of a safeguarding board, and none of the council."""
    families = {rating.area_family for rating in inspection.ratings}
    return families == {AreaFamily.LSCB}


def _runs(inspections: Iterable[Inspection]) -> list[Run]:
    by_framework = groupby(inspections, key=lambda inspection: inspection.framework)
    return [Run(framework, [*group]) for framework, group in by_framework]
