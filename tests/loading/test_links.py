"""An action answers what came before it, and what follows it up came later."""

import pytest

from inspections.models import Inspection
from statements.models import Action, FollowUp
from tests.loading.conftest import Add, Load, Refused
from tests.loading.entries import Fields, action, words

IN_2015: Fields = {
    "words": words("The Council has invested in Children's Social Care", source="S5"),
    "voice": "council_statement",
    "inspection": "I4",
}


def follow_up(record: str) -> dict[str, str]:
    return {"record": record, "relation": "later_council_statement"}


def test_an_action_that_responds_to_a_later_inspection(add: Add, refused: Refused) -> None:
    at = add(actions=[action(**IN_2015, responds_to="I7")])

    assert refused() == [
        f"{at('A900', 'responds_to')}: the action came before I7, so it does not respond to it; "
        "delete the line"
    ]


def test_a_follow_up_that_is_earlier_than_the_action(add: Add, refused: Refused) -> None:
    at = add(actions=[action(**IN_2015, follow_ups=[follow_up("A9")])])

    assert refused() == [f"{at('A900', 'follow_ups')}: A9 is earlier than the action; take it away"]


def test_a_follow_up_that_rests_on_the_same_text_as_the_action(add: Add, refused: Refused) -> None:
    at = add(actions=[action(**IN_2015, follow_ups=[follow_up("A16")])])

    assert refused() == [
        f"{at('A900', 'follow_ups')}: A16 rests on the same text as the action, so it is not "
        "later; take it away"
    ]


def test_a_date_that_is_none_is_the_only_fault_of_its_action(add: Add, refused: Refused) -> None:
    undated = {"edtf": "2019-13", "basis": "stated"}
    at = add(
        actions=[action(**IN_2015, date=undated, responds_to="I7", follow_ups=[follow_up("A1")])]
    )

    (fault,) = refused()
    assert fault.startswith(f"{at('A900', 'date')}: “2019-13” is not a date")


def test_a_follow_up_that_is_named_twice(add: Add, refused: Refused) -> None:
    at = add(actions=[action(**IN_2015, follow_ups=[follow_up("A62"), follow_up("A62")])])

    (fault,) = refused()
    assert fault.startswith(f"{at('A900', 'follow_ups')}: ")


@pytest.mark.parametrize("inspection", ["I3", "I4"])
def test_an_action_may_respond_to_what_came_before(add: Add, load: Load, inspection: str) -> None:
    add(actions=[action(**IN_2015, responds_to=inspection, follow_ups=[follow_up("A62")])])

    load()

    followed = FollowUp.objects.get(action__ref="A900")
    assert followed.action.responds_to.ref == inspection
    assert followed.record.ref == "A62"


def test_an_action_may_respond_on_the_very_day(add: Add, load: Load) -> None:
    on_the_day = {"edtf": "2015-11-27", "basis": "stated"}
    add(actions=[action(**IN_2015, date=on_the_day, responds_to="I4")])

    load()

    assert Action.objects.get(ref="A900").responds_to == Inspection.objects.get(ref="I4")
