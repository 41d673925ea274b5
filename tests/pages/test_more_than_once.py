"""Areas graded inadequate in more than one inspection, with what makes them unlike."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from inspections.models import AreaFamily
from tests.pages.crawler import Site
from tests.pages.letters import load
from tests.pages.lists import Data
from tests.pages.markup import tree
from tests.pages.recorded import Everything

WORDED = "The areas are worded differently."
# A rating whose area is moved into the family of two others, and what is then said of the three.
UNLIKE = {
    "R9": f"{WORDED} The frameworks differ.",
    "R2": (
        f"{WORDED} The sources do not name every framework. "
        "That the frameworks differ is the editor’s reading."
    ),
}
pytestmark = pytest.mark.django_db


def rating(seeds: Path, ref: str) -> str:
    """Return the entry of a rating in the copy of the record."""
    text = (seeds / "records" / "ratings.yaml").read_text(encoding="utf-8")
    return next(entry for entry in text.split("  - ref: ") if entry.startswith(f"{ref}\n"))


def test_areas_inadequate_more_than_once_are_shown_with_what_makes_them_unlike(
    site: Site, everything: Everything
) -> None:
    part = site.page("/ratings/").one("section", aria_labelledby="more-than-once")

    wanted: dict[str, list[Data]] = {}
    for rating in everything.values():
        if rating.get("grade_value") == "inadequate":
            wanted.setdefault(AreaFamily(rating["area_family"]).label, []).append(rating)
    wanted = {name: group for name, group in wanted.items() if len(group) > 1}
    assert [heading.said for heading in part.every("h3")][: len(wanted)] == list(wanted)
    for group, rows in zip(wanted.values(), part.every("ul"), strict=False):
        for rating, row in zip(group, rows.every("li"), strict=False):
            for words in ("area", "grade", "ref"):
                assert rating[words] in row.said
            assert rating["inspection"]["title"] in row.said
    assert WORDED in [paragraph.said for paragraph in part.every("p")]
    assert "it does not mean that the same area was graded again" in part.said


def test_the_note_on_these_grades_and_their_comparison_are_a_step_away(
    site: Site, everything: Everything
) -> None:
    part = site.page("/ratings/").one("section", aria_labelledby="more-than-once")

    (box,) = part.every("div", class_="together")
    assert "The record holds neither report." in box.said
    assert "/compare/?a=I3&b=I5" in {link["href"] for link in part.every("a")}


@pytest.mark.parametrize(("ref", "caveats"), UNLIKE.items())
def test_the_page_says_whether_the_frameworks_differ_and_who_says_so(
    client: Client,
    seeds: Path,
    change: Callable[[str, str, str], None],
    ref: str,
    caveats: str,
) -> None:
    entry = rating(seeds, ref)
    family = re.sub(r"area_family: \w+", "area_family: help_and_protection", entry)
    change("ratings.yaml", entry, family)
    load(seeds)

    page = tree(client.get("/ratings/").content.decode())

    part = page.one("section", aria_labelledby="more-than-once")
    assert caveats in [paragraph.said for paragraph in part.every("p")]
    grades = [link for link in part.every("ul")[0].every("a") if "/ratings/" in link["href"]]
    assert len(grades) == 3


def test_without_an_area_inadequate_twice_the_page_says_so(
    client: Client, seeds: Path, change: Callable[[str, str, str], None]
) -> None:
    entry = rating(seeds, "R7")
    change("ratings.yaml", entry, entry.replace("grade_value: inadequate", "grade_value: good"))
    load(seeds)

    page = tree(client.get("/ratings/").content.decode())

    part = page.one("section", aria_labelledby="more-than-once")
    assert part.every("ul") == []
    assert "nothing in these" in part.said


def test_the_home_page_leads_to_areas_inadequate_more_than_once(site: Site) -> None:
    questions = site.page("/").one("section", aria_labelledby="questions")

    links = {link.said: link["href"] for link in questions.every("a")}
    question = "Was any area graded inadequate twice, and is that like for like?"
    assert links[question] == "/ratings/#more-than-once"
