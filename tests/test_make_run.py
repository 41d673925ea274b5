"""A fresh clone is served by ``make run`` alone."""

import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings

from tests.environment import environment

# What a clone does not have.
NOT_CLONED = (".git", ".venv", "var", "__pycache__", "*.pyc", ".*_cache", ".hypothesis")
PATIENCE = 600  # seconds: an installation over a slow network takes minutes


@dataclass(frozen=True)
class Run:
    """A ``make run``: its folder and port, its process, and the file that its output goes to."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def output(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")


@contextmanager
def make_run(folder: Path, port: int) -> Iterator[Run]:
    """Start ``make run`` in a process group of its own, and end all of that group afterwards."""
    log = folder.parent / f"output-{time.monotonic_ns()}.txt"
    with log.open("wb") as out:
        process = subprocess.Popen(
            ["make", "run", f"PORT={port}"],  # noqa: S607  # the make that the reader has
            cwd=folder,
            env=environment(),
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Run(folder, port, process, log)
    finally:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, sign)
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)


def fetched(run: Run, path: str) -> tuple[int, str]:
    """Return status and body at ``path`` once the server answers; fail if it has given up."""
    deadline = time.monotonic() + PATIENCE
    while run.process.poll() is None and time.monotonic() < deadline:
        try:
            with urlopen(f"http://127.0.0.1:{run.port}{path}", timeout=30) as answer:
                return answer.status, answer.read().decode()
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
    pytest.fail(f"make run did not serve {path}:\n{run.output}")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    """A copy of the working tree as a clone has it, which ``make run`` has begun to serve."""
    folder = tmp_path_factory.mktemp("clone") / "a portal"
    ignored = shutil.ignore_patterns(*NOT_CLONED)
    shutil.copytree(settings.BASE_DIR, folder, ignore=ignored)
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = int(place.getsockname()[1])
    with make_run(folder, port) as run:
        yield run


def test_a_fresh_clone_serves_the_home_page(served: Run) -> None:
    status, home = fetched(served, "/")

    assert status == 200, served.output
    assert "<h1>How Medway’s children’s services were inspected, 2011 to 2021</h1>" in home
    assert f"The portal is at http://127.0.0.1:{served.port}/" in served.output


def test_it_serves_the_whole_record_and_its_static_files(served: Run) -> None:
    _, home = fetched(served, "/")
    style = home.partition('rel="stylesheet" href="')[2].partition('"')[0]

    assert '"status": "ok"' in fetched(served, "/healthz")[1]
    assert '"ref": "F23"' in fetched(served, "/findings/F23.json")[1]
    assert "@layer" in fetched(served, style)[1]
    assert f"http://127.0.0.1:{served.port}/F23" in fetched(served, "/findings/F23/")[1]


def test_a_port_in_use_is_refused_in_a_sentence(served: Run) -> None:
    fetched(served, "/healthz")

    with make_run(served.folder, served.port) as second:
        code = second.process.wait(timeout=PATIENCE)

    other = served.port + 1
    sentence = f"Port {served.port} is in use; stop what uses it, or run make run PORT={other}."
    assert code != 0
    assert sentence in second.output
    assert fetched(served, "/healthz")[0] == 200
