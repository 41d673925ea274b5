"""The real record, served as make run serves it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.processes import Server
from tests.served import load, serving


@pytest.fixture(scope="session")
def portal(static_files: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    database = load(tmp_path_factory.mktemp("served"))
    with serving(database, Path(settings.STATIC_ROOT)) as server:
        yield server
