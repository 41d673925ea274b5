"""A fresh clone is served by ``make run`` alone."""

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings

from tests.processes import Server, free_port, started

# What a clone does not have.
NOT_CLONED = (".git", ".venv", "var", "__pycache__", "*.pyc", ".*_cache", ".hypothesis")
PATIENCE = 600  # seconds: an installation over a slow network takes minutes


@contextmanager
def make_run(folder: Path, port: int) -> Iterator[Server]:
    """Start ``make run`` on ``port``."""
    log = folder.parent / f"output-{time.monotonic_ns()}.txt"
    with started(["make", "run", f"PORT={port}"], folder, port, log) as run:
        yield run


def fetched(run: Server, path: str) -> tuple[int, str]:
    return run.answer(path, PATIENCE)


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A copy of the working tree as a clone has it, which ``make run`` has begun to serve."""
    folder = tmp_path_factory.mktemp("clone") / "a portal"
    ignored = shutil.ignore_patterns(*NOT_CLONED)
    shutil.copytree(settings.BASE_DIR, folder, ignore=ignored)
    with make_run(folder, free_port()) as run:
        yield run


def test_a_fresh_clone_serves_the_home_page(served: Server) -> None:
    status, home = fetched(served, "/")

    assert status == 200, served.output
    assert "<h1>How Medway’s children’s services were inspected, 2011 to 2021</h1>" in home
    assert f"The portal is at http://127.0.0.1:{served.port}/" in served.output


def test_it_serves_the_whole_record_and_its_static_files(served: Server) -> None:
    _, home = fetched(served, "/")
    style = home.partition('rel="stylesheet" href="')[2].partition('"')[0]

    assert '"status": "ok"' in fetched(served, "/healthz")[1]
    assert '"ref": "F23"' in fetched(served, "/findings/F23.json")[1]
    assert "@layer" in fetched(served, style)[1]
    assert f"http://127.0.0.1:{served.port}/F23" in fetched(served, "/findings/F23/")[1]


def test_a_port_in_use_is_refused_in_a_sentence(served: Server) -> None:
    fetched(served, "/healthz")

    with make_run(served.folder, served.port) as second:
        code = second.process.wait(timeout=PATIENCE)

    other = served.port + 1
    sentence = f"Port {served.port} is in use; stop what uses it, or run make run PORT={other}."
    assert code != 0
    assert sentence in second.output
    assert fetched(served, "/healthz")[0] == 200
