"""Loads of the record that succeed, fail or are killed."""

import random
import resource
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from tests.environment import environment
from tests.faults.readers import SECOND


def second_version(folder: Path) -> Path:
    """Copy the record, with other titles throughout."""
    seeds = folder / "second"
    shutil.copytree(settings.SEEDS_DIR, seeds)
    for path in (seeds / "records").glob("*.yaml"):
        record = retitled(yaml.safe_load(path.read_text(encoding="utf-8")))
        text = yaml.safe_dump(record, allow_unicode=True, width=10_000)
        path.write_text(text, encoding="utf-8")
    return seeds


def retitled(value: Any) -> Any:
    if isinstance(value, list):
        return [retitled(part) for part in value]
    if not isinstance(value, dict):
        return value
    changed = {name: retitled(part) for name, part in value.items()}
    return changed | ({"title": f"{value['title']} {SECOND}"} if "title" in value else {})


def start_load(
    database: Path, seeds: Path, limit: Callable[[], None] | None = None
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", "load_seeds", "--seeds", str(seeds)],
        cwd=settings.BASE_DIR,
        env=environment(DATABASE_PATH=str(database), PYTHONIOENCODING="utf-8"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=limit,  # noqa: PLW1509  # no threads are running here
    )


def load(database: Path, seeds: Path, limit: Callable[[], None] | None = None) -> tuple[int, str]:
    """Load, and return the code that it ended with and what it complained of."""
    process = start_load(database, seeds, limit)
    _, complaint = process.communicate(timeout=300)
    return process.returncode, complaint


def at_most(size: int) -> Callable[[], None]:
    """Return a function that limits the files of a process to ``size`` bytes."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


def state(database: Path) -> tuple[str, int, str]:
    """Return the version, how many records there are, and whether the file is whole."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        ask = lambda question: connection.execute(question).fetchone()[0]  # noqa: E731
        return (
            ask("SELECT version FROM sources_edition"),
            ask("SELECT count(*) FROM records_record"),
            ask("PRAGMA integrity_check"),
        )


def kill_loads(database: Path, versions: list[Path], times: int) -> list[tuple[str, int, str]]:
    """Kill so many loads, each at a random moment; return in which state each left the database."""
    began = time.monotonic()
    load(database, versions[-1])
    takes = time.monotonic() - began
    found = [state(database)]
    for number in range(times):
        process = start_load(database, versions[number % len(versions)])
        time.sleep(random.uniform(0, takes))  # noqa: S311
        process.kill()
        process.communicate()
        found.append(state(database))
    return found
