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
from inspections.rows import facts_in_group
from records.models import Record
from records.rows import about, facts, row, words
from sources.editions import same_edition
from statements.models import Action, Figure, Person, Quote

KINDS = ("rating", "finding", "quote__speaker", "action", "figure")


def plainly(text: str) -> tuple[str, str, str]:
    """Return a fact that leads nowhere."""
    return "", "", text


def records() -> Iterator[Record]:
    return iter(Record.objects.for_rows(*KINDS))


def said(record: Record) -> list[tuple[str, str, str, bool]]:
    return list(words(record, None, FirstUses(TermIndex()), linked=False))


def test_a_finding_says_its_polarity_and_under_that_its_area() -> None:
    with_area = Finding(polarity="weakness", area="Leadership", kind="finding")
    without = Finding(polarity="strength", kind="finding")

    assert facts(with_area) == [plainly("Weakness")]
    assert facts_in_group(with_area) == [plainly("Area: Leadership")]
    assert facts_in_group(without) == []


def test_a_rating_says_its_area_and_its_grade() -> None:
    rating = Rating(area="Overall", grade="Good", kind="rating")

    assert facts(rating) == facts_in_group(rating) == [plainly("Overall: Good")]


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
def test_a_row_says_its_kind_where_asked_then_its_inspection_and_its_date() -> None:
    record = next(r for r in records() if r.inspection_id and r.date_display and facts(r))
    inspection = record.inspection
    assert inspection is not None

    own, mixed = (
        row(record, None, FirstUses(TermIndex()), show_kind=kinds)["facts"]
        for kinds in (False, True)
    )

    leads = (inspection.get_absolute_url(), inspection.title, "")
    assert own == [*facts(record), leads, plainly(record.date_display)]
    assert mixed == [plainly(record.get_kind_display()), *facts(record), leads, own[-1]]


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
    assert said(several) == [(p.voice, p.voice_label, escape(p.exact), False) for p in passages]


@pytest.mark.django_db
def test_rows_of_all_kinds_take_no_query_each() -> None:
    found = list(records())

    with same_edition(), CaptureQueriesContext(connection) as queries:
        for record in found:
            row(record, None, FirstUses(TermIndex()), show_kind=True)

    assert {record.kind for record in found} == set(Record.Kind.values)
    assert len(queries) == 3  # the edition, all sources and all inspections, once


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["csv", "atom"])
def test_data_of_a_whole_list_fetch_no_page_beside_it(client: Client, form: str) -> None:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/findings.{form}")
        b"".join(answer) if answer.streaming else answer.content

    fetched = [q for q in queries if 'FROM "inspections_finding"' in q["sql"]]
    assert len(fetched) == 1
