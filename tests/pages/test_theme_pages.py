"""One theme across all inspections: every record in its section, every sentence once, by voice."""

from collections import Counter

import pytest

from records.models import Theme
from tests.pages.crawler import Site
from tests.pages.recorded import Everything
from tests.pages.themes import inspections, named, of_theme, owner, rows, sections, shown, sides

KINDS = ("finding", "quote", "action", "figure")
SIDES = {
    "Ofsted": {"ofsted_quoted", "ofsted_reported", "ofsted_via_council"},
    "The council": {"council_statement"},
    "Others and background": {"other_body_reported", "background"},
}
NOTHING = "That is not evidence that there was nothing to find."
pytestmark = pytest.mark.django_db


@pytest.fixture
def slugs() -> list[str]:
    return list(Theme.objects.values_list("slug", flat=True))


def test_the_index_has_every_theme_in_order_with_its_definition_marked_as_editorial(
    site: Site,
) -> None:
    items = site.page("/themes/").one("ol", class_="themes").parts

    themes = list(Theme.objects.all())
    assert len(themes) == len(items) > 1
    for theme, item in zip(themes, items, strict=True):
        assert item.one("h3").said == theme.name
        assert item.every("a")[0]["href"] == f"/themes/{theme.slug}/"
        assert f"Editorial definition: {theme.definition}" in item.said


def test_the_index_says_how_many_records_of_each_kind_there_are(
    site: Site, everything: Everything, slugs: list[str]
) -> None:
    items = site.page("/themes/").one("ol", class_="themes").parts

    for slug, item in zip(slugs, items, strict=True):
        kinds = [record["type"] for record in of_theme(everything, slug)]
        said = item.one("p", class_="facts").said
        for kind in KINDS:
            count = kinds.count(kind)
            assert f"{count} {kind}{'' if count == 1 else 's'}" in said, slug


def test_a_theme_has_the_inspections_with_records_in_the_order_of_their_dates(
    site: Site, everything: Everything, slugs: list[str]
) -> None:
    for slug in slugs:
        having = {owner(record) for record in of_theme(everything, slug)}
        wanted = [ref for ref in inspections(everything) if ref in having]
        assert [name for name in sections(site, slug) if name != "apart"] == wanted


def test_every_record_of_a_theme_stands_in_the_section_of_its_inspection_and_nowhere_else(
    site: Site, everything: Everything, slugs: list[str]
) -> None:
    for slug in slugs:
        wanted: dict[str, set[str]] = {}
        for record in of_theme(everything, slug):
            wanted.setdefault(owner(record), set()).add(record["ref"])
        found = {name: shown(part) for name, part in sections(site, slug).items()}
        assert found == wanted, slug


def test_inspections_with_nothing_on_record_are_named_and_this_is_said_to_be_no_evidence(
    site: Site, everything: Everything, slugs: list[str]
) -> None:
    for slug in slugs:
        having = {owner(record) for record in of_theme(everything, slug)}
        silent = [ref for ref in inspections(everything) if ref not in having]
        contents = site.page(f"/themes/{slug}/").one("nav", class_="contents")
        said = [p for p in contents.every("p") if p.said.startswith("Nothing on record")]
        named = [link["id"] for p in said for link in p.every("a")]
        assert named == silent, slug
        assert [NOTHING in p.said for p in said] == [True] * bool(silent), slug


def test_what_the_council_says_never_stands_with_what_inspectors_say(
    site: Site, everything: Everything, slugs: list[str]
) -> None:
    for slug in slugs:
        for part in sections(site, slug).values():
            for name, side in sides(part).items():
                assert {everything[ref]["voice"] for ref in shown(side)} <= SIDES[name], slug


def test_a_sentence_is_shown_once_on_a_side(site: Site, slugs: list[str]) -> None:
    shared = 0
    for slug in slugs:
        for part in sections(site, slug).values():
            for side in sides(part).values():
                # A part of a quotation is shown beside the whole of it.
                others = [row for row in rows(side) if any(ref[0] != "Q" for ref in named(row))]
                words = [
                    " … ".join(p.said for p in row.every("p", class_="words")) for row in others
                ]
                assert len(set(words)) == len(words), slug
                shared += len(shown(side)) > len(rows(side))
    assert shared


def test_words_link_to_the_record_that_rests_on_them(
    site: Site, everything: Everything, slugs: list[str]
) -> None:
    urls = {record["url"]: record for record in everything.values()}
    for slug in slugs:
        for part in sections(site, slug).values():
            for words in (p for row in rows(part) for p in row.every("p", class_="words")):
                for link in words.every("a"):
                    exact = [item["exact"] for item in urls[link["href"]]["evidence"]]
                    assert any(link.text in each or each in link.text for each in exact), slug


def test_each_record_has_its_own_label_where_the_words_have_another(site: Site) -> None:
    found = sides(sections(site, "assessment_timeliness")["I3"])["Ofsted"]
    sentence = next(row for row in rows(found) if "Q1" in row.said)

    labels = [label.said for label in sentence.every("*", class_="voice")]
    assert labels == [
        "Ofsted finding, as described by the council",
        "Inspectors’ words, as quoted in a council report to Cabinet",
    ]


def test_the_matrix_counts_the_findings_of_each_theme_about_each_inspection(
    site: Site, everything: Everything
) -> None:
    rows = site.page("/themes/").one("table", class_="matrix").every("tr")[1:]
    shown = {}
    for row in rows:
        slug = row.one("th").one("a")["href"].split("/")[2]
        for ref, cell in zip(inspections(everything), row.every("td"), strict=True):
            numbers = [
                int(part.text.split(": ")[1]) for part in cell.every("span", class_="polarity")
            ]
            shown[slug, ref] = sum(numbers)
            assert bool(numbers) != ("Nothing on record" in cell.said)

    found: Counter[tuple[str, str]] = Counter(
        (slug, record["inspection"]["ref"])
        for record in everything.values()
        if record["type"] == "finding" and record["inspection"]
        for slug in record["themes"]
    )
    assert {key: count for key, count in shown.items() if count} == dict(found)
