"""The portal served as a public site serves it: by gunicorn, without debugging, read-only."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from tests.environment import RECORD, environment
from tests.processes import Server, free_port, started

ROOT = Path(settings.BASE_DIR)
PATIENCE = 60  # seconds
# A ref of the tests' record that was withdrawn: its page says why.
WITHDRAWN = "F21"


def manage(*command: str, **changed: str) -> None:
    """Run a command of the portal, with changes to the environment of a fresh shell."""
    subprocess.run(
        [sys.executable, "manage.py", *command],
        cwd=ROOT,
        env=environment(**changed),
        check=True,
        stdout=subprocess.DEVNULL,
    )


def load(folder: Path, record: Path = RECORD) -> Path:
    """Load a copy of ``record`` in ``folder`` into a new database there."""
    seeds, database = folder / "seeds", folder / "record.sqlite3"
    shutil.copytree(record, seeds)
    manage("load_seeds", DATABASE_PATH=str(database), SEEDS_DIR=str(seeds))
    return database


@contextmanager
def serving(database: Path, static: Path, **changed: str) -> Iterator[Server]:
    """Serve ``database`` on a free port, with the static files collected in ``static``.

    Settings may be changed, as a public server has them.
    """
    port = free_port()
    ours = {
        "PORT": str(port),
        "SITE_URL": f"http://127.0.0.1:{port}",
        "DATABASE_PATH": str(database),
        "STATIC_ROOT": str(static),
    }
    log = database.parent / f"server-{port}.txt"
    with started(["sh", "bin/serve"], ROOT, port, log, **{**ours, **changed}) as server:
        server.answer("/robots.txt", PATIENCE)
        yield server
