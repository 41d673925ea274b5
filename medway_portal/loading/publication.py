"""Replaces the database as a whole, so that no request sees half of a load."""

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
    """Another process loads into the same database."""


@contextmanager
def new_database() -> Iterator[None]:
    """Write in a migrated database that replaces the old one at the end of the block.

    On SQLite it is a new file beside the old one. Processes that read the old file can finish, and
    if this process is killed the old file is unchanged. Writing into the old file would leave a
    journal if the process is killed, and readers, which may not write, could not roll it back.
    On PostgreSQL a transaction does all this.

    Raises ``LoadInProgressError`` if another process is loading, and ``OSError`` if the file
    cannot be written.
    """
    live = _file()
    if live is None:
        call_command("migrate", verbosity=0)
        yield
        return
    live.parent.mkdir(parents=True, exist_ok=True)
    with live.with_name(f"{live.name}.lock").open("w") as lock:
        _lock(lock, live)
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
    """Return the file of the database, or ``None`` if it is in memory or is no SQLite database."""
    if connection.vendor != "sqlite" or connection.is_in_memory_db():  # type: ignore[attr-defined]
        return None
    return Path(url2pathname(urlsplit(connection.settings_dict["NAME"]).path))


def _lock(lock: TextIO, live: Path) -> None:
    """Keep other processes from loading until ``lock`` is closed."""
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise LoadInProgressError(
            f"Another load into {live} is under way. Wait until it has ended, then load again."
        ) from error


@contextmanager
def _connected_to(new: Path) -> Iterator[None]:
    """Connect to the empty file ``new`` inside the block."""
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
    """Rename ``new`` to ``live`` with the same permissions, and write the rename to the disk."""
    if live.exists():
        shutil.copymode(live, new)
    new.replace(live)
    # SQLite would take the journal of the old file for one of the new file.
    live.with_name(f"{live.name}-journal").unlink(missing_ok=True)
    folder = os.open(live.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
