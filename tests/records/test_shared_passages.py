"""Words that several records rest on are shown once, under a label that is not said again."""

import pytest

from records.models import Evidence
from records.shared_passages import group_by_passage
from statements.models import Quote

pytestmark = pytest.mark.django_db


def spoken() -> Evidence:
    """Return the words of a quote whose label names the speaker, where the passage's does not."""
    return next(
        item
        for quote in Quote.objects.all()
        for item in quote.evidence.all()
        if quote.evidence.count() == 1 and quote.voice_label != item.passage.voice_label
    )


def test_the_label_that_names_the_speaker_is_not_said_again_beside_its_record() -> None:
    item = spoken()

    [words] = group_by_passage([item])

    assert words.voice_label == item.record.voice_label
    assert [resting.voice_label for resting in words.records] == [""]


def test_nor_is_the_plain_label_of_the_same_words_beside_another_record() -> None:
    item = spoken()
    other = next(
        each
        for each in Evidence.objects.exclude(record=item.record)
        if each.record.evidence.count() == 1
    )
    other.passage = item.passage
    other.save()
    other.record.voice_label = item.passage.voice_label
    other.record.save()

    [words] = group_by_passage(Evidence.objects.filter(passage=item.passage))

    assert {resting.record.ref for resting in words.records} >= {item.record.ref, other.record.ref}
    assert {resting.voice_label for resting in words.records} == {""}
