"""Plots show figures to scale from zero, with what limits each number."""

import pytest
from django.test import Client

from records.models import Record
from statements.models import Plot
from tests.pages.crawler import Site
from tests.pages.lists import Data, page, shown
from tests.pages.markup import Element
from tests.pages.recorded import Everything, plain, says_basis

PLOTTED = ["N3", "N4", "N1", "N7", "N5"]
pytestmark = pytest.mark.django_db


def bars(found: Element) -> dict[str, Element]:
    """Return what is drawn and said of each figure, by its ref."""
    frames = found.every("div", class_="frame")
    rows = [row for frame in frames for row in frame.every("li")]
    return {row.every("span", class_="ref")[0].said: row for row in rows}


def part(length: str) -> float:
    """Return parts of a hundred."""
    assert length.endswith("%")
    return float(length.removesuffix("%"))


def scale(bar: Element) -> list[tuple[float, float]]:
    """Return the numbers under the bar and their places."""
    labels = bar.every("text")
    return [(float(label.said.replace(",", "")), part(label["x"])) for label in labels]


def test_the_figures_that_are_drawn_are_those_that_were_chosen(client: Client) -> None:
    found = page(client, "figures")

    assert list(bars(found)) == PLOTTED
    titles = [part.one("h3").said for part in found.every("section", class_="plot")]
    assert titles == [plot.title for plot in Plot.objects.all()]


def test_every_length_is_in_proportion_from_zero(client: Client, everything: Everything) -> None:
    for ref, row in bars(page(client, "figures")).items():
        bar = row.one("svg", class_="bar")
        (zero, start), *_, (last, end) = scale(bar)
        assert (zero, start, end) == (0, 0, 100)
        for number, place in scale(bar):
            assert place == pytest.approx(100 * number / last, abs=0.01)
        (length,) = bar.every("rect", class_="length")
        assert "x" not in length.attributes
        assert part(length["width"]) == pytest.approx(
            100 * everything[ref]["value"] / last, abs=0.01
        )


def test_all_frames_of_a_picture_have_one_scale(client: Client) -> None:
    for picture in page(client, "figures").every("section", class_="plot"):
        assert len({tuple(scale(bar)) for bar in picture.every("svg", class_="bar")}) == 1


def test_a_share_is_drawn_as_a_part_of_the_whole(client: Client) -> None:
    found = bars(page(client, "figures"))

    for ref in ("N1", "N7"):
        bar = found[ref].one("svg")
        assert bar.one("rect", class_="whole")["width"] == "100%"
        assert scale(bar)[-1] == (100, 100)
    assert found["N3"].every("rect", class_="whole") == []


def test_what_is_open_hollow_or_not_exact_is_drawn_and_said_so(
    client: Client, everything: Everything
) -> None:
    words = {
        "over": "Drawn open: how much more is not stated.",
        "up_to": "Drawn hollow: the most that is stated.",
        "about": "Drawn with a broken end: the number is not exact.",
    }
    for ref, row in bars(page(client, "figures")).items():
        qualifier = everything[ref]["qualifier"] or "exactly"
        (length,) = row.every("rect", class_="length")
        assert qualifier in length["class"].split()
        ends = [line["x2"] for line in row.every("line", class_="open")]
        assert ends == (["100%", "100%"] if qualifier == "over" else [])
        assert bool(row.every("line", class_="end")) == (qualifier in ("exactly", "up_to"))
        assert bool(row.every("line", class_="broken")) == (qualifier == "about")
        assert [told for told in words.values() if told in row.said] == (
            [words[qualifier]] if qualifier in words else []
        )


def test_nothing_joins_figures_and_no_trend_is_drawn(client: Client) -> None:
    for picture in page(client, "figures").every("section", class_="plot"):
        shapes = {shape.tag for svg in picture.every("svg") for shape in svg.walk()}
        assert shapes <= {"line", "rect", "text"}
        for svg in picture.every("svg"):
            assert len(svg.every("rect", class_="length")) == 1
            assert all(line["x1"] == line["x2"] or line["y1"] == line["y2"] for line in svg.parts
                       if line.tag == "line")  # fmt: skip


def test_another_scope_stands_in_a_frame_of_its_own(client: Client) -> None:
    frames = [
        (frame.one("h4").said, list(bars(Element("div", {}, [frame]))))
        for frame in page(client, "figures").every("div", class_="frame")
    ]

    assert ("Northmoor Council, as the council told in 2004", ["N3", "N4"]) in frames
    assert ("Assessment team, 2001", ["N1"]) in frames
    assert ("All posts, 2006", ["N7"]) in frames


def test_each_mark_has_the_number_as_printed_and_all_that_limits_it(
    client: Client, everything: Everything
) -> None:
    found = page(client, "figures")

    for ref, row in bars(found).items():
        figure: Data = everything[ref]
        (link,) = row.every("a")
        assert link.said == f"{figure['as_printed']}: {plain(figure['title'])}"
        assert link["href"] == figure["url"]
        assert figure["counts"].lower() in row.said.lower()
        assert plain(figure["scope"]).lower() in row.said.lower()
        assert figure["date"]["display"] in row.said
        assert says_basis(row.said, figure["date"])


def test_the_words_that_a_picture_rests_on_stand_beside_it_with_whose_they_are(
    client: Client, everything: Everything
) -> None:
    for picture in page(client, "figures").every("section", class_="plot"):
        said = picture.one("div", class_="drawn-from").said
        for ref in bars(picture):
            for passage in everything[ref]["evidence"]:
                assert plain(passage["exact"]) in said
            assert everything[ref]["voice_label"] in said
        assert "Editor’s note: " in said


def test_a_picture_has_a_name_and_its_words_describe_it(client: Client) -> None:
    found = page(client, "figures")

    for row in bars(found).values():
        bar = row.one("svg", role="img")
        printed = row.one("p", class_="printed").every("a")[0].said.split(":")[0]
        last = bar.every("text")[-1].said
        assert bar["aria-label"] == f"Bar for “{printed}” on a scale from 0 to {last}"
        assert found.by_id(bar["aria-describedby"]).said in row.said


@pytest.mark.parametrize(
    "query", ["q=vacan*", "sort=largest", "voice=ofsted", "page_size=3&page=2"]
)
def test_pictures_stand_with_the_whole_list_only(client: Client, query: str) -> None:
    found = page(client, "figures", query)

    assert shown(found, "figures")
    assert found.every("section", class_="plot") == []


def test_the_page_of_a_figure_shows_the_pictures_it_is_in(site: Site) -> None:
    for ref in PLOTTED:
        drawn = bars(site.page(f"/figures/{ref}/"))
        assert ref in drawn
        own = drawn[ref].one("p", class_="printed")
        assert own.every("a") == []
        assert own.said.endswith("This figure")
        others = [row for other, row in drawn.items() if other != ref]
        assert all(row.one("p", class_="printed").every("a") for row in others)


def test_the_page_of_a_figure_that_is_not_drawn_has_no_picture(
    site: Site, everything: Everything
) -> None:
    figures = [ref for ref, data in everything.items() if data["type"] == Record.Kind.FIGURE]

    for ref in set(figures) - set(PLOTTED):
        found = site.page(f"/figures/{ref}/")
        assert found.every("section", class_="plot") == []
        assert "In a picture" not in found.said
    assert "N9" in set(figures) - set(PLOTTED)
