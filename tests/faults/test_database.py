"""Without a database, stored responses are still sent, and the rest recovers with it."""

import itertools
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.faults.readers import readers
from tests.processes import Server, ask, until
from tests.served import serving

KEPT = "/findings/F12/"
GARBAGE = b"not a database\n" * 10_000
ANEW = (f"/search/?q=children&page_size={size}" for size in itertools.count(1))


def removed(database: Path) -> None:
    database.unlink()


def made_garbage(database: Path) -> None:
    database.write_bytes(GARBAGE)


def replaced_by_garbage(database: Path) -> None:
    database.unlink()
    database.write_bytes(GARBAGE)


def emptied(database: Path) -> None:
    database.unlink()
    database.touch()


def cut_off(database: Path) -> None:
    half = database.read_bytes()[: database.stat().st_size // 2]
    database.unlink()
    database.write_bytes(half)


def replaced_by_a_folder(database: Path) -> None:
    database.unlink()
    database.mkdir()


def restored(database: Path, copy: Path) -> None:
    """Put a copy in its place as an operator does: whole, under another name, then renamed."""
    if database.is_dir():
        database.rmdir()
    new = database.with_name("restored")
    shutil.copy(copy, new)
    new.replace(database)


@pytest.fixture(scope="module")
def portal(database: Path) -> Iterator[Server]:
    """The portal in one process, so that it is clear which store has a page."""
    with serving(database, Path(settings.STATIC_ROOT), WEB_CONCURRENCY="1") as server:
        yield server


@pytest.fixture
def kept(portal: Server, database: Path, loaded: Path) -> Iterator[Server]:
    """The portal with a page in its store."""
    # What is made anew has an id to find it by in the log.
    assert until(lambda: "X-Request-ID" not in ask(f"{portal.address}{KEPT}").headers)
    yield portal
    restored(database, loaded)


@pytest.mark.parametrize(
    "gone",
    [removed, made_garbage, replaced_by_garbage, emptied, cut_off, replaced_by_a_folder],
)
def test_without_its_database_the_portal_answers_what_it_can_and_recovers(
    kept: Server, database: Path, loaded: Path, gone: Callable[[Path], None]
) -> None:
    gone(database)

    assert until(lambda: ask(f"{kept.address}{next(ANEW)}").status == 503)
    page = ask(f"{kept.address}{next(ANEW)}")
    data = ask(f"{kept.address}/quotes.json?page_size=7")
    health = ask(f"{kept.address}/healthz")
    assert ask(f"{kept.address}{KEPT}").status == 200
    assert (page.status, page.headers["Retry-After"].isdigit()) == (503, True)
    assert "The record cannot be read just now" in page.body.decode()
    assert page.headers["Cache-Control"] == "no-store"
    assert (data.status, list(json.loads(data.body))) == (503, ["error"])
    assert health.status == 503

    restored(database, loaded)

    assert until(lambda: {ask(f"{kept.address}{next(ANEW)}").status for _ in range(6)} == {200})
    assert ask(f"{kept.address}/healthz").status == 200


def test_readers_of_what_is_kept_notice_nothing(kept: Server, database: Path, loaded: Path) -> None:
    with readers(kept.address, paths=[KEPT]) as ended:
        for gone in (removed, replaced_by_garbage, replaced_by_a_folder):
            gone(database)
            assert until(lambda: ask(f"{kept.address}{next(ANEW)}").status == 503)
            restored(database, loaded)
            assert until(lambda: ask(f"{kept.address}{next(ANEW)}").status == 200)
        met = ended()

    assert (met.failed, met.mixed, list(met.statuses)) == ([], [], ["200"])
