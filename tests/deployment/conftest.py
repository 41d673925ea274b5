"""The portal, a mirror of it, and nginx in front of both."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.deployment.sites import LIVE, Site, site_before
from tests.environment import environment
from tests.processes import Server, free_port, started
from tests.served import PATIENCE, ROOT, load


@dataclass
class Application:
    """The portal, served as behind a proxy with TLS; it can be killed and started again."""

    folder: Path
    port: int = field(default_factory=free_port)
    running: ExitStack = field(default_factory=ExitStack)
    server: Server | None = None

    @property
    def mirror(self) -> Path:
        return self.folder / "mirror"

    @property
    def settings(self) -> dict[str, str]:
        return {
            "SITE_URL": LIVE,
            "SECRET_KEY": "k" * 50,
            "BEHIND_TLS_PROXY": "true",
            "DATABASE_PATH": str(self.folder / "record.sqlite3"),
            "STATIC_ROOT": str(self.folder / "static"),
            "SEEDS_DIR": str(self.folder / "seeds"),
            "MIRROR": str(self.mirror),
            "PORT": str(self.port),
        }

    def start(self) -> None:
        log = self.folder / "application.txt"
        serving = started(["sh", "bin/serve"], ROOT, self.port, log, **self.settings)
        self.server = self.running.enter_context(serving)
        self.server.answer("/robots.txt", PATIENCE)

    def kill(self) -> None:
        """End all of its processes at once, in the middle of what they do."""
        assert self.server
        os.killpg(self.server.process.pid, signal.SIGKILL)
        self.server.process.wait()

    @property
    def is_healthy(self) -> bool:
        """Whether what a container asks says that all is well."""
        command = [sys.executable, "deploy/healthy.py"]
        found = environment(**self.settings)
        asked = subprocess.run(command, cwd=ROOT, env=found, capture_output=True, check=False)
        return asked.returncode == 0


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("deployment")


@pytest.fixture(scope="session")
def application(folder: Path) -> Iterator[Application]:
    """The real record, loaded and copied to the mirror, and the portal that serves it."""
    load(folder)  # for its seeds, of which one ref was withdrawn
    found = Application(folder)
    lines = [f"{name}={value}\n" for name, value in found.settings.items()]
    (folder / "environment").write_text("".join(lines), encoding="utf-8")
    command = ["sh", "deploy/load", str(folder / "environment")]
    subprocess.run(command, cwd=ROOT, env=environment(), check=True, stdout=subprocess.DEVNULL)
    with found.running:
        found.start()
        yield found


@pytest.fixture(scope="session")
def site(application: Application, folder: Path) -> Iterator[Site]:
    with site_before(application.port, application.mirror, fresh(folder)) as found:
        yield found


def fresh(folder: Path) -> Path:
    """Make a folder for an nginx of its own."""
    found = folder / f"nginx-{free_port()}"
    found.mkdir()
    return found
