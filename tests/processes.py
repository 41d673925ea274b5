"""Starts servers in process groups of their own, and sends requests to them."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.environment import environment


@dataclass(frozen=True)
class Server:
    """A server that was started: its folder and port, its process, and where its output goes."""

    folder: Path
    port: int
    process: subprocess.Popen[bytes]
    log: Path

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def output(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def answer(self, path: str, patience: float) -> tuple[int, str]:
        """Return status and body at ``path`` once the server answers; fail if it has given up."""
        deadline = time.monotonic() + patience
        while self.process.poll() is None and time.monotonic() < deadline:
            try:
                found = ask(f"{self.address}{path}")
            except OSError:
                time.sleep(0.2)
            else:
                return found.status, found.body.decode()
        pytest.fail(f"{path} was not served:\n{self.output}")


@dataclass(frozen=True)
class Reply:
    """The response of a server."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def ask(address: str, method: str = "GET", **headers: str) -> Reply:
    """Ask for ``address``; headers are named with an underscore for each hyphen."""
    host, path = urlsplit(address).netloc, address.partition("://")[2].partition("/")[2]
    connection = HTTPConnection(host, timeout=30)
    try:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, f"/{path}", headers=named)
        found = connection.getresponse()
        return Reply(found.status, found.headers, found.read())
    finally:
        connection.close()


def until(holds: Callable[[], bool], patience: float = 30) -> bool:
    """Wait until something holds; return whether it did within ``patience`` seconds."""
    deadline = time.monotonic() + patience
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


@contextmanager
def started(
    command: Sequence[str], folder: Path, port: int, log: Path, **changed: str
) -> Iterator[Server]:
    """Start ``command`` in ``folder``, with changes to the environment of a fresh shell."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment(**changed),
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        yield Server(folder, port, process, log)
    finally:
        for sign in (signal.SIGTERM, signal.SIGKILL):
            with suppress(ProcessLookupError):
                os.killpg(process.pid, sign)
            with suppress(subprocess.TimeoutExpired):
                process.wait(timeout=20)
