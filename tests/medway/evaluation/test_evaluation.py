"""The search finds what readers of all kinds look for, and nothing that would mislead them."""

import pytest
from django.test import Client

from records.models import Record
from statements.models import Person
from tests.medway.evaluation.measurement import EvaluationQuery, answer, queries

# Of the record as it is: the queries were written from its texts.
pytestmark = pytest.mark.parametrize("medway", ["as it is"], indirect=True, scope="package")
everyone = pytest.mark.parametrize("asked", queries(), ids=lambda asked: asked.q)


def test_the_set_is_large_varied_and_of_what_there_is(db: None) -> None:
    refs = {*Record.objects.values_list("ref", flat=True)}
    refs |= {*Person.objects.values_list("slug", flat=True)}

    assert len(queries()) >= 60
    assert {asked.by for asked in queries()} == {"councillor", "officer", "resident"}
    assert len({asked.q for asked in queries()}) == len(queries())
    assert [
        ref for asked in queries() for ref in asked.must + asked.must_not if ref not in refs
    ] == []
    assert [asked.q for asked in queries() if not asked.must] == []


@everyone
@pytest.mark.django_db
def test_the_first_page_has_what_must_come_up_and_nothing_that_would_mislead(
    asked: EvaluationQuery, client: Client
) -> None:
    found = answer(client, asked)

    assert (found.missing, found.wrong) == ([], [])
