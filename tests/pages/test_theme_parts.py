"""What a theme’s page has beside the words: dates, figures, notes, contents, lists and data."""

import pytest
from django.test import Client

from records.models import ReadTogether, Theme
from tests.pages.crawler import Site
from tests.pages.lists import refs
from tests.pages.markup import tree
from tests.pages.recorded import Everything, plain
from tests.pages.themes import columns, inspections, of_theme, owner, rows, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def slugs() -> list[str]:
    return list(Theme.objects.values_list("slug", flat=True))


def told(site: Site, slug: str, row: str, ref: str) -> str:
    """Return what a row of a theme says of a record, where it names it first."""
    items = rows(site, slug)[row].every("li")
    return next(
        li.said for li in items if [ref] == [r.said for r in li.every("span", class_="ref")]
    )


def test_a_note_of_the_editor_stands_with_its_record(
    site: Site, everything: Everything, slugs: list[str]
) -> None:
    seen = 0
    for slug in slugs:
        page = site.page(f"/themes/{slug}/")
        notes = [record["note"] for record in of_theme(everything, slug) if record["note"]]
        assert [note for note in notes if plain(note) not in page.said] == []
        seen += len(notes)
    assert seen


def test_one_page_tells_what_was_said_of_caseloads_over_the_years(site: Site) -> None:
    found = rows(site, "caseloads")

    said = {
        "I3": "Caseloads are too high.",
        "I5": "has fallen from over 30 to about 18",
        "I6": "Caseloads have risen to 31 on average",
        "apart": "Since 2006 we have cut caseloads by 20 per cent",
    }
    assert [name for name, words in said.items() if words not in found[name].said] == []
    assert "recruiting" not in columns(found["I3"])["Ofsted"].said
    assert "has fallen" not in columns(found["I5"])["Ofsted"].said


def test_dates_in_a_row_say_when_they_are_inferred(site: Site, everything: Everything) -> None:
    for ref, row in rows(site, "caseloads").items():
        if ref == "apart":
            continue
        facts = row.every("p", class_="facts")[0].said
        for field in ("fieldwork", "published"):
            date = everything[ref][field]
            assert not date or date["display"] in facts
            assert not date or date["basis"] != "inferred" or "inferred" in facts
        basis = everything[ref]["framework_basis"]
        named = f"Made under: {everything[ref]['framework']['name']}"
        assert (named + " (inferred)" if basis == "inferred" else named) in facts


def test_a_record_has_its_own_date_where_it_is_not_that_of_the_inspection(site: Site) -> None:
    item = told(site, "accountability", "I3", "E5")
    assert "4 December 2001" in item
    assert "stated in the text" not in item
    assert "2001" not in told(site, "assessment_timeliness", "I3", "Q1")
    assert "(inferred)" in told(site, "intervention", "apart", "A12")
    assert "(worked out from a relative word)" in told(site, "workforce", "apart", "E10")


def test_what_was_only_promised_or_expected_says_so(site: Site) -> None:
    promised = told(site, "workforce", "apart", "E10")
    expected = told(site, "intervention", "apart", "E6")

    assert "Promised: no source here says that it came about" in promised
    assert "Expected: no source here says that it came about" in expected
    said = site.page("/themes/workforce/").said
    assert "This record cannot say whether a promise was kept." in said


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
            for field in ("as_printed", "counts", "scope", "voice_label"):
                assert plain(figure[field]) in said
        warned = "Figures with different scopes must not be compared." in part.said
        assert warned == bool(figures)


def test_notes_on_what_must_not_be_read_alone_are_all_there_in_their_order(
    site: Site, slugs: list[str]
) -> None:
    for slug in slugs:
        found = site.page(f"/themes/{slug}/").every("div", class_="together")
        wanted = ReadTogether.objects.filter(records__themes__slug=slug).distinct()
        assert [box.every("p")[0].said for box in found] == [plain(pair.note) for pair in wanted]


def test_the_contents_lead_to_every_row_and_say_how_much_is_there(
    site: Site, everything: Everything
) -> None:
    page = site.page("/themes/care_leavers/")
    items = page.one("nav", class_="contents").every("li")

    for ref, item in zip(inspections(everything), items, strict=False):
        count = sum(owner(record) == ref for record in of_theme(everything, "care_leavers"))
        assert item.one("a")["href"] == f"#{ref}"
        assert item.said.endswith(str(count) if count else "nothing on record")


def test_the_lists_and_the_data_hold_the_same_records_as_the_page(
    site: Site, client: Client
) -> None:
    page = site.page("/themes/workforce/")

    on_page = set().union(*(shown(row) for row in rows(site, "workforce").values()))
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
