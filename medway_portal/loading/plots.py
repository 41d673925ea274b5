"""The plots of the curated record: their rules, and writing them to the database."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from medway_portal.loading.drafts import Draft, Drafts
from medway_portal.loading.fields import without
from medway_portal.loading.problems import Problems
from medway_portal.loading.reader import Entry
from statements.models import Plot, PlottedFigure
from statements.scale import Number, scale_for


def check_plots(drafts: Drafts, problems: Problems) -> None:
    """Report plots of unknown figures, of several units, or without a scale from zero."""
    for entry in drafts.lists["plots"]:
        names = [frame["name"] for frame in entry.fields["frames"]]
        for name in {name for name in names if names.count(name) > 1}:
            problems.add(entry.at("frames"), f"two frames are named “{name}”; make them one")
        if "figures" not in drafts.unread:
            _check_figures(entry, drafts, problems)


def _check_figures(entry: Entry, drafts: Drafts, problems: Problems) -> None:
    known = {draft.ref: draft for draft in drafts.of_kind("figure")}
    refs = [ref for frame in entry.fields["frames"] for ref in frame["figures"]]
    at = entry.at("frames")
    for ref in {ref for ref in refs if refs.count(ref) > 1}:
        problems.add(at, f"{ref} stands in two frames; keep it in one")
    for ref in sorted(set(refs) - known.keys()):
        problems.add(at, f"there is no figure {ref}; correct the ref")
    figures = [known[ref] for ref in refs if ref in known]
    units = {figure.get("unit"): None for figure in figures}
    if len(units) > 1:
        problems.add(
            at,
            f"a picture has one unit, and these have {len(units)} ({', '.join(units)}); "
            "make a picture of each",
        )
    elif figures:
        _check_scale(entry, figures, problems)


def _check_scale(entry: Entry, figures: list[Draft], problems: Problems) -> None:
    try:
        scale_for(map(_number, figures), _whole(entry))
    except ValueError as error:
        problems.add(entry.at("frames"), f"{error}; take it away, or mend the number")


def _number(figure: Draft) -> Number:
    return Number(Decimal(str(figure.get("value"))), is_open=figure.get("qualifier") == "over")


def _whole(entry: Entry) -> Decimal | None:
    return Decimal(str(entry.fields["whole"])) if "whole" in entry.fields else None


def write_plots(drafts: Drafts, records: Mapping[str, Any]) -> None:
    """Write the plots. ``records`` has the records in the database by ref."""
    for position, entry in enumerate(drafts.lists["plots"]):
        fields = without(entry.fields, "frames") | {"whole": _whole(entry), "position": position}
        plot = Plot.objects.create(**fields)
        figures = [
            (frame["name"], ref) for frame in entry.fields["frames"] for ref in frame["figures"]
        ]
        for place, (name, ref) in enumerate(figures):
            PlottedFigure.objects.create(plot=plot, figure=records[ref], frame=name, position=place)
