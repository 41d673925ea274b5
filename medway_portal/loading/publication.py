"""Puts a new database in the place of the old one, so that no reader sees half a load."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO
from urllib.parse import urlsplit
from urllib.request import url2pathname

from django.core.management import call_command
from django.db import connection


class LoadInProgressError(Exception):
    """Another process is loading into the same database."""


@contextmanager
def new_database() -> Iterator[None]:
    """Have what is written in the block take effect as a whole, in a database that is up to date.

    In SQLite that is a new file beside the old one, which takes its place at the end: a process
    that reads the old one reads on, and where this one is killed the old file is as it was. A
    journal that a killed process leaves behind would have to be undone by the next reader, and
    those may not write. PostgreSQL does all that itself.

    Raises UnderWayError if another process is at it, and OSError if the file cannot be written.
    """
    live = _file()
    if live is None:
        call_command("migrate", verbosity=0)
        yield
        return
    live.parent.mkdir(parents=True, exist_ok=True)
    with live.with_name(f"{live.name}.lock").open("w") as lock:
        _hold(lock, live)
        new = live.with_name(f"{live.name}.new")
        try:
            with _connected_to(new):
                call_command("migrate", verbosity=0)
                yield
            _replace(live, new)
        finally:
            for leftover in (new, new.with_name(f"{new.name}-journal")):
                leftover.unlink(missing_ok=True)


def _file() -> Path | None:
    """Return the file of the database; nothing if it is none, or is held in memory."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():  # type: ignore[attr-defined]
        return None
    return Path(url2pathname(urlsplit(connection.settings_dict["NAME"]).path))


def _hold(lock: TextIO, live: Path) -> None:
    """Keep others from loading until ``lock`` is closed."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise LoadInProgressError(
            f"Another load into {live} is under way. Wait until it has ended, then load again."
        ) from error


@contextmanager
def _connected_to(new: Path) -> Iterator[None]:
    """Have the block work on the file ``new``, made empty."""
    live = connection.settings_dict["NAME"]
    connection.close()
    for leftover in (new, new.with_name(f"{new.name}-journal")):
        leftover.unlink(missing_ok=True)
    connection.settings_dict["NAME"] = f"{new.as_uri()}?mode=rwc"
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = live


def _replace(live: Path, new: Path) -> None:
    """Let ``new`` be called ``live``, for the same readers, also after a failure of power."""
    if live.exists():
        shutil.copymode(live, new)
    new.replace(live)
    # A journal beside the old file would be taken for one of the new.
    live.with_name(f"{live.name}-journal").unlink(missing_ok=True)
    folder = os.open(live.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
