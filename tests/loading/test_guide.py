"""The guide for editors, followed to the letter."""

import hashlib
import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings

from inspections.models import Finding
from records.models import Record
from sources.models import Source
from statements.models import Action, Quote
from tests.guide import LETTER, NOT_YET, follow_the_guide
from tests.loading.conftest import Load, Refused
from tests.search_results import searched

# What the guide adds: the letter of a ref, and how far it is from the last one that is published.
NEW = [("S", 1), ("F", 1), ("F", 2), ("F", 3), ("Q", 1), ("A", 1)]


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the real seeds: the guide is about those."""
    folder = tmp_path / "seeds"
    shutil.copytree(settings.SEEDS_DIR, folder)
    return folder


def test_the_check_says_what_to_put_as_sha256(seeds: Path, refused: Refused) -> None:
    file = follow_the_guide(seeds)

    (fault,) = refused()
    line = file.read_text(encoding="utf-8").splitlines().index(f"  sha256: {NOT_YET}") + 1
    assert fault.startswith(f"records/{file.name}:{line}: S6: ")
    assert f"its SHA-256 is {hashlib.sha256(LETTER.encode()).hexdigest()}." in fault
    assert fault.endswith("for a new source, write that value here")


def test_a_sixth_source_loads(seeds: Path, load: Load) -> None:
    follow_the_guide(seeds, hashlib.sha256(LETTER.encode()).hexdigest())

    load()

    assert Source.objects.get(ref="S6").text == LETTER
    of_letter = Record.objects.filter(passages__source__ref="S6").distinct()
    findings = Finding.objects.with_refs([record.ref for record in of_letter])
    quote = Quote.objects.get(passages__source__ref="S6")
    action = Action.objects.get(passages__source__ref="S6")
    assert of_letter.count() == len(NEW) - 1
    assert [finding.area for finding in findings] == ["Workforce", "", ""]
    assert quote.speaker.name == "Alan Jarrett"
    assert action.responds_to.ref == "I8"
    assert [found.ref for found in searched('"ten more social workers"')] == [action.ref]
    published = (seeds / "refs.txt").read_text(encoding="utf-8").splitlines()
    assert {"S6", *(record.ref for record in of_letter)} <= set(published)


def test_the_guide_uses_the_next_free_refs(seeds: Path) -> None:
    published = (seeds / "refs.txt").read_text(encoding="utf-8").split()
    last = {
        letter: max(int(ref[1:]) for ref in published if re.fullmatch(f"{letter}[0-9]+", ref))
        for letter in "SFQA"
    }
    records = follow_the_guide(seeds).read_text(encoding="utf-8")

    assert re.findall(r"ref: ([A-Z]\d+)", records) == [
        f"{letter}{last[letter] + step}" for letter, step in NEW
    ]
