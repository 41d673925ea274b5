"""Below the grades of two inspections: their findings, on the same themes and by polarity."""

import pytest
from django.test import Client

from tests.pages.comparisons import compare
from tests.pages.lists import Data
from tests.pages.markup import Element
from tests.pages.recorded import Everything, plain

pytestmark = pytest.mark.django_db


def shared_themes(page: Element) -> dict[str, list[Element]]:
    """Return what both inspections have on each theme, by its slug."""
    part = page.one("section", aria_labelledby="findings")
    slugs = [heading.one("a")["href"].split("/")[2] for heading in part.every("h3", class_="group")]
    sides = [sides.parts for sides in part.every("div", class_="sides")[1:]]
    return dict(zip(slugs, sides, strict=True))


def shown(side: Element) -> set[str]:
    """Return the refs of the findings whose sentences stand here."""
    return {item["id"] for item in side.every("li", class_="own")}


def shown_above(side: Element) -> set[str]:
    """Return the refs of the findings that a link leads to."""
    links = [link for line in side.every("ul", class_="ref-line") for link in line.every("a")]
    return {link["href"].removeprefix("#") for link in links}


@pytest.mark.parametrize("pair", [("I3", "I6"), ("I3", "I5")])
def test_findings_stand_or_are_linked_under_the_themes_that_both_have(
    client: Client, everything: Everything, pair: tuple[str, str]
) -> None:
    findings = [record for record in everything.values() if record["type"] == "finding"]
    ours, theirs = (
        {slug: {f["ref"] for f in findings if slug in f["themes"] and about(f) == ref}
         for f in findings for slug in f["themes"]}
        for ref in pair
    )  # fmt: skip

    found = shared_themes(compare(client, f"a={pair[0]}&b={pair[1]}"))

    assert set(found) == {slug for slug in ours if ours[slug] and theirs[slug]}
    assert len(found) > 1
    for slug, sides in found.items():
        for side, wanted in zip(sides, (ours[slug], theirs[slug]), strict=True):
            assert wanted <= shown(side) | shown_above(side)
            assert shown_above(side) <= wanted


def test_each_sentence_stands_once_and_links_lead_up_to_it(client: Client) -> None:
    page = compare(client, "a=I3&b=I6")

    before: set[str] = set()
    linked: set[str] = set()
    for sides in shared_themes(page).values():
        for side in sides:
            assert shown(side) & before == set()
            assert shown_above(side) <= before
            linked |= shown_above(side)
        before |= {ref for side in sides for ref in shown(side)}
    assert linked


def about(record: Data) -> str:
    return str(record["inspection"]["ref"])


def test_each_finding_says_its_polarity_and_whose_words_it_rests_on(
    client: Client, everything: Everything
) -> None:
    part = compare(client, "a=I3&b=I5").one("section", aria_labelledby="findings")

    items = part.every("li", class_="own")
    assert items
    for item in items:
        finding = everything[item.every("a", class_="ref")[0].said]
        assert finding["polarity"].replace("_", " ").capitalize() in item.said
        assert finding["evidence"][0]["voice_label"] in part.said


def test_all_findings_of_each_are_a_link_away_without_counts(client: Client) -> None:
    part = compare(client, "a=I3&b=I4").one("section", aria_labelledby="findings")

    links = {link["href"]: link.said for link in part.every("a") if "polarity" in link["href"]}
    assert "/findings/?inspection=I3&polarity=weakness" in links
    assert all(client.get(link.replace("/?", ".json?")).json()["count"] for link in links)
    assert "No finding is on record: nothing in these five sources." in part.said
    assert not any(character.isdigit() for said in links.values() for character in said[:12])


def test_notes_that_name_records_of_both_are_shown(client: Client, everything: Everything) -> None:
    page = compare(client, "a=I3&b=I6")

    note = plain(everything["F15"]["read_together"][0]["note"])
    noted = [theme for theme in page.every("details", class_="read-together") if note in theme.said]
    assert len(noted) == 1
    assert page.by_id("together")
    assert compare(client, "a=I2&b=I7").every("*", id="together") == []


def test_a_note_on_grades_of_both_stands_below_the_grades(
    client: Client, everything: Everything
) -> None:
    page = compare(client, "a=I3&b=I5")

    note = plain(everything["R5"]["read_together"][0]["note"])
    assert note in page.one("section", aria_labelledby="grades").one("div", class_="note").said
    assert page.said.count(note) == 1


def test_nothing_points_up_or_down(client: Client) -> None:
    page = compare(client, "a=I3&b=I6")

    assert "No arrows, no scores: words beside words." in page.said
    assert [sign for sign in "↑↓↗↘→←▲▼△▽⬆⬇" if sign in page.text] == []
