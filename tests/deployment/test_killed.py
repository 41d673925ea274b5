"""If the application is killed while readers read, no request fails."""

import re
import threading
from collections import Counter
from dataclasses import dataclass, field
from time import monotonic, sleep

from tests.deployment.conftest import Application
from tests.deployment.sites import FORMS, NginxSite, pages

READERS = 4
ENOUGH = 400  # answers, before and after
# What no load asks for, but readers did before.
ASKED_BEFORE = ("/search/?q=caseloads", "/findings/?page_size=5&page=2", "/findings.json")


@dataclass
class LoadThread:
    """A client that requests one address after another, and the responses."""

    site: NginxSite
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
                form = FORMS[turn // len(self.paths) % len(FORMS)]
                connection.request("GET", path, headers={"Accept-Encoding": form})
                answer = connection.getresponse()
                answer.read()
            except OSError as error:
                self.failed.append(f"{path}: {error}")
                connection.close()
                continue
            by = answer.headers.get("X-Answered-By", "application")
            self.answers[answer.status, by] += 1
            if answer.status != 200:
                self.failed.append(f"{path}: {answer.status}")
        if connection:
            connection.close()

    def wait_for(self, by: str) -> None:
        """Wait for each page to be answered in each form, by the application or the cache."""
        goal = self.answers[200, by] + max(ENOUGH, len(FORMS) * len(self.paths))
        deadline = monotonic() + 120
        while self.answers[200, by] < goal:
            assert monotonic() < deadline, (self.answers, self.failed[:5])
            sleep(0.05)


def test_no_reader_is_refused_while_the_application_is_killed_and_comes_back(
    own: NginxSite, application: Application
) -> None:
    application.load(own)
    for path in ASKED_BEFORE:
        for form in FORMS:
            own.ask(path, Accept_Encoding=form)
    files = re.findall('"(/static/[^"]+)"', own.ask("/").body.decode())
    load = LoadThread(own, [*pages(own), *ASKED_BEFORE, *files])
    readers = [threading.Thread(target=load.read, args=(first,)) for first in range(READERS)]
    for reader in readers:
        reader.start()

    try:
        sleep(1)
        application.kill()
        load.wait_for("cache")
        application.start()
        load.wait_for("application")
    finally:
        load.stopped.set()
        for reader in readers:
            reader.join()

    assert load.failed == []
    assert {status for status, _ in load.answers} == {200}
