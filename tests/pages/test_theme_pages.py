"""One theme across all inspections: every record in its row, every sentence once, by voice."""

from pathlib import Path

import pytest
from django.contrib.humanize.templatetags.humanize import apnumber
from django.test import Client

from records.models import Theme
from records.shared_passages import LONG
from tests.loading.entries import quote
from tests.pages.crawler import Site
from tests.pages.letters import add_letter, load
from tests.pages.markup import tree
from tests.pages.recorded import Everything, plain
from tests.pages.themes import boxes, columns, inspections, named, of_theme, owner, rows, shown

KINDS = ("finding", "quote", "action", "figure")
COLUMNS = {
    "Ofsted": {"ofsted_quoted", "ofsted_reported", "ofsted_via_council"},
    "The council": {"council_statement"},
    "Others and background": {"other_body_reported", "background"},
}
NOTHING = (
    "Nothing on record about this theme: nothing in these {count} sources. "
    "That is not evidence that there was nothing to find."
)
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
        assert item.one("h2").said == theme.name
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


def test_a_theme_has_all_inspections_in_the_order_of_their_dates(
    site: Site, everything: Everything, slugs: list[str]
) -> None:
    wanted = inspections(everything)

    assert len(wanted) > 1
    for slug in slugs:
        assert [name for name in rows(site, slug) if name != "apart"] == wanted


def test_every_record_of_a_theme_stands_in_the_row_of_its_inspection_and_nowhere_else(
    site: Site, everything: Everything, slugs: list[str]
) -> None:
    for slug in slugs:
        wanted: dict[str, set[str]] = {}
        for record in of_theme(everything, slug):
            wanted.setdefault(owner(record), set()).add(record["ref"])
        found = {name: shown(row) for name, row in rows(site, slug).items()}
        assert {name: refs for name, refs in found.items() if refs} == wanted, slug


def test_an_inspection_with_nothing_on_record_says_that_this_is_no_evidence(
    site: Site, slugs: list[str]
) -> None:
    count = apnumber(len(site.data("/sources.json")["results"]))
    nothing = NOTHING.format(count=count)
    silent = 0
    for slug in slugs:
        for row in rows(site, slug).values():
            assert (nothing in row.said) == (not shown(row)), slug
            silent += nothing in row.said
    assert silent


def test_what_the_council_says_is_never_in_the_column_of_ofsted(
    site: Site, slugs: list[str]
) -> None:
    for slug in slugs:
        for row in rows(site, slug).values():
            for name, column in columns(row).items():
                voices = {v["class"].split()[1] for v in column.every("*", class_="voice")}
                assert voices <= COLUMNS[name], (slug, name)


def test_words_are_shown_once_in_a_column(site: Site, slugs: list[str]) -> None:
    shared = 0
    for slug in slugs:
        for row in rows(site, slug).values():
            for column in columns(row).values():
                words = [box.said for box in column.every("*", class_="words")]
                assert len(set(words)) == len(words), slug
                shared += sum(len(box.every("span", class_="ref")) > 1 for box in boxes(column))
    assert shared


def test_words_stand_with_the_records_that_rest_on_them(
    site: Site, everything: Everything, slugs: list[str]
) -> None:
    for slug in slugs:
        for row in rows(site, slug).values():
            for box in boxes(row):
                words = box.one("*", class_="words").said
                for ref in named(box):
                    exact = [plain(item["exact"]) for item in everything[ref]["evidence"]]
                    assert any(e in words or words in e for e in exact), (slug, ref)


def test_words_are_styled_as_a_quotation_only_if_somebody_said_or_wrote_them(
    site: Site, everything: Everything, slugs: list[str]
) -> None:
    quoted = 0
    for slug in slugs:
        for box in boxes(site.page(f"/themes/{slug}/")):
            if box.every("blockquote"):
                quoted += 1
                kinds = {everything[ref]["type"] for ref in named(box)}
                voices = {everything[ref]["voice"] for ref in named(box)}
                assert "quote" in kinds or "ofsted_quoted" in voices
    assert quoted


def test_each_record_has_its_own_label_where_the_words_have_another(site: Site) -> None:
    found = boxes(columns(rows(site, "assessment_timeliness")["I3"])["Ofsted"])
    sentence = next(box for box in found if "Q1" in named(box))

    labels = [label.said for label in sentence.every("*", class_="voice")]
    assert labels == [
        "Ofsted finding, as described by the council",
        "Inspectors’ words, as quoted in a council report to Cabinet",
    ]
    quote = next(item for item in sentence.every("li") if "Q1" in item.said)
    assert labels[1] in quote.said
    assert "of part of these words" in quote.said


def test_a_long_statement_is_named_with_the_words_of_it_that_are_of_the_theme(
    client: Client, seeds: Path
) -> None:
    part, more = "Homes are the most important thing for me.", "Nobody wanted this result."
    long = " ".join([part, *[more] * (LONG // len(more))])
    said = {"speaker": "tom-ashby", "voice": "council_statement", "themes": ["early_help"]}
    quotes = [
        quote("Q900", title="Whole statement", words={"text": long, "source": "S6"}, **said),
        quote("Q901", title="Part of it", words={"text": part, "source": "S6"}, **said),
    ]
    add_letter(seeds, f"{long}\n", fields={}, quotes=quotes)
    load(seeds)

    page = tree(client.get("/themes/early_help/").content.decode())
    council = columns(page.one("section", aria_labelledby="I6"))["The council"]
    (box,) = boxes(council)
    assert box.one("*", class_="words").said == part
    assert "Part of a longer statement: Whole statement Q900" in box.said
    assert more not in council.said


def test_a_record_of_several_passages_is_told_once_and_then_named_again(site: Site) -> None:
    found = boxes(columns(rows(site, "front_door")["I7"])["The council"])

    said = [li.said for box in found for li in box.every("li") if "I7" in li.said]
    assert "Inspection, of these and other words" in said[0]
    assert said[1:] == ["Again: Focused visit, May 2008 I7"]


def test_no_record_is_told_in_full_twice_in_a_column(site: Site, slugs: list[str]) -> None:
    again = 0
    for slug in slugs:
        for row in rows(site, slug).values():
            for column in columns(row).values():
                items = [li for box in boxes(column) for li in box.every("li")]
                told = [
                    li.one("span", class_="ref").said
                    for li in items
                    if li.every("span", class_="facts")
                ]
                assert len(set(told)) == len(told), slug
                again += len(items) - len(told)
    assert again
