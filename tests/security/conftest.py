"""The real record, served as on a laptop and as on the public internet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.processes import Server
from tests.served import load, serving

PUBLIC = {
    "SITE_URL": "https://portal.example",
    "SECRET_KEY": "k" * 50,
    "BEHIND_TLS_PROXY": "true",
}


@pytest.fixture(scope="session")
def database(static_files: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database that is served."""
    return load(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="session")
def portal(database: Path) -> Iterator[Server]:
    """The portal on loopback."""
    with serving(database, Path(settings.STATIC_ROOT)) as server:
        yield server


@pytest.fixture(scope="session")
def public(database: Path) -> Iterator[Server]:
    """The portal as it runs behind a proxy that speaks TLS."""
    with serving(database, Path(settings.STATIC_ROOT), **PUBLIC) as server:
        yield server
