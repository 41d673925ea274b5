"""The headings sort the table of figures, and sizes are never mixed across units."""

from itertools import groupby
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.pages.lists import LETTERS, Data, page, records, refs_by_form, shown
from tests.pages.markup import Element
from tests.pages.recorded import Everything, plain, says_basis

OWN = ["largest", "smallest", "counts", "scope", "voice"]
NOT_COMPARED = "Sorted by unit, then by size: numbers of different things are not compared."
pytestmark = pytest.mark.django_db


def headings(found: Element) -> dict[str, Element]:
    """Return the headings of the columns, by the words that everybody sees."""
    row = found.one("table").one("thead").one("tr")
    return {str(heading.every("a")[0].children[0]): heading for heading in row.parts}


def leads_to(heading: Element) -> dict[str, list[str]]:
    return parse_qs(urlsplit(heading.every("a")[0]["href"]).query)


def sorted_by(found: Element) -> dict[str, str]:
    return {
        name: heading["aria-sort"]
        for name, heading in headings(found).items()
        if heading.get("aria-sort")
    }


def rows(found: Element) -> dict[str, Element]:
    return {row["id"]: row for row in found.one("table").every("tr") if row.get("id")}


@pytest.mark.parametrize(("sort", "sign"), [("largest", -1), ("smallest", 1)])
def test_sizes_are_compared_within_a_unit_only(client: Client, sort: str, sign: int) -> None:
    found = records(client, "figures", f"sort={sort}&page_size=5")

    units = [unit for unit, _ in groupby(found, key=lambda figure: figure["unit"])]
    assert len(units) == len(set(units)) > 3
    for unit in units:
        values = [sign * figure["value"] for figure in found if figure["unit"] == unit]
        assert values == sorted(values)
    assert found[0]["value"] < max(figure["value"] for figure in found)


@pytest.mark.parametrize(
    ("sort", "field"), [("counts", "counts"), ("scope", "scope"), ("voice", "voice_label")]
)
def test_words_are_sorted_from_a_to_z(client: Client, sort: str, field: str) -> None:
    figures = records(client, "figures", f"sort={sort}")
    found = [str(figure[field]).lower() for figure in figures]

    assert found == sorted(found)
    assert len(set(found)) > 2


@pytest.mark.parametrize("sort", [*OWN, "oldest", "newest"])
def test_every_form_has_the_same_order(client: Client, sort: str) -> None:
    found = refs_by_form(client, "figures", f"sort={sort}&page_size=7")

    assert len(found["json"]) == len(set(found["json"])) > 7
    assert found["html"] == found["json"] == found["csv"]


def test_sorting_by_size_says_that_different_things_are_not_compared(client: Client) -> None:
    by_size = page(client, "figures", "sort=largest")

    assert NOT_COMPARED in by_size.said
    units = [th.said for th in by_size.every("th", scope="rowgroup")]
    assert "Unit: per cent" in units
    assert len(units) == len(set(units)) == len(by_size.one("table").every("tbody"))
    for query in ("", "sort=counts", "sort=oldest"):
        assert NOT_COMPARED not in page(client, "figures", query).said


def test_every_heading_sorts_and_says_so_in_words(client: Client) -> None:
    found = headings(page(client, "figures"))

    assert list(found) == [
        "Figure", "What is counted", "Of whom, or where", "As at", "Whose words, and where"
    ]  # fmt: skip
    assert {name: leads_to(heading) for name, heading in found.items()} == {
        "Figure": {"sort": ["largest"]},
        "What is counted": {"sort": ["counts"]},
        "Of whom, or where": {"sort": ["scope"]},
        "As at": {"sort": ["oldest"]},
        "Whose words, and where": {"sort": ["voice"]},
    }
    assert "sort by unit, then largest first" in found["Figure"].said
    assert "sort A to Z" in found["What is counted"].said
    assert sorted_by(page(client, "figures")) == {}


@pytest.mark.parametrize(
    ("sort", "name", "direction", "following"),
    [
        ("largest", "Figure", "descending", {"sort": ["smallest"]}),
        ("smallest", "Figure", "ascending", {}),
        ("oldest", "As at", "ascending", {"sort": ["newest"]}),
        ("newest", "As at", "descending", {}),
        ("scope", "Of whom, or where", "ascending", {}),
    ],
)
def test_the_heading_that_sorts_says_which_way_and_leads_on(
    client: Client, sort: str, name: str, direction: str, following: dict[str, list[str]]
) -> None:
    found = page(client, "figures", f"sort={sort}")

    assert sorted_by(found) == {name: direction}
    assert leads_to(headings(found)[name]) == following
    assert ", sorted " in headings(found)[name].said
    assert ("usual order" in headings(found)[name].said) == (not following)


def test_sorting_keeps_the_filters_and_begins_at_the_first_page(client: Client) -> None:
    found = page(client, "figures", "voice=ofsted&page_size=3&page=2&sort=counts")

    assert leads_to(headings(found)["Figure"]) == {
        "voice": ["ofsted"],
        "page_size": ["3"],
        "sort": ["largest"],
    }


@pytest.mark.parametrize("name", sorted(set(LETTERS) - {"figures"}))
@pytest.mark.parametrize("sort", OWN)
def test_no_other_list_takes_the_orders_of_figures(client: Client, name: str, sort: str) -> None:
    response = client.get(f"/{name}.json?sort={sort}")

    assert response.status_code == 400
    assert list(response.json()["fields"]) == ["sort"]
    assert "is not a way to sort" in page(client, name, f"sort={sort}").said


@pytest.mark.parametrize("sort", ["value", "-value", "LARGEST", "unit", "\0", "x" * 10_000])
def test_an_order_that_figures_do_not_have_is_refused(client: Client, sort: str) -> None:
    assert client.get("/figures.csv", {"sort": sort}).status_code == 400
    response = client.get("/figures/", {"sort": sort})
    assert response.status_code == 200
    assert "Use relevance, oldest" in response.content.decode() or "\0" in sort


def test_the_order_can_be_chosen_without_the_headings(client: Client) -> None:
    options = page(client, "figures", "sort=voice").by_id("sort").every("option")

    assert set(OWN) <= {option["value"] for option in options}
    assert [o["value"] for o in options if "selected" in o.attributes] == ["voice"]


def test_a_row_has_the_number_as_printed_and_all_that_limits_it(
    client: Client, everything: Everything
) -> None:
    for ref, row in rows(page(client, "figures")).items():
        figure: Data = everything[ref]
        cells = [cell.said for cell in row.parts]
        assert cells[0] == f"{figure['as_printed']} {ref}"
        assert figure["counts"] in cells[1]
        assert plain(figure["scope"]) in cells[2]
        assert figure["date"]["display"] in cells[3]
        assert says_basis(cells[3], figure["date"])
        assert figure["voice_label"] in cells[4]
        links = [a["href"] for a in row.every("a")]
        assert links[0] == figure["url"]
        assert f"highlight={ref}" in links[-1]
        about = figure["inspection"]
        assert (about["url"] in links) if about else ("/inspections/" not in "".join(links))
    assert rows(page(client, "figures"))["N3"].said.startswith("over 30 N3")


def test_each_cell_says_what_it_is_where_headings_cannot_be_seen(client: Client) -> None:
    for row in rows(page(client, "figures")).values():
        labels = [cell["data-label"] for cell in row.every("td")]
        assert labels == [
            "What is counted", "Of whom, or where", "As at", "Whose words, and where"
        ]  # fmt: skip


@pytest.mark.parametrize("query", ["", "sort=largest", "q=vacan*"])
def test_figures_that_must_be_read_together_say_so_beside_each(
    client: Client, everything: Everything, query: str
) -> None:
    found = page(client, "figures", query)
    table = found.one("table").every("tr")

    for ref in shown(found, "figures"):
        at = next(n for n, row in enumerate(table) if row.get("id") == ref)
        beside = table[at + 1].said if at + 1 < len(table) else ""
        for pair in everything[ref]["read_together"]:
            assert plain(pair["note"]) in beside
            assert [other for other in pair["records"] if other not in beside] == []
        assert plain(everything[ref]["note"]) in beside
    assert {"N1", "N7"} <= set(shown(found, "figures"))
    assert "They do not count the same thing." in found.said
