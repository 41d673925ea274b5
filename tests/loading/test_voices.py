"""The same words are never in two voices; a phrase may lie inside a sentence of another."""

import pytest

from sources.models import Passage
from tests.loading.conftest import Add, Load, Refused
from tests.loading.entries import finding, words

SUPPORT = "most live in suitable homes"
REMEDY = "give both one voice, or choose passages of which one lies inside the other"


def test_identical_words_in_two_voices(add: Add, refused: Refused) -> None:
    at = add(
        findings=[
            finding("F900", words=words(SUPPORT)),
            finding("F901", words=words(SUPPORT), voice="council_statement"),
        ]
    )

    assert refused() == [
        f"{at('F901', 'words')}: these words are council_statement here and ofsted_reported in "
        f"F900 (records/extra.yaml:2); {REMEDY}"
    ]


def test_overlapping_words_in_two_voices(add: Add, refused: Refused) -> None:
    at = add(
        findings=[
            finding("F900", words=words("personal advisers and most live")),
            finding("F901", words=words(SUPPORT), voice="background"),
        ]
    )

    assert refused() == [
        f"{at('F901', 'words')}: these words are background here and ofsted_reported in "
        f"F900 (records/extra.yaml:2); {REMEDY}"
    ]


def test_a_writer_s_words_inside_those_of_the_inspectors(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(words=words("have risen to 31 on average"))])

    faults = refused()

    words_at = at("F900", "words")
    clash = f"{words_at}: these words are ofsted_reported here and ofsted_quoted in F15 ("
    assert any(fault.startswith(clash) for fault in faults)
    assert all(fault.startswith(words_at) and fault.endswith(REMEDY) for fault in faults)


def test_a_reader_s_comment_is_no_evidence(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(words=words("They were never manageable"))])

    (fault,) = refused()
    clash = "these words are ofsted_reported here and reader_comment in a mark ("
    assert fault.startswith(f"{at('F900', 'words')}: {clash}records/S4-sector.yaml:")


@pytest.mark.parametrize("voice", ["ofsted_quoted", "council_statement", "background"])
def test_a_phrase_may_lie_inside_a_sentence_of_another_voice(
    add: Add, load: Load, voice: str
) -> None:
    add(findings=[finding(words=words(SUPPORT), voice=voice)])

    load()

    assert Passage.objects.get(exact=SUPPORT).voice == voice


def test_a_passage_may_be_in_another_voice_than_its_record(add: Add, load: Load) -> None:
    add(findings=[finding(words=[words(SUPPORT), words("Care leavers", voice="ofsted_quoted")])])

    load()

    passages = Passage.objects.of_record("F900").order_by("evidence__position")
    assert [passage.voice for passage in passages] == ["ofsted_reported", "ofsted_quoted"]


def test_words_that_only_touch_may_be_in_two_voices(add: Add, load: Load) -> None:
    add(
        findings=[
            finding("F900", words=words("most live in suitable"), voice="council_statement"),
            finding("F901", words=words(" homes"), voice="background"),
        ]
    )

    load()

    assert Passage.objects.of_record("F901").get().voice == "background"
