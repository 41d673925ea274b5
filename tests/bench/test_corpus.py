"""A made-up record is reproducible and complete, and never replaces a real one."""

import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from tests.environment import environment
from tests.served import manage

Make = Callable[..., subprocess.CompletedProcess[str]]
EVERYTHING = (
    "SELECT ref, title, text, voice, date_edtf, inspection_id FROM records_record ORDER BY id",
    "SELECT record_id, theme_id FROM records_record_themes ORDER BY record_id, theme_id",
    "SELECT term, column, records FROM search_termposting ORDER BY term, column",
    "SELECT path, value, records FROM search_valueposting ORDER BY path, value",
    "SELECT word, terms, count FROM search_word ORDER BY word",
    "SELECT version FROM sources_edition",
)


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Start the command as an operator does, with a database of the portal's own elsewhere."""

    def made(*arguments: str, **changed: str) -> subprocess.CompletedProcess[str]:
        changed = {"DATABASE_PATH": str(tmp_path / "portal.sqlite3"), **changed}
        return subprocess.run(
            [sys.executable, "-m", "bench.corpus", *arguments],
            cwd=settings.BASE_DIR,
            env=environment(**changed),
            capture_output=True,
            text=True,
            check=False,
        )

    return made


def held(database: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(query).fetchall()


def test_the_same_seed_makes_the_same_record_and_another_seed_another(
    make: Make, tmp_path: Path
) -> None:
    first, again, other = (tmp_path / f"{name}.sqlite3" for name in ("first", "again", "other"))

    for database, seed in ((first, "7"), (again, "7"), (other, "8")):
        assert make("40", str(database), "--seed", seed).returncode == 0

    assert [held(first, query) for query in EVERYTHING] == [
        held(again, query) for query in EVERYTHING
    ]
    assert held(first, EVERYTHING[0]) != held(other, EVERYTHING[0])
    assert not (tmp_path / "portal.sqlite3").exists()


def test_every_passage_stands_where_it_says_in_its_source(make: Make, tmp_path: Path) -> None:
    database = tmp_path / "corpus.sqlite3"

    make("60", str(database))

    passages = held(
        database,
        "SELECT p.exact, p.start, p.end, s.text FROM sources_passage p "
        "JOIN sources_source s ON s.id = p.source_id",
    )
    assert len(passages) == 68  # the findings, and eight inspections
    assert [exact for exact, start, end, text in passages if text[start:end] != exact] == []


def test_a_real_record_is_never_replaced(make: Make, tmp_path: Path) -> None:
    real = tmp_path / "portal.sqlite3"
    manage("load_seeds", DATABASE_PATH=str(real))
    before = real.read_bytes()

    refused = make("10", str(real))

    assert refused.returncode != 0
    assert "not made up" in refused.stderr
    assert real.read_bytes() == before


def test_a_made_up_record_may_be_made_anew(make: Make, tmp_path: Path) -> None:
    database = tmp_path / "corpus.sqlite3"
    make("10", str(database))

    again = make("20", str(database))

    assert again.returncode == 0, again.stderr
    assert held(database, "SELECT count(*) FROM inspections_finding") == [(20,)]
    assert held(database, "SELECT version FROM sources_edition") == [("synthetic-20-1",)]


def test_without_a_file_to_write_nothing_is_made(make: Make, tmp_path: Path) -> None:
    refused = make("10")

    assert refused.returncode != 0
    assert "Name the file to write" in refused.stderr
    assert not (tmp_path / "portal.sqlite3").exists()
