"""Long tests of faults, with a report in docs/reliability.md: make soak.

python -m tests.faults [KILLS HOSTILE REQUESTS] runs with other numbers.
"""

import datetime
import os
import platform
import socket
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medway_portal.settings")

from django.conf import settings  # what follows asks them where things are

from tests.faults.hostile import attack
from tests.faults.loads import kill_loads, second_version
from tests.faults.processes import memory, workers
from tests.faults.readers import Met, readers
from tests.processes import Server, ask
from tests.served import ROOT, load, manage, serving

NUMBERS = (50, 100_000, 1_000_000)
AT_ONCE = 100  # hostile requests, and requests that one connection sends before it reads
REPORT = ROOT / "docs" / "reliability.md"
PLAIN = b"GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
KEPT = (b"/", b"/findings/F12/", b"/findings.json", b"/timeline/")
FINE = b"HTTP/1.1 200 OK\r\n"
CONNECTIONS = 8  # so that each process has some
NEW = "/search/?q=in+{}"  # of which no two are the same


def killed(server: Server, database: Path, folder: Path, times: int) -> str:
    """Kill ``count`` loads while others read, and return the result."""
    versions = [second_version(folder), Path(settings.SEEDS_DIR)]
    with readers(server.address) as ended:
        states = kill_loads(database, versions, times)
        met = ended()
    whole = sum((count, check) == (states[0][1], "ok") for _, count, check in states[1:])
    return f"after {whole} of {times} the database was whole, and of one version; {said(met)}"


def said(met: Met) -> str:
    bad = met.asked - met.statuses.get("200", 0)
    return (
        f"{met.asked:,} answers read meanwhile: {len(met.failed)} failed, "
        f"{len(met.mixed)} mixed, {bad} other than 200"
    )


def attacked(server: Server, many: int) -> str:
    """Send so many hostile requests; return which answers came."""
    statuses: Counter[int] = Counter()
    faults: list[tuple[int, bytes]] = []
    for seed in range(0, many, AT_ONCE):
        found, wrong = attack(server, seed, min(AT_ONCE, many - seed))
        statuses += found
        faults += wrong
    listed = ", ".join(
        f"{status}: {count:,}" for status, count in sorted(statuses.items()) if status
    )
    return f"{len(faults)} faults of ours. Answers by status: {listed}; none: {statuses[0]:,}"


def flood(server: Server, many: int) -> Iterator[int]:
    """Ask for so many pages; yield the memory of all processes after each tenth of them."""
    with ExitStack() as stack:
        place = ("127.0.0.1", server.port)
        connections = [
            stack.enter_context(socket.create_connection(place, timeout=60))
            for _ in range(CONNECTIONS)
        ]
        for batch in range(many // AT_ONCE):
            ask_together(connections[batch % CONNECTIONS], AT_ONCE)
            if batch % 10 == 0:
                ask(f"{server.address}{NEW.format(batch)}")
            if (batch + 1) % (many // AT_ONCE // 10) == 0:
                yield sum(map(memory, workers(server)))


def ask_together(connection: socket.socket, many: int) -> None:
    """Send so many requests, and read until all are answered."""
    connection.sendall(b"".join(PLAIN % KEPT[number % len(KEPT)] for number in range(many)))
    answers, rest = 0, b""
    while answers < many:
        received = rest + connection.recv(1 << 20)
        answers += received.count(FINE)
        rest = received[-len(FINE) + 1 :]  # where a line may have begun


def flooded(server: Server, many: int) -> str:
    sizes = [f"{size / 1e6:.1f}" for size in flood(server, many)]
    return (
        f"memory of all processes that answer, after each tenth of them, in MB: {', '.join(sizes)}"
    )


def main(kills: int, hostile: int, requests: int) -> None:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        static = folder / "static"
        manage("collectstatic", "--no-input", "--verbosity", "0", STATIC_ROOT=str(static))
        database = load(folder, Path(settings.SEEDS_DIR))
        with serving(database, static) as server:
            rows = []
            for what, found in (
                (f"{kills} loads killed", lambda: killed(server, database, folder, kills)),
                (f"{hostile:,} hostile requests", lambda: attacked(server, hostile)),
                (f"{requests:,} requests", lambda: flooded(server, requests)),
            ):
                rows.append((what, found()))
                print(*rows[-1], sep=": ", flush=True)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(written(rows), encoding="utf-8")


def written(rows: list[tuple[str, str]]) -> str:
    """Return the report."""
    head = (ROOT / "tests" / "faults" / "reliability.md").read_text(encoding="utf-8")
    today = datetime.datetime.now(datetime.UTC).date().isoformat()
    machine = (
        f"{platform.system()} on {os.cpu_count()} processors, Python {platform.python_version()}"
    )
    lines = [f"| {what} | {found} |" for what, found in rows]
    table = "\n".join(["| what | what came of it |", "| --- | --- |", *lines])
    return f"{head}\nLast run on {today}, {machine}:\n\n{table}\n"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or NUMBERS))
