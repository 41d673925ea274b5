"""A server for each module, on a database of its own that may be broken."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.faults.loads import second_version
from tests.processes import Server
from tests.served import load, serving


@pytest.fixture(scope="session")
def loaded(static_files: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with the real record."""
    return load(tmp_path_factory.mktemp("loaded"), Path(settings.SEEDS_DIR))


@pytest.fixture(scope="module")
def database(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("database") / loaded.name
    shutil.copy(loaded, path)
    return path


@pytest.fixture(scope="module")
def portal(database: Path) -> Iterator[Server]:
    with serving(database, Path(settings.STATIC_ROOT)) as server:
        yield server


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Seeds of a second version of the record."""
    return second_version(tmp_path_factory.mktemp("seeds"))
