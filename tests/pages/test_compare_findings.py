"""Below the grades of two inspections: their findings, on the same themes and by polarity."""

import pytest
from django.test import Client

from tests.pages.comparisons import compare
from tests.pages.lists import Data
from tests.pages.recorded import Everything, plain

pytestmark = pytest.mark.django_db


def test_findings_stand_under_the_themes_that_both_have(
    client: Client, everything: Everything
) -> None:
    part = compare(client, "a=I3&b=I6").one("section", aria_labelledby="themes")
    findings = [record for record in everything.values() if record["type"] == "finding"]
    ours, theirs = (
        {slug: {f["ref"] for f in findings if slug in f["themes"] and about(f) == ref}
         for f in findings for slug in f["themes"]}
        for ref in ("I3", "I6")
    )  # fmt: skip

    shared = {slug for slug in ours if ours[slug] and theirs[slug]}
    assert len(shared) > 1
    headings = [heading.one("a")["href"] for heading in part.every("h3")]
    assert sorted(headings) == sorted(f"/themes/{slug}/" for slug in shared)
    for address, sides in zip(headings, part.every("div", class_="sides")[1:], strict=True):
        slug = address.split("/")[2]
        found = [
            {item.every("a", class_="ref")[0].said for item in side.every("li", class_="own")}
            for side in sides.parts
        ]
        assert found == [ours[slug], theirs[slug]]


def about(record: Data) -> str:
    return str(record["inspection"]["ref"])


def test_each_finding_says_its_polarity_and_whose_words_it_rests_on(
    client: Client, everything: Everything
) -> None:
    part = compare(client, "a=I3&b=I5").one("section", aria_labelledby="themes")

    items = part.every("li", class_="own")
    assert items
    for item in items:
        finding = everything[item.every("a", class_="ref")[0].said]
        assert finding["polarity"].replace("_", " ").capitalize() in item.said
        assert finding["evidence"][0]["voice_label"] in part.said


def test_all_findings_of_each_are_a_link_away_without_counts(client: Client) -> None:
    part = compare(client, "a=I3&b=I4").one("section", aria_labelledby="findings")

    links = {link["href"] for link in part.every("a")}
    assert "/findings/?inspection=I3&polarity=weakness" in links
    assert all(client.get(f"{link}".replace("/?", ".json?")).json()["count"] for link in links)
    assert "No finding is on record: nothing in these five sources." in part.said
    assert not any(character.isdigit() for link in part.every("li") for character in link.said[:12])


def test_notes_that_name_records_of_both_are_shown(client: Client, everything: Everything) -> None:
    page = compare(client, "a=I3&b=I6")

    note = plain(everything["F15"]["read_together"][0]["note"])
    assert note in page.one("section", aria_labelledby="together").said
    assert compare(client, "a=I2&b=I7").every("section", aria_labelledby="together") == []


def test_nothing_points_up_or_down(client: Client) -> None:
    page = compare(client, "a=I3&b=I6")

    assert "No arrows, no scores: words beside words." in page.said
    assert [sign for sign in "↑↓↗↘→←▲▼△▽⬆⬇" if sign in page.text] == []
