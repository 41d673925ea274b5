"""The page of one inspection: everything on record about it, in a fixed order."""

import re
from itertools import pairwise

import pytest

from inspections.models import Framework
from tests.pages.crawler import Site
from tests.pages.lists import Data
from tests.pages.markup import Element
from tests.pages.recorded import Everything, plain, said_of, says_basis

INSPECTIONS = ["I1", "I2", "I3", "I4", "I5", "I6", "I7"]
ORDER = ["dates", "who", "grades", "findings", "said", "actions", "not-held", "sources"]
STATUS = {
    "not_stated": "Not stated in this record",
    "not_graded": "Not graded in this type of inspection",
    "not_covered": "Not covered by this inspection",
}
NOTHING = re.compile(r"Nothing .*in these \w+ sources\.")
pytestmark = pytest.mark.parametrize("ref", INSPECTIONS)


def about(everything: Everything, ref: str, kind: str) -> list[Data]:
    """Return the records of a kind that are about the inspection."""
    return [
        record
        for record in everything.values()
        if record["type"] == kind and record["inspection"] and record["inspection"]["ref"] == ref
    ]


def part(site: Site, ref: str, name: str) -> Element:
    return site.page(f"/inspections/{ref}/").one("section", aria_labelledby=name)


def refs(found: Element) -> list[str]:
    return [span.said for span in found.every("span", class_="ref")]


def test_its_parts_come_in_order_after_its_names(
    site: Site, everything: Everything, ref: str
) -> None:
    page = site.page(f"/inspections/{ref}/").one("main")

    assert page.one("h1").said == everything[ref]["title"]
    headings = [heading["id"] for heading in page.every("h2")]
    assert [name for name in headings if name in ORDER] == ORDER
    names = page.one("div", class_="account").said.partition(page.by_id("dates").said)[0]
    called = [name["name"] for name in everything[ref]["also_called"]]
    assert [name for name in called if f"“{plain(name)}”" not in names] == []


def test_its_dates_say_how_they_are_known_or_are_not_stated(
    site: Site, everything: Everything, ref: str
) -> None:
    terms = {"fieldwork": "Fieldwork or visit", "published": "Report or letter published"}

    for field, term in terms.items():
        shown, _, reasoning = said_of(part(site, ref, "dates"), term).partition("How this date")
        date = everything[ref][field]
        if date:
            assert shown.startswith(date["display"])
            assert says_basis(shown, date), shown
            assert plain(date["reasoning"]) in reasoning
        else:
            assert shown == "Not stated in this record"


def test_who_inspected_whom_under_which_framework(
    site: Site, everything: Everything, ref: str
) -> None:
    who, record = part(site, ref, "who"), everything[ref]

    assert said_of(who, "Inspectorate").startswith(record["inspectorate"])
    assert said_of(who, "Subject").startswith(record["subject"])
    framework = said_of(who, "Framework")
    assert framework.startswith(record["framework"]["name"])
    assert ("(inferred)" in framework) == (record["framework_basis"] == "inferred")
    assert said_of(who, "Announced") == record["announced"]


@pytest.mark.django_db
def test_its_grades_and_the_areas_without_one_stand_in_the_scale_of_its_framework(
    site: Site, everything: Everything, ref: str
) -> None:
    grades, record = part(site, ref, "grades"), everything[ref]
    rows = [[cell.said for cell in row.parts] for row in grades.one("tbody").every("tr")]

    stated = about(everything, ref, "rating")
    assert [row[:2] for row in rows[: len(stated)]] == [
        [record["area"], f"{record['grade']} {record['ref']}"] for record in stated
    ]
    for row, rating in zip(rows, stated, strict=False):
        assert [p for p in rating["evidence"] if p["voice_label"] not in row[2]] == []
    unstated = record["unstated_grades"]
    assert len(rows) == len(stated) + len(unstated) > 0
    for row, area in zip(rows[len(stated) :], unstated, strict=True):
        assert row[0].startswith(area["area"])
        assert row[1] == STATUS[area["status"]]
    framework = Framework.objects.get(slug=record["framework"]["slug"])
    scale = ", ".join(grade["label"] for grade in framework.grades)
    scales = grades.one("p", class_="scale").said
    assert (f"best first: {scale}." in scales) if scale else ("gives no grades" in scales)


def test_its_findings_stand_under_their_polarity_with_the_count(
    site: Site, everything: Everything, ref: str
) -> None:
    findings = part(site, ref, "findings")
    wanted: dict[str, list[str]] = {}
    for record in about(everything, ref, "finding"):
        name = record["polarity"].replace("_", " ").capitalize()
        wanted.setdefault(name, []).append(record["ref"])

    groups, shown = findings.parts, {}
    for heading, group in pairwise(groups):
        title = re.fullmatch(r"(.+) (\d+)", heading.said) if heading.tag == "h3" else None
        if title and title[1] in wanted:
            assert len(refs(group)) == int(title[2])
            shown[title[1]] = refs(group)
    assert shown == wanted
    if not wanted:
        assert "not evidence that there was none" in findings.said


def test_what_the_council_said_is_apart_from_what_inspectors_found(
    site: Site, everything: Everything, ref: str
) -> None:
    said, findings = part(site, ref, "said"), part(site, ref, "findings")
    quotes = about(everything, ref, "quote")

    council = {q["ref"]: q["text"] for q in quotes if q["voice"] == "council_statement"}
    whole = [council[ref] for ref in refs(said)]
    parts = {ref: text.split(" … ") for ref, text in council.items()}
    held = {ref for ref in council for text in whole if all(part in text for part in parts[ref])}
    assert held == set(council)
    assert ("These are not findings of the inspectors." in said.said) == bool(council)
    ofsted = {quote["ref"] for quote in quotes} - set(council)
    assert {shown for shown in refs(findings) if shown[0] == "Q"} == ofsted
    assert council or NOTHING.search(said.said)


@pytest.mark.parametrize(("kind", "name"), [("action", "actions"), ("figure", "figures")])
def test_its_actions_and_figures_are_all_there(
    site: Site, everything: Everything, ref: str, kind: str, name: str
) -> None:
    answers = {r["ref"] for r in everything.values() if r.get("responds_to") == ref}
    own = {record["ref"] for record in about(everything, ref, kind)}
    wanted = own | answers if kind == "action" else own

    shown = part(site, ref, name)
    assert set(refs(shown)) == wanted
    assert len(refs(shown)) == len(wanted)
    assert wanted or NOTHING.search(shown.said)


def test_it_says_what_is_not_held_and_names_its_sources(
    site: Site, everything: Everything, ref: str
) -> None:
    gaps = [item.said for item in part(site, ref, "not-held").every("li")]
    assert gaps == [plain(gap) for gap in everything[ref]["not_held"]]
    assert gaps

    kinds = ("inspection", "rating", "finding", "quote", "action", "figure", "event")
    resting = [record for kind in kinds for record in about(everything, ref, kind)]
    sources = {passage["source"] for record in resting for passage in record["evidence"]}
    assert refs(part(site, ref, "sources")) == sorted(sources)
