"""The application is killed while readers read: none of them is refused."""

import re
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.deployment.conftest import Application, fresh
from tests.deployment.sites import LIVE, Site, site_before

READERS = 4
ENOUGH = 400  # answers, before and after


@dataclass
class Load:
    """Readers who ask for one address after another, and what they were answered."""

    site: Site
    paths: list[str]
    answers: Counter[tuple[int, str]] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    stopped: threading.Event = field(default_factory=threading.Event)

    def read(self, first: int) -> None:
        """Read one page after another, over one connection for as long as it holds."""
        connection = None
        for turn in range(first, 1_000_000, READERS):
            if self.stopped.is_set():
                break
            if connection is None or connection.sock is None:  # nginx ends those that are old
                connection = self.site.connection()
            path = self.paths[turn % len(self.paths)]
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                body = answer.read()
            except OSError as error:
                self.failed.append(f"{path}: {error}")
                connection.close()
                continue
            by = "mirror" if answer.headers.get("X-Answered-By") else "application"
            self.answers[answer.status, by] += 1
            if answer.status != 200 or b"</html>" not in body:
                self.failed.append(f"{path}: {answer.status}")
        if connection:
            connection.close()

    def wait_for(self, by: str) -> None:
        """Wait for many more answers from the application or the mirror."""
        goal, deadline = self.answers[200, by] + ENOUGH, monotonic() + 120
        while self.answers[200, by] < goal:
            assert monotonic() < deadline, (self.answers, self.failed[:5])
            sleep(0.05)


def pages(mirror: Path) -> list[str]:
    """Return the paths of all pages, as the sitemap has them."""
    text = (mirror / "sitemap.xml").read_text(encoding="utf-8")
    return [place.removeprefix(LIVE) for place in re.findall("<loc>([^<]+)", text)]


@pytest.fixture
def uncached(application: Application) -> Iterator[Site]:
    with site_before(application.port, application.mirror, fresh(application.folder)) as found:
        yield found


def test_no_reader_is_refused_while_the_application_is_killed_and_comes_back(
    uncached: Site, application: Application
) -> None:
    load = Load(uncached, pages(application.mirror))
    readers = [threading.Thread(target=load.read, args=(first,)) for first in range(READERS)]
    for reader in readers:
        reader.start()

    try:
        load.wait_for("application")
        application.kill()
        load.wait_for("mirror")
        application.start()
        load.wait_for("application")
    finally:
        load.stopped.set()
        for reader in readers:
            reader.join()

    assert load.failed == []
    assert {status for status, _ in load.answers} == {200}
