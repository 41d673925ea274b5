"""The servers that are measured: the portal on SQLite and on PostgreSQL, and Datasette."""

import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120  # seconds until a server answers
OURS = ("DATABASE_URL", "DATABASE_PATH", "SITE_URL", "STATIC_ROOT", "PORT")
# Datasette finds the full-text index of a table by this name.
ROWS = """
CREATE TABLE findings AS
SELECT r.ref, r.title, r.text, r.voice, i.title AS inspection, f.polarity, r.date_earliest AS date
FROM portal.records_record r
JOIN portal.inspections_finding f ON f.record_ptr_id = r.id
JOIN portal.records_record i ON i.id = r.inspection_id
ORDER BY r.id;
CREATE VIRTUAL TABLE findings_fts USING fts5(title, text, content="findings");
INSERT INTO findings_fts (rowid, title, text) SELECT rowid, title, text FROM findings;
"""


@dataclass(frozen=True, slots=True)
class MeasuredStore:
    """A server on a port, with its addresses. ``search`` has ``{}`` in place of the query."""

    port: int
    process: int
    search: str
    listed: str

    @property
    def memory(self) -> int:
        """The largest of its processes, in MB of memory that it holds."""
        return max(_held(pid) for pid in _family(self.process)) // 1024


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(each for child in children for each in _family(int(child)))]


def _held(pid: int) -> int:
    """Return the resident memory of a process, in KB."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0])


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        return int(place.getsockname()[1])


@contextmanager
def portal(corpus: Path, url: str = "") -> Iterator[MeasuredStore]:
    """Serve ``corpus`` as bin/serve does; from PostgreSQL, if there is a ``url`` of it."""
    port = free_port()
    static = corpus.parent / "static"
    place = {"DATABASE_URL": url} if url else {"DATABASE_PATH": str(corpus)}
    changed = {**place, "STATIC_ROOT": str(static), "SITE_URL": f"http://127.0.0.1:{port}"}
    manage("collectstatic", "--no-input", "--verbosity", "0", **changed)
    command = ["sh", "bin/serve"]
    with _started(command, port, PORT=str(port), **changed) as process:
        yield MeasuredStore(port, process, "/search/?q={}", "/findings/?page={}")


@contextmanager
def datasette(corpus: Path) -> Iterator[MeasuredStore]:
    """Serve the findings of ``corpus`` with Datasette, from a database as it likes them."""
    port, rows = free_port(), corpus.with_name(f"{corpus.stem}-datasette.db")
    if not rows.exists():
        with sqlite3.connect(rows) as database:
            database.execute("ATTACH ? AS portal", [str(corpus)])
            database.executescript(ROWS)
    # Its limits would leave counts out where they take long. What to count next nobody asks it.
    limits = ("sql_time_limit_ms 60000", "facet_time_limit_ms 60000", "suggest_facets off")
    settings = [part for limit in limits for part in ("--setting", *limit.split())]
    command = [str(_datasette(corpus.parent)), "serve", "--immutable", str(rows)]
    command += ["--port", str(port), *settings]
    facets = "_size=25&_facet=inspection&_facet=voice&_facet=polarity"
    with _started(command, port) as process:
        table = f"/{rows.stem}/findings?{facets}"
        yield MeasuredStore(
            port, process, f"{table}&_searchmode=raw&_search={{}}", f"{table}&_next={{}}"
        )


def _datasette(folder: Path) -> Path:
    """Return the program, installed in a virtual environment of its own."""
    venv = folder / "datasette"
    program = venv / "bin" / "datasette"
    if not program.exists():
        run([sys.executable, "-m", "venv", str(venv)])
        wanted = str(ROOT / "bench" / "requirements.txt")
        run([str(venv / "bin" / "pip"), "install", "--quiet", "--requirement", wanted])
    return program


def has_postgresql() -> bool:
    return shutil.which("pg_virtualenv") is not None


def manage(*command: str, **changed: str) -> None:
    """Run a command of the portal."""
    run([sys.executable, "manage.py", *command], **changed)


def run(command: list[str], **changed: str) -> None:
    subprocess.run(command, cwd=ROOT, env=environment(**changed), check=True)


def environment(**changed: str) -> dict[str, str]:
    """Return the environment without what the shell has set for the portal."""
    return {name: value for name, value in os.environ.items() if name not in OURS} | changed


@contextmanager
def _started(command: list[str], port: int, **changed: str) -> Iterator[int]:
    """Start a server in a process group of its own; yield the id of its process."""
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(**changed),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait(process, port)
        yield process.pid
    finally:
        os.killpg(process.pid, signal.SIGTERM)
        process.wait(timeout=20)


def _wait(process: subprocess.Popen[bytes], port: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
        try:
            connection.request("GET", "/robots.txt")
            connection.getresponse()
        except OSError:
            time.sleep(0.1)
        else:
            return
        finally:
            connection.close()
    raise RuntimeError("The server did not answer.")
