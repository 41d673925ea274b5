"""The page of one inspection: everything on record about it, in a fixed order."""

import re

import pytest

from inspections.models import Framework
from tests.pages.crawler import Site
from tests.pages.lists import Data
from tests.pages.markup import Element
from tests.pages.recorded import Everything, plain, said_of, says_basis

INSPECTIONS = ["I1", "I2", "I3", "I4", "I5", "I6", "I7"]
ORDER = ["grades", "findings", "actions", "figures", "said", "about", "cite"]
STATUS = {
    "not_stated": "Not stated in this record",
    "not_graded": "Not graded in this type of inspection",
    "not_covered": "Not covered by this inspection",
}
# Ids that pages had before, and links to which must still lead to their place.
OLD = ["dates", "who", "grades", "findings", "said", "actions", "figures", "not-held", "sources"]
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
    return [ref.said.partition(":")[0] for ref in found.every("*", class_="ref")]


def shown(found: Element) -> set[str]:
    """Return the refs of the records that the part shows, not of those that it only names."""
    return {
        element["id"] for element in found.walk() if re.fullmatch(r"[A-Z]\d+", element.get("id"))
    }


def test_its_parts_come_in_order_after_its_names(
    site: Site, everything: Everything, ref: str
) -> None:
    page = site.page(f"/inspections/{ref}/").one("main")

    assert page.one("h1").said == everything[ref]["title"]
    headings = [heading["id"] for heading in page.every("h2")]
    assert [name for name in headings if name in ORDER] == ORDER
    called = [name["name"] for name in everything[ref]["also_called"]]
    about = part(site, ref, "about").said
    assert [name for name in called if f"“{plain(name)}”" not in about] == []


def test_old_links_into_the_page_lead_to_their_place(
    site: Site, everything: Everything, ref: str
) -> None:
    page = site.page(f"/inspections/{ref}/").one("main")

    ids = [element["id"] for element in page.walk() if element.get("id")]
    kinds = ("rating", "finding", "action", "figure")
    held = {record["ref"] for kind in kinds for record in about(everything, ref, kind)}
    assert {*OLD, ref, *held} - set(ids) == set()
    assert [each for each in ids if ids.count(each) > 1] == []


def test_its_dates_say_how_they_are_known_or_are_not_stated(
    site: Site, everything: Everything, ref: str
) -> None:
    terms = {"fieldwork": "Fieldwork or visit", "published": "Report or letter published"}

    for field, term in terms.items():
        shown, _, reasoning = said_of(part(site, ref, "about"), term).partition("How this date")
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
    who, record = part(site, ref, "about"), everything[ref]

    assert said_of(who, "Inspectorate").startswith(record["inspectorate"])
    assert said_of(who, "Subject").startswith(record["subject"])
    framework = said_of(who, "Framework")
    assert framework.startswith(record["framework"]["name"])
    assert ("(inferred)" in framework) == (record["framework_basis"] == "inferred")
    assert said_of(who, "Announced") == record["announced"]


@pytest.mark.django_db
def test_its_grades_and_the_areas_without_one_come_first(
    site: Site, everything: Everything, ref: str
) -> None:
    grades, record = part(site, ref, "grades"), everything[ref]

    stated = about(everything, ref, "rating")
    assert [tile.said for tile in grades.every("li")] == [
        f"{rating['grade']} {rating['area']}" for rating in stated
    ]
    for rating in stated:
        assert all(p["voice_label"] in grades.said for p in rating["evidence"] if not p["nested"])
    for area in record["unstated_grades"]:
        assert area["area"] in grades.said
        assert STATUS[area["status"]] in grades.said
    framework = Framework.objects.get(slug=record["framework"]["slug"])
    scale = " ".join(grade["label"] for grade in framework.grades)
    said = said_of(part(site, ref, "about"), "Its scale")
    assert scale in said if scale else ("gives no grades" in said)


def test_its_findings_stand_by_area_and_sign_each_once(
    site: Site, everything: Everything, ref: str
) -> None:
    findings = part(site, ref, "findings")
    wanted = {record["ref"]: record for record in about(everything, ref, "finding")}

    listed = [item["id"] for item in findings.every("li") if item.get("id")]
    assert sorted(r for r in listed if r[0] == "F") == sorted(wanted)
    for group in findings.every("ol", class_="rows"):
        for row in group.parts:
            signs = {wanted[r]["polarity"] for r in shown(row) if r in wanted}
            drawn = {s["class"].split()[1] for s in row.every("span", class_="polarity")}
            assert drawn == signs
    if not wanted:
        assert "not evidence that there was none" in findings.said


def test_a_sentence_with_two_sides_stands_apart_from_strengths_and_weaknesses(
    site: Site, everything: Everything, ref: str
) -> None:
    findings = part(site, ref, "findings")
    for heading in findings.every("h4"):
        sign = heading["class"].split()[2]
        column = next(c for sides in findings.every("div", class_="sides") for c in sides.parts
                      if heading in c.parts)  # fmt: skip
        rows = column.parts[column.parts.index(heading) + 1]
        for row in rows.parts:
            signs = {everything[r]["polarity"] for r in shown(row)}
            assert signs == {sign} if sign != "mixed" else signs == {"mixed"} or len(signs) > 1


def test_what_the_council_said_is_apart_from_what_inspectors_found(
    site: Site, everything: Everything, ref: str
) -> None:
    said, findings = part(site, ref, "said"), part(site, ref, "findings")
    quotes = about(everything, ref, "quote")

    council = {q["ref"] for q in quotes if q["voice"] == "council_statement"}
    assert council - set(refs(said)) == set()
    assert ("These are not findings of the inspectors." in said.said) == bool(council)
    assert {shown for shown in refs(findings) if shown[0] == "Q"} & council == set()
    assert council or NOTHING.search(said.said)


@pytest.mark.parametrize(("kind", "name"), [("action", "actions"), ("figure", "figures")])
def test_its_actions_and_figures_are_all_there(
    site: Site, everything: Everything, ref: str, kind: str, name: str
) -> None:
    answers = {r["ref"] for r in everything.values() if r.get("responds_to") == ref}
    own = {record["ref"] for record in about(everything, ref, kind)}
    wanted = own | answers if kind == "action" else own

    found = part(site, ref, name)
    assert set(refs(found)) == wanted
    assert len(refs(found)) == len(wanted)
    assert wanted or NOTHING.search(found.said)


def test_it_says_what_is_not_held_and_names_its_sources(
    site: Site, everything: Everything, ref: str
) -> None:
    about_it = part(site, ref, "about")
    said = said_of(about_it, "What is not held")
    assert [gap for gap in everything[ref]["not_held"] if plain(gap) not in said] == []
    assert said

    kinds = ("inspection", "rating", "finding", "quote", "action", "figure", "event")
    resting = [record for kind in kinds for record in about(everything, ref, kind)]
    sources = {passage["source"] for record in resting for passage in record["evidence"]}
    named = said_of(about_it, "Sources")
    assert sorted(re.findall(r"S\d+", named)) == sorted(sources)
