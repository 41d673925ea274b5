"""A load takes effect as a whole, in a new file that replaces the old one."""

import fcntl
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings

from tests.environment import RECORD, environment

Change = Callable[[str, str, str], None]
VERSION = "SELECT version FROM sources_edition"


def load(database: Path, seeds: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "manage.py", "load_seeds", "--seeds", str(seeds)],
        cwd=settings.BASE_DIR,
        env=environment(DATABASE_PATH=str(database), PYTHONIOENCODING="utf-8"),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A database file with the record of the tests."""
    database = tmp_path_factory.mktemp("loaded") / "record.sqlite3"
    assert load(database, RECORD).returncode == 0
    return database.read_bytes()


@pytest.fixture
def database(tmp_path: Path, loaded: bytes) -> Path:
    path = tmp_path / "data" / "record.sqlite3"
    path.parent.mkdir()
    path.write_bytes(loaded)
    return path


@pytest.fixture
def reader(database: Path) -> Iterator[sqlite3.Connection]:
    """A reader in the middle of a transaction."""
    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("BEGIN")
        connection.execute(VERSION).fetchone()
        yield connection


def version_in(database: Path) -> str:
    with closing(sqlite3.connect(database)) as connection:
        return str(connection.execute(VERSION).fetchone()[0])


def test_who_is_reading_reads_on_and_who_comes_later_reads_the_new_version(
    database: Path, reader: sqlite3.Connection, seeds: Path, change: Change
) -> None:
    old = version_in(database)
    change("S1-report.yaml", "title: ", "title: Newly ")

    done = load(database, seeds)

    assert done.returncode == 0, done.stderr
    assert reader.execute(VERSION).fetchone()[0] == old
    assert version_in(database) != old


def test_a_faulty_record_leaves_the_database_and_its_folder_as_they_were(
    database: Path, seeds: Path, change: Change
) -> None:
    before = database.read_bytes()
    change("S1-report.yaml", "title: ", "titel: ")

    done = load(database, seeds)

    assert done.returncode != 0
    assert database.read_bytes() == before
    assert list(database.parent.iterdir()) == [database]


def test_what_a_load_that_was_killed_left_behind_is_in_nobodys_way(
    database: Path, seeds: Path
) -> None:
    for name in ("new", "new-journal"):
        database.with_name(f"record.sqlite3.{name}").write_bytes(b"half of something")

    done = load(database, seeds)

    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in database.parent.iterdir()) == [
        "record.sqlite3",
        "record.sqlite3.lock",
    ]


def test_a_journal_of_the_old_file_is_not_taken_for_one_of_the_new(
    database: Path, seeds: Path
) -> None:
    journal = database.with_name("record.sqlite3-journal")
    journal.write_bytes(bytes(512))

    assert load(database, seeds).returncode == 0
    assert not journal.exists()


def test_two_loads_do_not_mix(database: Path, seeds: Path) -> None:
    before = database.read_bytes()
    with database.with_name("record.sqlite3.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        done = load(database, seeds)

    assert done.returncode != 0
    assert "is under way. Wait until it has ended" in done.stderr
    assert database.read_bytes() == before


def test_a_database_that_others_may_read_stays_so(database: Path, seeds: Path) -> None:
    database.chmod(0o640)

    load(database, seeds)

    assert database.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_not_there_is_made(tmp_path: Path, seeds: Path) -> None:
    database = tmp_path / "not" / "there yet" / "record.sqlite3"

    assert load(database, seeds).returncode == 0
    assert version_in(database)


def test_a_place_where_nothing_can_be_written_is_named(tmp_path: Path, seeds: Path) -> None:
    (tmp_path / "file").write_text("")

    done = load(tmp_path / "file" / "record.sqlite3", seeds)

    assert done.returncode != 0
    assert "The database could not be written" in done.stderr
    assert "Traceback" not in done.stderr
