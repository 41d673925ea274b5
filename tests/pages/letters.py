"""Adds a small sixth source to a copy of the record of the tests."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import yaml

from medway_portal.loading.writer import write_record
from medway_portal.management.commands.load_seeds import checked
from sources.refs import CANONICAL
from tests.change_log import add_entry
from tests.loading.entries import source


def add_letter(seeds: Path, text: str, *, fields: dict[str, Any], **lists: Any) -> None:
    """Put a text into the copy of the record, described by ``fields``, with lists of records."""
    (seeds / "texts" / "005_letter.txt").write_bytes(text.encode())
    described = source(sha256=hashlib.sha256(text.encode()).hexdigest(), **fields)
    # YAML would write what is in two places as an alias, which the loader refuses.
    apart = json.loads(json.dumps({"source": described, **lists}))
    content = yaml.safe_dump(apart, allow_unicode=True, width=10_000)
    add_entry(seeds, re.findall(rf"^(?:  |- )ref: ({CANONICAL})$", content, re.MULTILINE))
    (seeds / "records" / "S6-letter.yaml").write_text(content, encoding="utf-8")


def load(seeds: Path) -> None:
    """Load the copy of the record, for this test only."""
    write_record(checked(seeds))


def background(*words: str) -> list[dict[str, str]]:
    """Return marks for words that no record rests on."""
    return [{"mark": "background", "words": each, "reason": "No record"} for each in words]
