"""A row shows the facts of a record, and fetches no more than it shows."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from glossary.explanations import FirstUses
from glossary.mentions import TermIndex
from inspections.models import Finding, Rating
from records.models import Record
from records.rows import about, facts, row_groups, said_of, words
from sources.editions import same_edition
from sources.redaction import with_notice
from statements.models import Action, Figure, Person, Quote
from tests.pages.lists import pages
from tests.pages.recorded import Everything

KINDS = ("rating", "finding", "quote__speaker", "action", "figure", "event")


def plainly(text: str) -> tuple[str, str, str]:
    """Return a fact that leads nowhere."""
    return "", "", text


def records() -> Iterator[Record]:
    return iter(Record.objects.for_rows(*KINDS))


def said(record: Record) -> list[tuple[str, str, str, bool]]:
    return list(words(record, None, FirstUses(TermIndex()), linked=False))


def test_a_finding_says_its_polarity() -> None:
    assert facts(Finding(polarity="weakness", kind="finding")) == [plainly("Weakness")]


def test_a_rating_says_its_area_and_its_grade() -> None:
    rating = Rating(area="Overall", grade="Good", kind="rating")

    assert facts(rating) == [plainly("Overall: Good")]


def test_an_action_says_how_far_it_was_said_to_be_and_who_acts() -> None:
    action = Action(status="planned", actor="The council", kind="action")

    assert facts(action) == [
        plainly("Status: promised or planned"),
        plainly("Who acts: The council"),
    ]


def test_a_figure_says_what_it_counts_and_of_whom() -> None:
    figure = Figure(as_printed="a third", counts="visits late", scope="2019", kind="figure")

    assert facts(figure) == [plainly("a third: visits late"), plainly("2019")]


def test_a_quote_leads_to_its_speaker_and_says_the_office_of_a_person_only() -> None:
    person = Person(slug="ann-other", name="Ann Other", kind="person")
    body = Person(slug="a-board", name="A board", kind="body")

    by_person, by_body = (
        facts(Quote(speaker=speaker, role="Director", form="spoken", kind="quote"))
        for speaker in (person, body)
    )

    spoken = plainly("Spoken")
    assert by_person == [("/people/ann-other/", "Ann Other", ", Director"), spoken]
    assert by_body == [("/people/a-board/", "A board", ""), spoken]


@pytest.mark.parametrize("kind", ["event", "inspection"])
def test_an_event_and_an_inspection_have_no_facts_of_their_own(kind: str) -> None:
    assert facts(Record(kind=kind)) == []


@pytest.mark.django_db
def test_records_on_one_sentence_share_a_row_in_which_each_has_its_words() -> None:
    found = [record for record in records() if record.ref in ("F13", "F14")]

    (group,) = row_groups(found, None, FirstUses(TermIndex()))

    (row,) = group.rows
    assert [(item.record.ref, item.sign) for item in row.records] == [
        ("F13", "strength"),
        ("F14", "weakness"),
    ]
    assert [(piece.text, piece.address) for piece in row.blocks[0].pieces] == [
        (found[0].text, "/findings/F13/"),
        (" ", ""),
        (found[1].text, "/findings/F14/"),
    ]
    assert row.others == []


@pytest.mark.django_db
def test_a_record_without_the_others_of_its_sentence_leads_to_them() -> None:
    found = [record for record in records() if record.ref == "F14"]

    (group,) = row_groups(found, None, FirstUses(TermIndex()))

    (row,) = group.rows
    assert "".join(piece.text for piece in row.blocks[0].pieces).endswith(found[0].text)
    assert row.others == [("/findings/F13/", "F13", "")]


@pytest.mark.django_db
def test_rows_without_headings_say_whose_words_they_are() -> None:
    found = list(records())[:5]

    (headed, *_) = row_groups(found, None, FirstUses(TermIndex()))
    (group,) = row_groups(found, None, FirstUses(TermIndex()), headed=False, show_kind=True)

    assert headed.said == said_of(headed.rows[0].records[0].record)
    assert {row.said for row in headed.rows} == {None}
    assert [row.said for row in group.rows] == [said_of(r.records[0].record) for r in group.rows]
    kinds = [plainly(item.record.get_kind_display()) for item in group.rows[0].records]
    assert [item.facts[0] for item in group.rows[0].records] == kinds


@pytest.mark.django_db
def test_a_record_about_no_inspection_says_none() -> None:
    record = next(record for record in records() if record.inspection_id is None)

    assert about(record) == []


@pytest.mark.django_db
def test_words_of_one_voice_stand_together_and_those_of_several_apart() -> None:
    one = next(r for r in records() if not r.has_several_voices)
    several = next(r for r in records() if r.has_several_voices)

    assert said(one) == [(one.voice, one.voice_label, escape(one.text), one.is_quotation)]
    passages = [item.passage for item in several.evidence_list]
    assert [(voice, text) for voice, _, text, _ in said(several)] == [
        (p.voice, escape(p.exact)) for p in passages
    ]


@pytest.mark.django_db
def test_rows_of_all_kinds_take_no_query_each() -> None:
    found = list(records())

    with same_edition(), CaptureQueriesContext(connection) as queries:
        row_groups(found, None, FirstUses(TermIndex()), show_kind=True)

    assert {record.kind for record in found} == set(Record.Kind.values)
    assert len(queries) == 2  # the edition and all inspections, once


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["csv", "atom"])
def test_data_of_a_whole_list_fetch_no_page_beside_it(client: Client, form: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/findings.{form}")
        b"".join(answer) if answer.streaming else answer.content

    fetched = [q for q in queries if 'FROM "inspections_finding"' in q["sql"]]
    assert len(fetched) == 1


@pytest.mark.django_db
def test_a_row_shows_the_whole_sentence_of_each_of_its_records(
    client: Client, everything: Everything
) -> None:
    rows = [
        row
        for found in pages(client, "findings", "page_size=50")
        for rows in found.every("ol", class_="rows")
        for row in rows.parts
    ]

    shown = 0
    for row in rows:
        said = "".join("".join(p.text for p in row.every("p", class_="words")).split())
        for ref in (item["id"] for item in row.every("li", class_="own") if item.get("id")):
            for passage in everything[ref]["evidence"]:
                sentence = "".join(with_notice(passage["in_sentence"]["exact"]).split())
                assert sentence in said, ref
            shown += 1
    assert shown
