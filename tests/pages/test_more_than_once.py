"""Areas graded inadequate in more than one inspection, with what makes them unlike."""

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from inspections.models import AreaFamily
from tests.pages.crawling import Site
from tests.pages.letters import load
from tests.pages.lists import Data
from tests.pages.markup import tree
from tests.pages.recorded import Everything

CAVEATS = (
    "The areas are worded differently. The sources do not name every framework. "
    "That the frameworks differ is the editor’s reading."
)
pytestmark = pytest.mark.django_db


def test_areas_inadequate_more_than_once_are_shown_with_what_makes_them_unlike(
    site: Site, everything: Everything
) -> None:
    part = site.page("/ratings/").one("section", aria_labelledby="more-than-once")

    wanted: dict[str, list[Data]] = {}
    for rating in everything.values():
        if rating.get("grade_value") == "inadequate":
            wanted.setdefault(AreaFamily(rating["area_family"]).label, []).append(rating)
    wanted = {name: group for name, group in wanted.items() if len(group) > 1}
    assert [heading.said for heading in part.every("h3")] == list(wanted)
    for group, table in zip(wanted.values(), part.every("table"), strict=True):
        for rating, row in zip(group, table.one("tbody").every("tr"), strict=True):
            for words in ("area", "grade", "ref"):
                assert rating[words] in row.said
            assert rating["inspection"]["title"] in row.said
            assert rating["framework"]["name"] in row.said
        assert table.one("caption").said == CAVEATS
    assert "it does not mean that the same area was graded again" in part.said
    assert "not comparable" in part.said


def test_the_note_on_these_grades_and_their_comparison_are_a_step_away(
    site: Site, everything: Everything
) -> None:
    part = site.page("/ratings/").one("section", aria_labelledby="more-than-once")

    (box,) = part.every("div", class_="together")
    assert "the areas are not like for like" in box.said
    assert "/compare/?a=I2&b=I7" in {link["href"] for link in part.every("a")}


def test_without_an_area_inadequate_twice_the_page_says_so(
    client: Client, seeds: Path, change: Callable[[str, str, str], None]
) -> None:
    for area in ("impact of leaders on social work practice with", "Children's services (headline"):
        text = (seeds / "records" / "ratings.yaml").read_text(encoding="utf-8")
        _, _, after = text.partition(f"area: {area}" if area[0] == "C" else f"area: the {area}")
        entry = after.partition("grade_value: inadequate")[0] + "grade_value: inadequate"
        change("ratings.yaml", entry, entry.replace("value: inadequate", "value: good"))
    load(seeds)

    page = tree(client.get("/ratings/").content.decode())

    part = page.one("section", aria_labelledby="more-than-once")
    assert part.every("table") == []
    assert "nothing in these five sources" in part.said


def test_the_home_page_leads_to_areas_inadequate_more_than_once(site: Site) -> None:
    questions = site.page("/").one("section", aria_labelledby="questions")

    links = {link.said: link["href"] for link in questions.every("a")}
    question = "Was any area graded inadequate twice, and is that like for like?"
    assert links[question] == "/ratings/#more-than-once"
    assert links["What was said about caseloads?"] == "/themes/caseloads/"
