"""Names of themes, people, inspections, frameworks and records have to exist."""

import pytest

from tests.loading.conftest import Add, Change, Refused
from tests.loading.entries import action, finding, quote, words


def test_a_theme_that_does_not_exist(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(themes=["workforce", "caselods"])])

    (fault,) = refused()
    assert fault.startswith(f"{at('F900', 'themes')}: there is no theme “caselods”; did you mean ")
    assert "“caseloads”? Otherwise choose one of " in fault
    assert "caseloads, workforce," in fault


def test_a_person_that_does_not_exist(add: Add, refused: Refused) -> None:
    at = add(
        quotes=[quote(speaker="ada-fenwik")],
        actions=[action(said_by="tom-ashbi", voice="ofsted_reported")],
    )

    said, spoken = refused()
    assert said.startswith(
        f"{at('Q900', 'speaker')}: there is no person “ada-fenwik”; did you mean"
    )
    assert spoken.startswith(f"{at('A900', 'said_by')}: there is no person “tom-ashbi”; did you")
    assert "ada-fenwick, tom-ashby," in said


@pytest.mark.parametrize("field", ["inspection", "responds_to"])
def test_an_inspection_that_does_not_exist(add: Add, refused: Refused, field: str) -> None:
    at = add(actions=[action(**{field: "I99"})])

    assert refused() == [
        f"{at('A900', field)}: there is no inspection “I99”; "
        "choose one of I1, I2, I3, I4, I5, I6, I7"
    ]


def test_a_framework_that_does_not_exist(change: Change, refused: Refused) -> None:
    change("inspections.yaml", "    framework: lscb-review\n", "    framework: lscb-reveiw\n")

    (fault,) = refused()
    assert fault.startswith("records/inspections.yaml:")
    assert ": I4: there is no framework “lscb-reveiw”; did you mean “lscb-review”? " in fault
    assert "sif, lscb-review," in fault


@pytest.mark.parametrize("voice", ["ofsted", "reader_comment"])
def test_a_voice_that_is_none_of_evidence(add: Add, refused: Refused, voice: str) -> None:
    at = add(findings=[finding(voice=voice)])

    assert refused() == [
        f"{at('F900', 'voice')}: “voice” is “{voice}”; choose one of ofsted_quoted, "
        "ofsted_reported, ofsted_via_council, council_statement, other_body_reported, background"
    ]


def test_a_passage_in_a_voice_that_does_not_exist(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(words=words("Care leavers", voice="ofsted"))])

    (fault,) = refused()
    assert fault.startswith(f"{at('F900', 'voice')}: “voice” is “ofsted”; choose one of ofsted_q")


def test_a_follow_up_that_does_not_exist(add: Add, refused: Refused) -> None:
    later = {"record": "F999", "relation": "later_ofsted_account"}
    at = add(actions=[action(follow_ups=[later])])

    assert refused() == [f"{at('A900', 'follow_ups')}: there is no record F999; correct the ref"]


def test_a_record_to_read_together_that_does_not_exist(add: Add, refused: Refused) -> None:
    add(read_together=[{"records": ["F5", "F999"], "note": "They disagree."}])

    assert refused() == ["records/extra.yaml:2: there is no record F999; correct the ref"]


def test_a_link_to_a_source_that_does_not_exist(change: Change, refused: Refused) -> None:
    change(
        "inspections.yaml", "    links:\n      - source: S2\n", "    links:\n      - source: S9\n"
    )

    (fault,) = refused()
    assert fault.startswith("records/inspections.yaml:")
    assert ": I5: there is no source “S9”" in fault


def test_a_slug_that_is_used_twice(add: Add, refused: Refused) -> None:
    theme = {"slug": "caseloads", "name": "Caseloads", "definition": "How many children."}
    add(themes=[theme])

    faults = refused()

    assert len(faults) == 1
    assert ": caseloads: this slug is used twice; change one of them" in faults[0]
