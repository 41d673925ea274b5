"""The portal, a mirror of it, and nginx in front of both."""

import os
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.browser.serving import PATIENCE, ROOT, load, manage
from tests.deployment.sites import LIVE, Site, site_before
from tests.processes import Server, free_port, started


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
        }

    def start(self) -> None:
        log = self.folder / "application.txt"
        command, changed = ["sh", "bin/serve"], {"PORT": str(self.port), **self.settings}
        self.server = self.running.enter_context(started(command, ROOT, self.port, log, **changed))
        self.server.answer("/robots.txt", PATIENCE)

    def kill(self) -> None:
        """End all of its processes at once, in the middle of what they do."""
        assert self.server
        os.killpg(self.server.process.pid, signal.SIGKILL)
        self.server.process.wait()


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("deployment")


@pytest.fixture(scope="session")
def application(folder: Path) -> Iterator[Application]:
    """The real record, loaded and copied to the mirror, and the portal that serves it."""
    load(folder)
    found = Application(folder)
    manage("collectstatic", "--noinput", **found.settings)
    manage("export_site", str(found.mirror), **found.settings)
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
