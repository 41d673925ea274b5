"""The record of the tests, loaded once; copies of it to break; and static files as served.

Tests of the real record are in ``medway/``, which has a fixture that loads it.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from hypothesis import settings as properties
from pytest_django import DjangoDbBlocker

from medway_portal.loading.writer import write_record
from medway_portal.management.commands.load_seeds import checked
from sources.editions import clear_cache
from tests.environment import RECORD

# Tests of PostgreSQL itself need one: bin/test starts it and says where it is.
collect_ignore = [] if "DATABASE_URL" in os.environ else ["postgresql"]

# No deadline, because machines may be slow, and no database, because failures become examples.
properties.register_profile("portal", deadline=None, database=None)
properties.load_profile("portal")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give a database to tests that use data fetched once, even if they run alone.

    pytest-django makes one only if a test of the run is marked.
    """
    for item in items:
        if "django_db_setup" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Every test with a database sees the record of the tests."""
    with django_db_blocker.unblock():
        write_record(checked(RECORD))


@pytest.fixture(scope="session", autouse=True)
def static_files(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Pages name static files by their hashes, so these are collected first, as for serving."""
    settings.STATIC_ROOT = tmp_path_factory.mktemp("static")
    call_command("collectstatic", "--noinput", verbosity=0)


@pytest.fixture(autouse=True)
def nothing_worked_out() -> Iterator[None]:
    """Clear cached values, because tests change records in place without a new edition."""
    yield
    clear_cache()


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A copy of the record of the tests, which a test may break."""
    folder = tmp_path / "seeds"
    shutil.copytree(RECORD, folder)
    return folder


@pytest.fixture
def change(seeds: Path) -> Callable[[str, str, str], None]:
    """Replace words in one file of the copy; the words must be there."""

    def replace(name: str, old: str, new: str) -> None:
        path = next(seeds.rglob(name))
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {name}"
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace
