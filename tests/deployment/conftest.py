"""The portal, and nginx in front of it."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.deployment.sites import LIVE, NginxSite, site_before
from tests.environment import environment
from tests.processes import Server, free_port, started
from tests.served import PATIENCE, ROOT, load, manage


@dataclass
class Application:
    """The portal, served as behind a TLS proxy. Tests can kill and restart it."""

    folder: Path
    port: int = field(default_factory=free_port)
    running: ExitStack = field(default_factory=ExitStack)
    server: Server | None = None

    @property
    def settings(self) -> dict[str, str]:
        return {
            "SITE_URL": LIVE,
            "SECRET_KEY": "k" * 50,
            "BEHIND_TLS_PROXY": "true",
            "DATABASE_PATH": str(self.folder / "record.sqlite3"),
            "STATIC_ROOT": str(self.folder / "static"),
            "SEEDS_DIR": str(self.folder / "seeds"),
            "PORT": str(self.port),
        }

    def load(self, site: NginxSite) -> None:
        """Load the record and fill the cache of ``site``, as operators do."""
        told = self.settings | {
            "NGINX": f"127.0.0.1:{site.secure}",
            "SSL_CERT_FILE": str(site.folder / "tls.crt"),
        }
        file = self.folder / "environment"
        lines = [f"{name}={value}\n" for name, value in told.items()]
        file.write_text("".join(lines), encoding="utf-8")
        command = ["sh", "deploy/load", str(file)]
        done = subprocess.run(
            command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr

    def start(self) -> None:
        log = self.folder / "application.txt"
        serving = started(["sh", "bin/serve"], ROOT, self.port, log, **self.settings)
        self.server = self.running.enter_context(serving)
        self.server.answer("/robots.txt", PATIENCE)

    def kill(self) -> None:
        """Kill all processes at once."""
        assert self.server
        os.killpg(self.server.process.pid, signal.SIGKILL)
        self.server.process.wait()

    @property
    def is_healthy(self) -> bool:
        """Whether the health check of a container succeeds."""
        command = [sys.executable, "deploy/healthy.py"]
        found = environment(**self.settings)
        asked = subprocess.run(command, cwd=ROOT, env=found, capture_output=True, check=False)
        return asked.returncode == 0


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("deployment")


@pytest.fixture(scope="session")
def application(folder: Path) -> Iterator[Application]:
    """The real record, loaded, and the portal that serves it."""
    load(folder)
    manage("collectstatic", "--no-input", STATIC_ROOT=str(folder / "static"))
    found = Application(folder)
    with found.running:
        found.start()
        yield found


@pytest.fixture(scope="session")
def site(application: Application, folder: Path) -> Iterator[NginxSite]:
    with site_before(application.port, fresh(folder)) as found:
        yield found


@pytest.fixture(scope="module")
def own(application: Application, folder: Path) -> Iterator[NginxSite]:
    """A site with an empty cache, for the tests of one module."""
    with site_before(application.port, fresh(folder)) as found:
        yield found


def fresh(folder: Path) -> Path:
    """Make a folder for an nginx of its own."""
    found = folder / f"nginx-{free_port()}"
    found.mkdir()
    return found
