"""The page of gaps agrees with the record."""

import re
from pathlib import Path

import pytest
from django.test import Client

from inspections.models import Event, Inspection, UnstatedGrade
from records.models import Record
from sources.models import DateBasis, DatedModel, Source
from statements.models import Action, FollowUp, Office
from tests.pages.crawler import Site, visit
from tests.pages.letters import add_letter, background, load
from tests.pages.markup import Element

DATES = ("source-dates", "inspection-dates", "record-dates", "office-dates")
ADDRESS = "/about/gaps/"
GRADES = ("outstanding", "good", "adequate", "inadequate", "improvement")
pytestmark = pytest.mark.django_db


@pytest.fixture
def page(site: Site) -> Element:
    return site.page(ADDRESS).one("main")


def part(page: Element, name: str) -> Element:
    """Return what stands below the heading with the id, up to the next one of its level."""
    for section in page.every("section"):
        ids = [element.get("id") for element in section.parts]
        if name in ids:
            heading, *rest = section.parts[ids.index(name) :]
            end = (i for i, each in enumerate(rest) if each.tag == heading.tag)
            return Element("part", children=[*rest[: next(end, None)]])
    raise AssertionError(f"there is no heading {name}")


def entries(page: Element, *names: str) -> list[Element]:
    """Return the conclusions under the headings, each with its reasoning and its links."""
    return [
        entry
        for name in names
        for each in part(page, name).every("table", class_="inferences")
        for entry in each.one("tbody").parts
    ]


def addresses(element: Element) -> list[str]:
    return [link["href"] for link in element.every("a")]


def items(page: Element, name: str, title: str) -> list[Element]:
    """Return what is listed below a title, such as that of an inspection, under a heading."""
    rows = part(page, name).one("table", class_="missing").one("tbody").parts
    return next(row for row in rows if title in row.one("th").said).every("li")


def spaced(text: str) -> str:
    return " ".join(text.split())


def dated() -> list[tuple[DatedModel, str]]:
    """Return everything that has a date, and where the page should lead for it."""
    return [
        *((record, record.get_absolute_url()) for record in Record.objects.all()),
        *((source, source.get_absolute_url()) for source in Source.objects.all()),
        *((o, o.person.get_absolute_url()) for o in Office.objects.select_related("person")),
    ]


def test_every_date_that_is_not_stated_is_there_with_its_reasoning_and_its_link(
    page: Element,
) -> None:
    shown = [(entry.said, set(addresses(entry))) for entry in entries(page, *DATES)]
    wanted = [(d, at) for d, at in dated() if d.date_basis != DateBasis.STATED]

    assert wanted
    missing = [
        at
        for date, at in wanted
        if not any(
            said.startswith(date.date_display)
            and spaced(date.date_reasoning) in said
            and at in links
            for said, links in shown
        )
    ]
    assert missing == []


def test_no_date_that_is_stated_is_among_the_inferred(page: Element) -> None:
    stated = {
        record.get_absolute_url()
        for record in Record.objects.filter(date_basis=DateBasis.STATED).exclude(kind="inspection")
    }

    listed = {at for entry in entries(page, *DATES) for at in addresses(entry)}
    assert stated
    assert listed & stated == set()


def test_both_dates_of_an_inspection_are_there_with_their_reasoning(page: Element) -> None:
    shown = [entry.said for entry in entries(page, *DATES)]
    for inspection in Inspection.objects.all():
        for name, date in (("visit", inspection.fieldwork), ("report", inspection.published)):
            link = f"{inspection.ref} ({name}): {inspection.title}"
            found = [said for said in shown if link in said]
            if date and date["basis"] != DateBasis.STATED:
                assert len(found) == 1, link
                assert date["display"] in found[0]
                assert spaced(date["reasoning"]) in found[0]
            else:
                assert found == [], link


def test_the_same_reasoning_for_the_same_date_is_there_once(page: Element) -> None:
    shown = [tuple(cell.said for cell in entry.parts[:2]) for entry in entries(page, *DATES)]

    assert shown
    assert len(set(shown)) == len(shown)


def test_each_date_says_how_it_is_known(page: Element) -> None:
    terms = [entry.one("th", class_="concluded").said for entry in entries(page, *DATES)]

    words = ("inferred", "worked out from a relative word")
    assert [term for term in terms if not any(word in term for word in words)] == []


def test_each_link_of_a_source_to_an_inspection_is_there(page: Element) -> None:
    shown = {tuple(addresses(entry)): entry.said for entry in entries(page, "links")}
    wanted = {
        (f"/sources/{link['source']}/", i.get_absolute_url()): spaced(link["reasoning"])
        for i in Inspection.objects.all()
        for link in i.links
    }

    assert shown.keys() == wanted.keys()
    assert [key for key, reasoning in wanted.items() if reasoning not in shown[key]] == []


def test_other_inferences_are_there_with_their_reasoning(page: Element) -> None:
    shown = {tuple(addresses(entry)): entry.said for entry in entries(page, "inferred-names")}
    source, inspection = Source.objects.get(ref="S3"), Inspection.objects.get(ref="I6")

    assert spaced(source.publisher_reasoning) in shown["/sources/S3/",]
    assert spaced(inspection.framework_note) in shown["/inspections/I6/",]
    assert "Inspectorate: Ofsted (inferred)" in shown["/inspections/I2/",]
    assert "What was inspected: Children's services" in shown["/inspections/I5/",]
    assert shown.keys() == {
        *((s.get_absolute_url(),) for s in Source.objects.filter(publisher_basis="inferred")),
        *((f"/inspections/{ref}/",) for ref in ("I2", "I5", "I6")),
    }


def test_every_grade_that_is_not_stated_is_there_with_why(page: Element) -> None:
    for grade in UnstatedGrade.objects.select_related("inspection"):
        listed = items(page, "missing-grades", grade.inspection.title)
        found = [e for e in listed if e.said.startswith(f"{grade.area}: ")]
        assert len(found) == 1, grade
        assert grade.get_status_display() in found[0].said
        assert spaced(grade.note) in found[0].said
        assert addresses(found[0]) == [p.get_absolute_url() for p in grade.passages.all()]


def test_every_date_of_an_inspection_that_is_not_stated_is_there(page: Element) -> None:
    said = part(page, "missing-dates").said

    wanted = {
        "I1": ["When the report or letter was published is not stated"],
        "I2": ["When inspectors visited is not stated"],
        "I4": ["When inspectors visited is not stated"],
        "I6": ["When the report or letter was published is not stated"],
        "I7": ["When the report or letter was published is not stated"],
    }
    titles = {i.ref: i.title for i in Inspection.objects.all()}
    for ref, title in titles.items():
        found = items(page, "missing-dates", title) if ref in wanted else []
        assert [each.said for each in found] == wanted.get(ref, [])
        assert (title in said) == (ref in wanted)


def test_who_inspected_what_and_how_is_there_where_it_is_not_stated(page: Element) -> None:
    who, what = "Who inspected is not stated", "What was inspected is not stated"
    how = "The framework is not named"
    noted = f"{how}. The text does not name the framework."
    announced = "Whether it was announced is not stated"
    wanted = {
        "I1": {who, what, noted, announced},
        "I2": {how, announced},
        "I4": {noted, announced},
        "I5": {announced},
    }

    for ref, facts in wanted.items():
        title = Inspection.objects.get(ref=ref).title
        assert {each.said for each in items(page, "missing-facts", title)} == facts, ref
    assert Inspection.objects.get(ref="I3").title not in part(page, "missing-facts").said


def test_what_a_source_does_not_say_of_itself_is_there(page: Element) -> None:
    publisher, holder = "The publisher is not named in the text", "Rights holder: Not stated"
    licence = "Licence: Not stated"
    wanted = {
        "S1": {f"{holder}; presumed to be Northmoor Council", licence},
        "S2": {publisher, holder, licence},
        "S3": {holder},
        "S4": {publisher, holder, licence},
    }

    for ref, facts in wanted.items():
        title = Source.objects.get(ref=ref).title
        assert {each.said for each in items(page, "missing-names", title)} == facts, ref


def test_that_a_source_has_no_headline_is_there(client: Client, seeds: Path) -> None:
    add_letter(seeds, "A letter.\n", fields={}, not_evidence=background("A letter."))
    load(seeds)

    said = [each.said for each in items(client_page(client, ADDRESS), "missing-names", "Letter to")]

    assert "The text as held has no headline" in said


def test_what_the_editors_say_is_not_held_is_there(page: Element) -> None:
    for inspection in Inspection.objects.all():
        listed = [each.said for each in items(page, "not-held", inspection.title)]
        assert listed == [spaced(sentence) for sentence in inspection.gaps]


def test_promises_without_a_later_mention_are_counted_and_a_link_away(
    client: Client, page: Element
) -> None:
    silent = Action.objects.without_later_mention().count()
    (link,) = part(page, "promises").every("a")

    assert f"{silent} promises and plans have no later mention" in page.one("nav").said
    assert page.by_id("promises").one("span", class_="count").said == str(silent)
    shown = client.get(link["href"]).content.decode()
    for action in Action.objects.without_later_mention():
        assert f'id="{action.ref}"' in shown


def test_a_promise_that_a_later_record_speaks_to_is_no_longer_counted(client: Client) -> None:
    action, later = Action.objects.get(ref="A8"), Record.objects.get(ref="F15")
    before = client_page(client, ADDRESS).by_id("promises").said

    FollowUp.objects.create(
        action=action, record=later, relation=FollowUp.Relation.LATER_OFSTED_ACCOUNT, position=0
    )

    assert client_page(client, ADDRESS).by_id("promises").said != before


def test_events_that_were_only_expected_or_promised_are_there(page: Element) -> None:
    for certainty in Event.Certainty:
        events = Event.objects.filter(certainty=certainty)
        found = set(addresses(part(page, "expected"))) & {e.get_absolute_url() for e in events}
        assert len(found) == (0 if certainty == Event.Certainty.HAPPENED else events.count())


def test_it_never_says_that_a_promise_was_kept_or_broken(page: Element) -> None:
    assert re.findall(r"\b(kept|broken|failed|missed)\b", part(page, "unmentioned").said) == []


def test_periods_without_a_source_are_there_as_on_the_timeline(client: Client) -> None:
    gaps = [e.said for e in client_page(client, "/timeline/").every("li", class_="gap")]
    assert [e.said.rstrip(".") for e in periods(client)] == gaps
    assert len(gaps) > 1

    Event.objects.filter(year=2003).delete()

    assert "No source of 2003 is held" in periods(client)[1].said


def client_page(client: Client, address: str) -> Element:
    found = visit(client, address).page
    assert found
    return found


def periods(client: Client) -> list[Element]:
    return part(client_page(client, ADDRESS), "periods").every("li")


def test_the_counts_lead_to_their_parts_and_agree_with_them(page: Element) -> None:
    links = page.one("nav", class_="contents").every("a")
    counts = {link["href"].lstrip("#"): int(link.one("strong").said) for link in links}
    inferred, missing = (section(page, name) for name in ("inferred", "missing"))

    assert counts["inferred"] == sum(len(body.parts) for body in inferred.every("tbody"))
    assert counts["missing"] == len(missing.every("li"))
    assert counts["periods"] == len(section(page, "periods").every("li"))


def section(page: Element, name: str) -> Element:
    return page.one("section", aria_labelledby=name)


def test_a_part_with_nothing_in_it_says_so(client: Client) -> None:
    Event.objects.all().delete()

    assert part(client_page(client, ADDRESS), "expected").said == "None."


def test_no_grade_stands_beside_a_person(page: Element) -> None:
    people = part(page, "office-dates")

    assert "Tom Ashby, portfolio holder for children's services (S2)" in people.said
    assert [word for word in GRADES if word in people.said.lower()] == []
