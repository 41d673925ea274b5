"""Clients in a process of their own, which send requests and check every response.

python -m tests.faults.readers ADDRESS READERS PATH…, until its input ends. It prints what it met.
"""

import json
import random
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

from tests.environment import environment

# Answers that show titles: most are in the store, and one is so many that it is often made anew.
ANEW = "/findings.json?page_size=1&page={}"
PATHS = ("/findings/F12/", "/findings/F12.json", "/timeline.json?page_size=25", "/findings/", ANEW)
PAGES = 100
MOST_KEPT = 20
READY = "reading\n"
PRINTED = re.compile(r'Version (\w{12}) of the record|"version": "(\w{12})\w*"')
# What all titles of the second version end with.
SECOND = "(second)"


@dataclass
class Met:
    """The responses to the clients. One is mixed if its content is not of the version it names."""

    asked: int = 0
    statuses: dict[str, int] = field(default_factory=Counter)
    versions: dict[str, int] = field(default_factory=Counter)
    titles: dict[str, list[str]] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)

    def look_at(self, path: str, status: int, version: str, body: str) -> None:
        self.asked += 1
        self.statuses[str(status)] += 1
        if status != 200:
            return
        self.versions[version] += 1
        printed = {one or other for one, other in PRINTED.findall(body)}
        titles = self.titles.setdefault(version, [])
        kind = "second" if SECOND in body else "first"
        if kind not in titles:
            titles.append(kind)
        if printed != {version[:12]} or len(titles) > 1:
            self.mixed.append(f"{path} of {version[:12]} shows {printed}, {titles}")


def read(address: str, paths: Sequence[str], met: Met, stopped: threading.Event) -> None:
    """Send requests over one connection for as long as the server keeps it."""
    host = urlsplit(address).netloc
    connection = HTTPConnection(host, timeout=30)
    while not stopped.is_set():
        path = random.choice(paths).format(random.randint(1, PAGES))  # noqa: S311
        for is_last in (False, True):
            try:
                connection.request("GET", path)
                answer = connection.getresponse()
                body = answer.read().decode()
            except (OSError, HTTPException) as error:
                # As browsers do where a kept connection ends: once more, over a new one.
                connection.close()
                if is_last:
                    met.failed.append(f"{path}: {error!r}")
            else:
                met.look_at(path, answer.status, answer.headers.get("X-Record-Version", ""), body)
                break
    connection.close()


@contextmanager
def readers(
    address: str, many: int = 4, paths: Sequence[str] = PATHS
) -> Iterator[Callable[[], Met]]:
    """Start ``many`` clients. Yield a function that stops them and returns the responses."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.readers", address, str(many), *paths],
        env=environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )

    assert process.stdout
    assert process.stdout.readline() == READY

    def ended() -> Met:
        said, _ = process.communicate(timeout=120)
        return Met(**json.loads(said))

    try:
        yield ended
    finally:
        process.kill()
        process.wait()


def main(address: str, many: str, *paths: str) -> None:
    met, stopped = Met(), threading.Event()
    threads = [
        threading.Thread(target=read, args=(address, paths, met, stopped)) for _ in range(int(many))
    ]
    for thread in threads:
        thread.start()
    while not met.asked:
        time.sleep(0.05)
    print(READY, end="", flush=True)
    sys.stdin.read()
    stopped.set()
    for thread in threads:
        thread.join()
    met.failed, met.mixed = met.failed[:MOST_KEPT], met.mixed[:MOST_KEPT]
    print(json.dumps(vars(met)))


if __name__ == "__main__":
    main(*sys.argv[1:])
