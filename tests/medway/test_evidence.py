"""The texts are held whole, and every passage is the very words of its text."""

import hashlib
import re
from collections import defaultdict
from pathlib import Path

import pytest

from sources.models import Passage, Source
from sources.redaction import BLANK
from sources.sentences import normalise_newlines, sentences, words_outside
from sources.voices import EVIDENCE
from tests.rows import rows
from tests.search_results import searched

pytestmark = pytest.mark.django_db

# The texts as they were received: the names of their files, and their SHA-256.
RECEIVED = {
    "S1": (
        "000_ab832284b8d237ff.txt",
        "e698709e183241505c2bee5ed05d1e581f3b7410ed3744ee6fe4fae185853278",
    ),
    "S2": (
        "001_3d20def88eb6de25.txt",
        "d3e0e2df1cffcc08b4054d217a2340bd4aff32e8cd15f33f01fd839da6ef9b56",
    ),
    "S3": (
        "002_84840c19a802e408.txt",
        "85d1ca73c50179f57af5109f60d5068f2f74d863c0f20f8fc24cf5922176eb02",
    ),
    "S4": (
        "003_a0cbc74d13df2036.txt",
        "cede8ad4d45829804b46a02c841f4b4f126f2148f3f9660b6da3a09c4ce44aa5",
    ),
    "S5": (
        "004_dbf854fe084eeb13.txt",
        "bb0e78d6fcd0f2e626dce1e5e902efc2357f04fdd9534bff9b0a73bb704b3305",
    ),
}


@pytest.fixture
def files(db: None, medway: Path) -> dict[str, str]:
    """Each text as its file has it, with newlines normalised."""
    return {
        source.ref: normalise_newlines((medway / "texts" / source.file).read_bytes().decode())
        for source in Source.objects.all()
    }


def test_the_texts_are_as_they_were_received(medway: Path) -> None:
    recorded = {s.ref: (s.file, s.sha256) for s in Source.objects.all()}
    digests = {
        ref: (name, hashlib.sha256((medway / "texts" / name).read_bytes()).hexdigest())
        for ref, (name, _) in recorded.items()
    }

    assert recorded == digests
    assert RECEIVED.items() <= recorded.items()


def test_the_texts_are_held_whole_but_for_what_is_withheld(files: dict[str, str]) -> None:
    for source in Source.objects.all():
        hidden = {n for w in source.withheld.all() for n in range(w.start, w.end)}
        whole = [BLANK if n in hidden else c for n, c in enumerate(files[source.ref])]
        assert source.text == "".join(whole)


def test_every_passage_is_the_very_words_of_its_file(files: dict[str, str]) -> None:
    for passage in Passage.objects.select_related("source"):
        text = files[passage.source.ref]
        assert text[passage.start : passage.end] == passage.exact
        assert passage.source.text[passage.start : passage.end] == passage.exact


def test_every_passage_says_where_it_begins(files: dict[str, str]) -> None:
    found = {ref: sentences(text) for ref, text in files.items()}

    for passage in Passage.objects.select_related("source"):
        line = files[passage.source.ref].split("\n")[passage.paragraph - 1]
        assert passage.exact.split("\n")[0] in line
        first = next(s for s in found[passage.source.ref] if s.end > passage.start)
        assert (passage.paragraph, passage.sentence) == (first.paragraph, first.number)


def test_a_passage_has_the_sentences_on_either_side() -> None:
    passage = Passage.objects.get(source__ref="S2", exact__startswith="The primary focus of these")

    assert passage.before.strip().startswith("Leaders and elected members are cognisant")
    assert passage.after.strip().endswith("ability to track and evidence progress.")
    assert passage.locator == "paragraph 8, sentence 2"


def test_every_sentence_of_every_text_is_accounted_for(files: dict[str, str]) -> None:
    for source in Source.objects.all():
        held = [*source.passages.all(), *source.withheld.all()]
        covered = [(part.start, part.end) for part in held]
        found = sentences(files[source.ref])
        assert [s for s in found if words_outside(files[source.ref], s, covered)] == []


def test_no_two_voices_have_the_same_words_and_none_breaks_into_another() -> None:
    by_source = defaultdict(list)
    for passage in Passage.objects.select_related("source"):
        by_source[passage.source.ref].append(passage)
    for passages in by_source.values():
        for one in passages:
            across = [p for p in passages if one.start < p.start < one.end < p.end]
            assert {passage.voice for passage in across} <= {one.voice}


def test_every_passage_that_is_no_evidence_says_why() -> None:
    unused = Passage.objects.filter(records=None, unstated_grades=None, offices=None)

    assert unused
    assert all(passage.reason for passage in unused)


def test_no_context_reaches_into_what_is_no_evidence() -> None:
    silent = Passage.objects.exclude(voice__in=EVIDENCE)

    for passage in Passage.objects.exclude(records=None):
        assert passage.context_start <= passage.start < passage.end <= passage.context_end
        reached = silent.filter(
            source=passage.source,
            start__lt=passage.context_end,
            end__gt=passage.context_start,
        )
        assert not reached.exists(), passage


def test_contact_details_are_nowhere_in_the_database() -> None:
    everything = repr(rows())

    assert "Sue Brunton-Reed" in everything
    assert "331106" not in everything
    assert "bruntonreed" not in everything
    assert not re.search(r"[\w.]+@[\w-]+\.[\w.]+", everything)


@pytest.mark.parametrize("words", ['"everyday language"', "reCAPTCHA", "Colchester", "Mackman"])
def test_what_is_no_evidence_is_not_searched(words: str) -> None:
    assert searched(words) == []
