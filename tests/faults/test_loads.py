"""Readers do not notice a load, even one that fails or is killed."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from tests.faults.loads import at_most, kill_loads, load, state
from tests.faults.readers import Met, readers
from tests.processes import Server, ask, until

FIRST = Path(settings.SEEDS_DIR)
KILLED = 6  # make soak kills fifty


def nobody_noticed(met: Met) -> bool:
    return (met.failed, met.mixed, set(met.statuses)) == ([], [], {"200"})


def served(portal: Server) -> str:
    return str(ask(f"{portal.address}/findings/F12.json").headers["X-Record-Version"])


def test_a_new_version_comes_to_all_without_a_failed_or_mixed_answer(
    portal: Server, database: Path, second: Path
) -> None:
    with readers(portal.address) as ended:
        for seeds in (second, FIRST):
            assert load(database, seeds) == (0, "")
            new = state(database)[0]
            assert until(lambda new=new: {served(portal) for _ in range(8)} == {new})
        met = ended()

    assert nobody_noticed(met), met
    assert len(met.versions) >= 2
    assert met.asked > 100


def test_loads_killed_at_any_moment_leave_one_version_whole(
    portal: Server, database: Path, second: Path
) -> None:
    with readers(portal.address) as ended:
        states = kill_loads(database, [second, FIRST], KILLED)
        met = ended()

    assert nobody_noticed(met), met
    assert {(count, whole) for _, count, whole in states} == {(states[0][1], "ok")}
    assert load(database, second) == (0, "")


def test_a_load_that_cannot_be_written_changes_nothing(
    portal: Server, database: Path, second: Path
) -> None:
    before = state(database)
    other = FIRST if served(portal) != before[0] else second

    code, complaint = load(database, other, at_most(1_000_000))

    assert code != 0
    assert "Check that its disk has room" in complaint
    assert "Traceback" not in complaint
    assert state(database) == before
    assert [path.name for path in database.parent.glob("*.new*")] == []


@pytest.fixture
def small_disk(tmp_path: Path, loaded: Path) -> Iterator[Path]:
    """A database on a disk with too little room for a second one."""
    disk = tmp_path / "disk"
    disk.mkdir()
    size = int(loaded.stat().st_size * 1.5)
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("This account may not mount a disk.")
    try:
        (disk / loaded.name).write_bytes(loaded.read_bytes())
        yield disk / loaded.name
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)  # noqa: S607


def test_a_full_disk_changes_nothing(small_disk: Path, second: Path) -> None:
    before = state(small_disk)

    code, complaint = load(small_disk, second)

    assert code != 0
    assert "disk is full" in complaint or "No space left" in complaint
    assert state(small_disk) == before
