"""Every passage says whose words it holds."""

import pytest

from sources.voices import EVIDENCE, OFSTED, Voice, label, may_contain


@pytest.mark.parametrize(
    ("voice", "said"),
    [
        (Voice.OFSTED_QUOTED, "Inspectors’ words, as quoted in a news article"),
        (Voice.OFSTED_REPORTED, "Ofsted finding, as reported by a news article"),
        (Voice.OFSTED_VIA_COUNCIL, "Ofsted finding, as described by the council"),
        (Voice.COUNCIL_STATEMENT, "Council statement, as reported by a news article"),
        (Voice.OTHER_BODY_REPORTED, "Action by another body, as reported by a news article"),
        (Voice.BACKGROUND, "Background in the source"),
        (Voice.READER_COMMENT, "Reader comment, not evidence"),
        (Voice.FURNITURE, "Not part of the evidence"),
    ],
)
def test_a_label_says_who_speaks_and_through_whom(voice: Voice, said: str) -> None:
    assert label(voice, "a news article", written_by_council=False) == said


def test_the_council_needs_no_reporter_in_a_text_of_its_own() -> None:
    said = label(Voice.COUNCIL_STATEMENT, "a council report", written_by_council=True)

    assert said == "Council statement"


def test_a_speaker_is_named() -> None:
    said = label(
        Voice.COUNCIL_STATEMENT, "a news item", written_by_council=False, speaker="Les Wicks"
    )

    assert said == "Council statement by Les Wicks, as reported by a news item"


def test_a_name_that_is_no_voice_has_no_label() -> None:
    with pytest.raises(ValueError, match="ofsted"):
        label("ofsted", "a news item", written_by_council=False)


@pytest.mark.parametrize("inner", Voice)
@pytest.mark.parametrize("outer", [Voice.OFSTED_QUOTED, Voice.READER_COMMENT, Voice.FURNITURE])
def test_quoted_inspectors_and_what_is_no_evidence_hold_no_other_voice(
    outer: Voice, inner: Voice
) -> None:
    assert may_contain(outer, inner) == (outer == inner)


@pytest.mark.parametrize("inner", OFSTED)
def test_a_council_sentence_may_hold_what_inspectors_said(inner: Voice) -> None:
    assert may_contain(Voice.COUNCIL_STATEMENT, inner)


def test_reader_comments_and_furniture_are_the_only_voices_that_are_no_evidence() -> None:
    assert set(Voice) - set(EVIDENCE) == {Voice.READER_COMMENT, Voice.FURNITURE}
