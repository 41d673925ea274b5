"""An action responds to an earlier record, and its follow-ups are later."""

import pytest

from inspections.models import Inspection
from statements.models import Action, FollowUp
from tests.loading.conftest import Add, Load, Refused
from tests.loading.entries import Fields, action, words

IN_2001: Fields = {
    "words": words("The council has invested £2.6 million", source="S1"),
    "voice": "council_statement",
    "inspection": "I3",
}


def follow_up(record: str) -> dict[str, str]:
    return {"record": record, "relation": "later_council_statement"}


def test_an_action_that_responds_to_a_later_inspection(add: Add, refused: Refused) -> None:
    at = add(actions=[action(**IN_2001, responds_to="I5")])

    assert refused() == [
        f"{at('A900', 'responds_to')}: the action came before I5, so it does not respond to it; "
        "delete the line"
    ]


def test_a_follow_up_that_is_earlier_than_the_action(add: Add, refused: Refused) -> None:
    at = add(actions=[action(**IN_2001, follow_ups=[follow_up("R1")])])

    assert refused() == [f"{at('A900', 'follow_ups')}: R1 is earlier than the action; take it away"]


def test_a_follow_up_that_rests_on_the_same_text_as_the_action(add: Add, refused: Refused) -> None:
    at = add(actions=[action(**IN_2001, follow_ups=[follow_up("A2")])])

    assert refused() == [
        f"{at('A900', 'follow_ups')}: A2 rests on the same text as the action, so it is not "
        "later; take it away"
    ]


def test_a_date_that_is_none_is_the_only_fault_of_its_action(add: Add, refused: Refused) -> None:
    undated = {"edtf": "2019-13", "basis": "stated"}
    at = add(
        actions=[action(**IN_2001, date=undated, responds_to="I5", follow_ups=[follow_up("A7")])]
    )

    (fault,) = refused()
    assert fault.startswith(f"{at('A900', 'date')}: “2019-13” is not a date")


def test_a_follow_up_that_is_named_twice(add: Add, refused: Refused) -> None:
    at = add(actions=[action(**IN_2001, follow_ups=[follow_up("A7"), follow_up("A7")])])

    (fault,) = refused()
    assert fault.startswith(f"{at('A900', 'follow_ups')}: ")


@pytest.mark.parametrize("inspection", ["I2", "I3"])
def test_an_action_may_respond_to_what_came_before(add: Add, load: Load, inspection: str) -> None:
    add(actions=[action(**IN_2001, responds_to=inspection, follow_ups=[follow_up("A7")])])

    load()

    followed = FollowUp.objects.get(action__ref="A900")
    assert followed.action.responds_to.ref == inspection
    assert followed.record.ref == "A7"


def test_an_action_may_respond_on_the_very_day(add: Add, load: Load) -> None:
    on_the_day = {"edtf": "2001-11-09", "basis": "stated"}
    add(actions=[action(**IN_2001, date=on_the_day, responds_to="I3")])

    load()

    assert Action.objects.get(ref="A900").responds_to == Inspection.objects.get(ref="I3")
