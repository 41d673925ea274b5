"""The portal's commands, with the database of PostgreSQL that the tests were given."""

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from django.conf import settings

from tests.environment import environment

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def run() -> Run:
    """Run Python in the working tree, with the database that the tests were given."""

    def started(*arguments: str, **changed: str) -> subprocess.CompletedProcess[str]:
        changed = {"DATABASE_URL": os.environ["DATABASE_URL"], **changed}
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=settings.BASE_DIR,
            env=environment(PYTHONIOENCODING="utf-8", **changed),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return started
