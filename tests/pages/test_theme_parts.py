"""What a theme’s page has beside the words: dates, figures, notes, contents, lists and data."""

from collections import Counter

import pytest
from django.test import Client

from records.models import ReadTogether, Theme
from tests.pages.crawler import Site
from tests.pages.lists import refs
from tests.pages.markup import tree
from tests.pages.recorded import Everything, plain
from tests.pages.themes import inspections, of_theme, owner, rows, sections, shown, sides

pytestmark = pytest.mark.django_db


@pytest.fixture
def slugs() -> list[str]:
    return list(Theme.objects.values_list("slug", flat=True))


def test_one_page_tells_what_was_said_of_caseloads_over_the_years(site: Site) -> None:
    found = sections(site, "caseloads")

    said = {
        "I3": "Caseloads are too high.",
        "I5": "has fallen from over 30 to about 18",
        "I6": "Caseloads have risen to 31 on average",
        "apart": "Since 2006 we have cut caseloads by 20 per cent",
    }
    assert [name for name, words in said.items() if words not in found[name].said] == []
    assert "recruiting" not in sides(found["I3"])["Ofsted"].said
    assert list(sides(found["I5"])) == ["The council"]


def test_what_was_only_promised_or_expected_says_so(site: Site) -> None:
    promised = next(row for row in rows(sections(site, "workforce")["apart"]) if "E10" in row.said)
    expected = next(
        row for row in rows(sections(site, "intervention")["apart"]) if "E6" in row.said
    )

    assert "E10 Promised" in promised.said
    assert "E6 Expected" in expected.said


def test_the_figures_of_a_theme_say_what_they_count_and_whose_words_they_are(
    site: Site, everything: Everything, slugs: list[str]
) -> None:
    for slug in slugs:
        part = site.page(f"/themes/{slug}/").one("section", aria_labelledby="figures")
        figures = [r for r in of_theme(everything, slug) if r["type"] == "figure"]
        lines = {line.one("span", class_="ref").said: line for line in part.every("tr")[1:]}
        assert set(lines) == {figure["ref"] for figure in figures}
        for figure in figures:
            said = lines[figure["ref"]].said
            for field in ("as_printed", "counts", "scope"):
                assert plain(figure[field]).casefold() in said.casefold()
        warned = "Figures with different scopes must not be compared." in part.said
        assert warned == bool(figures)


def test_each_note_on_what_must_not_be_read_alone_stands_once_beside_words_that_it_joins(
    site: Site, slugs: list[str]
) -> None:
    for slug in slugs:
        found = site.page(f"/themes/{slug}/").every("div", class_="together")
        wanted = ReadTogether.objects.filter(records__themes__slug=slug).distinct()
        assert Counter(box.every("p")[0].said for box in found) == Counter(
            plain(pair.note) for pair in wanted
        )
        for part in sections(site, slug).values():
            for box in part.every("div", class_="together"):
                assert shown(part) & {link.said.partition(":")[0] for link in box.every("a")}


def test_the_contents_lead_to_every_section_and_say_how_much_is_there(
    site: Site, everything: Everything
) -> None:
    page = site.page("/themes/care_leavers/")
    items = page.one("nav", class_="contents").every("li")

    counts = {
        ref: sum(owner(record) == ref for record in of_theme(everything, "care_leavers"))
        for ref in inspections(everything)
    }
    having = [ref for ref, count in counts.items() if count]
    for ref, item in zip(having, items, strict=False):
        assert item.one("a")["href"] == f"#{ref}"
        assert item.said.endswith(str(counts[ref]))


def test_the_lists_and_the_data_hold_the_same_records_as_the_page(
    site: Site, client: Client
) -> None:
    page = site.page("/themes/workforce/")

    on_page = set().union(*map(shown, sections(site, "workforce").values()))
    assert on_page == refs(client, "search", "theme=workforce")
    links = {link["href"] for link in page.one("section", aria_labelledby="lists").every("a")}
    assert links == {
        f"/{name}/?theme=workforce"
        for name in ("search", "findings", "quotes", "actions", "figures")
    } | {"/search.json?theme=workforce", "/search.csv?theme=workforce"}


@pytest.mark.parametrize("slug", ["nothing", "Caseloads", "caseloads-", "F12", "%00", "a" * 5000])
def test_an_unknown_theme_is_not_found_and_leads_to_all_themes(client: Client, slug: str) -> None:
    response = client.get(f"/themes/{slug}/")

    assert response.status_code == 404
    links = [link["href"] for link in tree(response.content.decode()).one("main").every("a")]
    assert "/themes/" in links
