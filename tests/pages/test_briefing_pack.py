"""The briefing pack as a paper: what it says of the records chosen, and in which order."""

import re

import pytest
from django.conf import settings
from django.test import Client

from inspections.models import Inspection
from records.models import Record
from sources.models import Edition
from statements.models import Action
from tests.pages.crawler import visit
from tests.pages.lists import data
from tests.pages.packs import items, pack
from tests.pages.recorded import Everything, plain

SEVERAL = ["A10", "E8", "F8", "F15", "I6", "N7", "Q1", "A9", "R9", "F3", "R1"]
pytestmark = pytest.mark.django_db


def test_a_record_has_its_words_whose_they_are_its_notes_and_its_date(
    client: Client, everything: Everything
) -> None:
    for ref, item in items(pack(client, *SEVERAL)).items():
        record = everything[ref]
        assert item.one("h3").said == f"{ref} {plain(record['title'])}"
        words = item.every("*", class_="words")
        exact = [part.text.strip().removesuffix(part.one("sup").text) for part in words]
        assert exact == [each["exact"] for each in Record.objects.get(ref=ref).sentences]
        own = [passage for passage in record["evidence"] if not passage["nested"]]
        assert [p for p in own if plain(p["exact"]) not in item.said] == []
        assert {v.said for v in item.every("p", class_="voice")} <= (
            {record["voice_label"]} | {passage["voice_label"] for passage in own}
        )
        assert plain(record["note"]) in item.said
        assert [
            p["note"] for p in record["read_together"] if plain(p["note"]) not in item.said
        ] == []
        assert record["date"]["display"] in item.said


def test_only_quotations_look_like_quotations(client: Client, everything: Everything) -> None:
    found = {ref: bool(i.every("blockquote")) for ref, i in items(pack(client, *SEVERAL)).items()}

    quotations = Record.objects.filter(ref__in=SEVERAL, is_quotation=True).refs()
    whole = {ref for ref, is_quoted in found.items() if is_quoted}
    assert whole <= quotations
    assert items(pack(client, "Q7"))["Q7"].every("blockquote")


def test_records_stand_by_inspection_oldest_first_then_by_kind_and_number(client: Client) -> None:
    page = pack(client, *SEVERAL)

    groups = [
        (group.one("h2").said.split()[0], list(items(group)))
        for group in page.one("div", class_="pack").parts
        if items(group)
    ]
    assert groups == [
        ("I1", ["R1"]),
        ("I3", ["F3", "Q1"]),
        ("I5", ["F8", "E8"]),
        ("I6", ["I6", "R9", "F15", "A9", "N7"]),
        ("Not", ["A10"]),
    ]
    assert "the oldest inspection first" in page.one("section", aria_labelledby="contents").said


def test_the_order_in_which_records_were_added_changes_nothing_of_the_paper(client: Client) -> None:
    forward, backward = pack(client, *SEVERAL), pack(client, *reversed(SEVERAL))

    assert list(items(forward)) == list(items(backward))
    notes = [page.one("ol", class_="notes").said for page in (forward, backward)]
    assert notes[0] == notes[1]


def test_each_passage_has_a_note_with_its_source_its_place_and_its_address(
    client: Client, everything: Everything
) -> None:
    page = pack(client, *SEVERAL)
    sources = {s["ref"]: s for s in client.get("/sources.json").json()["results"]}

    notes = [note.said for note in page.one("ol", class_="notes").every("li")]
    places = [
        (ref, next(p for p in everything[ref]["evidence"] if p["exact"] in each["exact"]))
        for ref in items(page)
        for each in Record.objects.get(ref=ref).sentences
    ]
    for note, (ref, place) in zip(notes, places, strict=True):
        source = sources[place["source"]]
        assert note.startswith(f"{ref}. {source['title']} ({place['source']}). Publisher: ")
        publisher = re.sub(r" \(.*\)", "", source["publisher"]).lower()
        assert publisher in note.lower()
        assert source["date"] in note
        assert re.search(r"inferred|stated|not named", note)
        assert re.search(rf"aragraphs? {place['paragraph']}\b", note)
        assert f"{settings.SITE_URL}/{ref}" in note


def test_the_number_after_a_passage_leads_to_its_note_and_back(client: Client) -> None:
    page = pack(client, *SEVERAL)

    numbers = [sup.one("a") for sup in page.every("sup")]
    assert [number.said for number in numbers] == [str(n + 1) for n in range(len(numbers))]
    for number in numbers:
        note = page.by_id(number["href"].removeprefix("#"))
        assert note["value"] == number.said
        assert f"#{number['id']}" in [link["href"] for link in note.every("a")]


def test_the_paper_holds_the_coverage_statement_and_the_version(client: Client) -> None:
    page = visit(client, "/briefing/?ref=F12").page
    assert page

    paper = page.one("div", class_="pack")
    assert Edition.current().coverage in paper.one("section", aria_labelledby="coverage").said
    assert f"version {data(client, 'findings')['results'][0]['version'][:12]}" in paper.said
    assert page.one("footer").every("section") == []


@pytest.mark.parametrize(
    ("ref", "caution"),
    [
        ("R1", "Grades under different frameworks are not comparable."),
        ("A6", "This record cannot say whether a promise was kept."),
        ("N7", "Figures with different scopes must not be compared."),
    ],
)
def test_a_pack_warns_of_what_its_records_cannot_say(
    client: Client, ref: str, caution: str
) -> None:
    found = {page_of: [c.said for c in pack(client, page_of).every("p", class_="caution")]
             for page_of in (ref, "Q5")}  # fmt: skip

    assert found == {ref: [caution], "Q5": []}


def test_it_says_what_is_not_stated_about_the_inspections_in_it(client: Client) -> None:
    section = pack(client, "R2", "F12").one("section", aria_labelledby="not-stated").said

    for inspection in Inspection.objects.filter(ref__in=["I2", "I5"]):
        for grade in inspection.unstated_grades.all():
            assert (
                f"{grade.area} (name given by the editor): {grade.get_status_display()}" in section
            )
        assert [gap for gap in inspection.gaps if plain(gap) not in section] == []
    assert "The date of the fieldwork or visit is not stated." in section  # of I2
    assert "I3" not in section


def test_promises_without_a_later_mention_are_listed_and_others_lead_to_it(
    client: Client, everything: Everything
) -> None:
    silent = list(Action.objects.filter(follow_ups=None).values_list("ref", flat=True)[:3])
    spoken = list(Action.objects.exclude(follow_ups=None).values_list("ref", flat=True)[:3])

    page = pack(client, *silent, *spoken)

    section = page.one("section", aria_labelledby="not-stated").said
    listed = re.findall(r"A\d+", section.partition("no later mention")[2].partition("No later")[0])
    assert set(listed) == set(silent)
    for ref in spoken:
        later = [item["record"] for item in everything[ref]["follow_ups"]]
        assert [other for other in later if other not in items(page)[ref].said] == []
    for ref in silent:
        assert "not evidence that nothing was done" in items(page)[ref].said


def test_an_inferred_link_between_a_source_and_an_inspection_is_said_where_it_is_used(
    client: Client,
) -> None:
    from_article, from_statement = pack(client, "Q3").said, pack(client, "A7").said

    assert "S2 is linked to this inspection by inference" in from_article
    assert "S2 is linked to this inspection by inference" not in from_statement


def test_the_terms_are_those_of_the_records_and_are_said_to_be_editorial(client: Client) -> None:
    terms = pack(client, "F6", "F16").one("section", aria_labelledby="terms")

    names = [name.said for name in terms.every("dt")]
    assert {"Single point of access", "Multi-agency safeguarding hub"} <= set(names)
    assert not {"Caseload", "Adequate", "Improvement Notice"} & set(names)
    assert names == sorted(names, key=str.lower)
    assert "editorial" in terms.said
