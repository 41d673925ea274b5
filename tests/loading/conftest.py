"""Adds to a copy of the real record, or breaks it, and loads it."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.core.management import CommandError, call_command

from sources.refs import CANONICAL
from tests.change_log import add_entry
from tests.loading.entries import source
from tests.rows import rows

# Says where a field of a record is: file, line and ref, as faults begin.
At = Callable[..., str]
MORE = re.compile(r": and ([0-9,]+) more faults from here to line ")
Add = Callable[..., At]
Change = Callable[[str, str, str], None]
Ledger = Callable[[str], str]
Load = Callable[[], None]
Refused = Callable[[], list[str]]


@pytest.fixture
def add(seeds: Path) -> Add:
    """Add a file with records to the copy, and say in the change log that they are new."""

    def write(**lists: Any) -> At:
        apart = json.loads(json.dumps(lists))  # YAML would write what is in two places as an alias
        text = yaml.safe_dump(apart, sort_keys=False, allow_unicode=True, width=1000)
        published = (seeds / "refs.txt").read_text(encoding="utf-8").split()
        refs = re.findall(rf"^(?:  |- )ref: ({CANONICAL})$", text, re.MULTILINE)
        if new := set(refs) - set(published):
            add_entry(seeds, sorted(new))
        (seeds / "records" / "extra.yaml").write_text(text, encoding="utf-8")
        lines = [line.strip().removeprefix("- ") for line in text.splitlines()]

        def at(ref: str, field: str = "ref") -> str:
            first = lines.index(f"ref: {ref}")
            line = next(n for n in range(first, len(lines)) if lines[n].startswith(f"{field}:"))
            return f"records/extra.yaml:{line + 1}: {ref}"

        return at

    return write


@pytest.fixture
def letter(seeds: Path, add: Add) -> Add:
    """Add a sixth text with records to the copy."""

    def write(content: bytes, **lists: Any) -> At:
        (seeds / "texts" / "005_letter.txt").write_bytes(content)
        return add(source=source(sha256=hashlib.sha256(content).hexdigest()), **lists)

    return write


@pytest.fixture
def ledger(seeds: Path) -> Ledger:
    """Write a line at the end of the copy's ledger; return where it is."""

    def write(line: str) -> str:
        path = seeds / "refs.txt"
        path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
        return f"refs.txt:{len(path.read_text(encoding='utf-8').splitlines())}"

    return write


@pytest.fixture
def refused(db: None, seeds: Path) -> Refused:
    """Load the copy, which must fail and change nothing; return its faults."""

    def load() -> list[str]:
        before = rows(), (seeds / "refs.txt").read_bytes()
        with pytest.raises(CommandError) as error:
            call_command("load_seeds", seeds=seeds)
        assert (rows(), (seeds / "refs.txt").read_bytes()) == before
        listed, _, total = str(error.value).rpartition("\n\n")
        faults = listed.splitlines()
        more = [int(count.replace(",", "")) for count in MORE.findall(listed)]
        count = len(faults) - len(more) + sum(more)
        assert total == f"{count} fault{'' if count == 1 else 's'}. Nothing was changed."
        return faults

    return load


@pytest.fixture
def load(db: None, seeds: Path) -> Load:
    """Load the copy."""
    return lambda: call_command("load_seeds", seeds=seeds)
