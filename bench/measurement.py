"""Measurements of a server: responses a second, latency, memory and time to start."""

import re
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

from tests.processes import Server

RATE = re.compile(r"Requests/sec:\s+([\d.]+)")
SLOWEST = re.compile(r"99%\s+([\d.]+)(us|ms|s)\b")
WRONG = re.compile(r"Non-2xx or 3xx responses: (\d+)|Socket errors: (.*)")
IN_MS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True, slots=True)
class LoadTest:
    """The result of a load test: responses a second, 99th percentile in ms, failures."""

    rate: float
    p99: float
    failed: str


PAUSE = 0.001  # seconds: less is not slept through exactly


def under_load(address: str, seconds: int, runs: int) -> LoadTest:
    """Return the medians of so many runs of wrk with one thread and 32 connections."""
    command = ["wrk", "-t1", "-c32", f"-d{seconds}s", "--latency"]
    command += ["-H", "Accept-Encoding: gzip", address]
    told = [
        subprocess.run(command, capture_output=True, text=True, check=True).stdout
        for _ in range(runs)
    ]
    slowest = [SLOWEST.search(each) for each in told]
    failed = [found[0] for each in told if (found := WRONG.search(each))]
    return LoadTest(
        median(float(RATE.search(each)[1]) for each in told),  # type: ignore[index]
        median(float(found[1]) * IN_MS[found[2]] for found in slowest if found),
        "; ".join(failed) or "none",
    )


def at_a_pace(server: Server, path: str, rate: int, seconds: int) -> tuple[float, float]:
    """Return the median and 99th percentile, in ms, of answers asked for ``rate`` times a second.

    The clock of an answer starts when it was to be asked for, so none is left out that waits.
    """
    asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    took = []
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        first = time.perf_counter() + 0.01
        for number in range(rate * seconds):
            due = first + number / rate
            while (left := due - time.perf_counter()) > 0:
                time.sleep(left if left > PAUSE else 0)
            connection.sendall(asked)
            _read_one(connection)
            took.append((time.perf_counter() - due) * 1000)
    return median(took), quantiles(took, n=100)[98]


def alone(server: Server, path: str, times: int) -> float:
    """Return the median response time in ms for a single client."""
    asked = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    took = []
    with socket.create_connection(("127.0.0.1", server.port)) as connection:
        for _ in range(times):
            before = time.perf_counter()
            connection.sendall(asked)
            _read_one(connection)
            took.append((time.perf_counter() - before) * 1000)
    return median(took)


def _read_one(connection: socket.socket) -> None:
    data = b""
    while b"\r\n\r\n" not in data:
        data += connection.recv(1 << 20)
    head, _, body = data.partition(b"\r\n\r\n")
    found = re.search(rb"(?i)content-length: (\d+)", head)
    left = int(found[1]) - len(body) if found else 0
    while left > 0:
        left -= len(connection.recv(1 << 20))


def memory(server: Server) -> float:
    """Return how many MB the largest worker holds, what it shares with the others included."""
    listed = subprocess.run(
        ["pgrep", "--pgroup", str(server.process.pid)], capture_output=True, text=True, check=True
    )
    sizes = []
    for pid in listed.stdout.split():
        status = Path(f"/proc/{pid}/status").read_text()
        sizes.append(int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024)  # type: ignore[index]
    return max(sizes)
