"""The loader checks which figures a plot draws together."""

from typing import Any

import pytest

from statements.models import Plot
from tests.loading.conftest import Add, Change, Load, Refused
from tests.loading.entries import Fields, record, words

FILE = "records/extra.yaml"


def figure(ref: str, **fields: Any) -> Fields:
    """Return a figure on words that it has to itself, if ``fields`` name no others."""
    own = {
        "words": words("Ofsted makes four recommendations"),
        "as_printed": "four",
        "value": 4,
        "unit": "staff",
        "counts": "staff",
        "scope": "all",
    }
    return record(ref, **{**own, **fields})


def plot(*frames: tuple[str, list[str]], **fields: Any) -> Fields:
    return {
        "slug": "staff",
        "title": "Staff",
        "scale": "staff",
        "frames": [{"name": name, "figures": refs} for name, refs in frames],
        "note": "One sentence gives both.",
        **fields,
    }


def faults(refused: Refused) -> list[str]:
    """Return what the only entry at fault is told, without its place."""
    found = refused()
    assert all(fault.startswith(f"{FILE}:") for fault in found)
    return [fault.split(": ", 2)[2] for fault in found]


def test_a_plot_of_what_is_not_there(add: Add, refused: Refused) -> None:
    add(plots=[plot(("All", ["N3", "N999"]))])

    assert faults(refused) == ["there is no figure N999; correct the ref"]


def test_a_plot_of_what_is_no_figure(add: Add, refused: Refused) -> None:
    add(plots=[plot(("All", ["F15"]))])

    assert faults(refused) == ["there is no figure F15; correct the ref"]


def test_a_plot_of_several_units(add: Add, refused: Refused) -> None:
    add(plots=[plot(("Posts", ["N7"]), ("Children", ["N9"]))])

    assert faults(refused) == [
        "a picture has one unit, and these have 2 (per cent, children); make a picture of each"
    ]


def test_a_figure_in_two_frames(add: Add, refused: Refused) -> None:
    add(plots=[plot(("Most", ["N3", "N4"]), ("Some", ["N4"]))])

    assert faults(refused) == ["N4 stands in two frames; keep it in one"]


def test_two_frames_of_one_name(add: Add, refused: Refused) -> None:
    add(plots=[plot(("Staff", ["N3"]), ("Staff", ["N4"]))])

    assert faults(refused) == ["two frames are named “Staff”; make them one"]


def test_a_number_larger_than_the_whole(add: Add, refused: Refused) -> None:
    add(plots=[plot(("Posts", ["N1", "N7"]), whole=30)])

    assert faults(refused) == [
        "35 does not stand within a whole of 30; take it away, or mend the number"
    ]


def test_a_number_below_zero(add: Add, refused: Refused) -> None:
    add(figures=[figure("N900", value=-4)], plots=[plot(("Staff", ["N900"]))])

    assert (
        "a scale from zero needs a number above zero, and none below; "
        "take it away, or mend the number"
    ) in faults(refused)


def test_two_plots_of_one_slug(add: Add, refused: Refused) -> None:
    add(plots=[plot(("Most", ["N3"]), slug="children")])

    (fault,) = refused()
    assert fault.endswith(": children: this slug is used twice; change one of them")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"slug": "Vacant posts"}, "“slug” is “Vacant posts”; it should be small letters, digits"),
        ({"whole": 0}, "“whole” is “0”; it should be the number that stands for all, such as 100"),
        ({"frames": []}, "“frames” is empty; fill it in"),
        ({"trend": "up"}, "“trend” is not a field here; "),
    ],
)
def test_a_plot_that_is_not_as_it_should_be(
    add: Add, refused: Refused, wrong: Fields, told: str
) -> None:
    add(plots=[plot(("Most", ["N3"]), **wrong)])

    (fault,) = refused()
    assert told in fault


def test_a_figure_that_could_not_be_read_is_not_missing_from_a_plot(
    add: Add, change: Change, refused: Refused
) -> None:
    change("S3-statement.yaml", "as_printed: over 30", "as_printd: over 30")

    assert [fault for fault in refused() if "plots.yaml" in fault] == []


def test_a_plot_keeps_its_figures_frames_and_order(add: Add, load: Load) -> None:
    add(
        figures=[
            figure("N900"),
            figure("N901", words=words("makes four recommendations"), qualifier="over"),
            figure("N902", words=words("four recommendations")),
        ],
        plots=[plot(("Late", ["N902"]), ("Early", ["N901", "N900"]), whole=8)],
    )

    load()

    found = Plot.objects.get(slug="staff")
    assert found.whole == 8
    assert [(each.frame, each.figure.ref) for each in found.plotted.all()] == [
        ("Late", "N902"),
        ("Early", "N901"),
        ("Early", "N900"),
    ]
