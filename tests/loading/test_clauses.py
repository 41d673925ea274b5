"""Each record rests on its own part of a sentence, and is shown in the whole of it."""

import pytest

from records.models import Record
from tests.loading.conftest import Add, Load, Refused
from tests.loading.entries import HOMES, finding, quote, words

SENTENCE = (
    "Care leavers are positive about their personal advisers and most live in suitable homes, "
    "but too few have their health histories."
)


def test_two_records_of_one_kind_on_the_same_words_are_refused(add: Add, refused: Refused) -> None:
    at = add(findings=[finding("F900", words=HOMES), finding("F901", words=HOMES)])

    (fault,) = refused()
    assert fault.startswith(at("F901", "words").split(": ")[0])
    assert "is another finding on the same words; give each its own clause" in fault


@pytest.mark.django_db
def test_records_of_two_kinds_may_rest_on_the_same_words(add: Add, load: Load) -> None:
    add(findings=[finding(words=HOMES)], quotes=[quote(words=HOMES)])

    load()

    assert Record.objects.refs() >= {"F900", "Q900"}


@pytest.mark.django_db
def test_a_part_of_a_sentence_is_shown_in_the_whole_of_it(load: Load) -> None:
    load()

    one, other = (Record.objects.get(ref=ref) for ref in ("F13", "F14"))
    assert [each["exact"] for each in one.sentences] == [SENTENCE]
    assert one.sentence_group == other.sentence_group
    assert one.text == SENTENCE.partition(" but")[0]


@pytest.mark.django_db
def test_records_to_be_shown_together_are_shown_in_the_sentences_of_both(load: Load) -> None:
    load()

    one, other = (Record.objects.get(ref=ref) for ref in ("F3", "F4"))
    assert (one.neighbours, other.neighbours) == (["F4"], ["F3"])
    assert [each["exact"] for each in one.sentences] == [f"{one.text} {other.text}"]
    assert one.sentence_group == other.sentence_group


@pytest.mark.django_db
def test_words_that_a_sentence_quotes_are_passages_of_their_own(add: Add, load: Load) -> None:
    add(
        findings=[finding(words=words(SENTENCE))],
        quotes=[quote(words=HOMES, voice="ofsted_quoted")],
    )

    load()

    nested = [
        (item.passage.exact, item.passage.voice)
        for item in Record.objects.get(ref="F900").evidence.all()
        if item.is_nested
    ]
    assert nested == [("most live in suitable homes", "ofsted_quoted")]
    assert Record.objects.get(ref="F900").text == SENTENCE


def test_records_to_be_shown_together_must_be_on_record(add: Add, refused: Refused) -> None:
    add(shown_together=[{"records": ["F3", "F999"]}])

    (fault,) = refused()
    assert "there is no record F999; correct the ref" in fault
