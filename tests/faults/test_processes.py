"""Killed workers and hundreds of slow clients do not disturb other readers."""

import os
import signal
import time

from tests.faults.processes import dawdle, dawdlers, workers
from tests.faults.readers import readers
from tests.processes import Server, ask, until

SLOW = 300
APART = 2  # seconds from death to death: a reader asks once more, not twice


def test_a_process_that_is_killed_is_replaced_and_no_reader_goes_without(portal: Server) -> None:
    assert until(lambda: len(workers(portal)) == 2)
    with readers(portal.address) as ended:
        for _ in range(3):
            before = workers(portal)
            assert until(lambda: ask(f"{portal.address}/about/").status == 200)
            os.kill(before[0], signal.SIGKILL)
            assert until(
                lambda before=before: len(workers(portal)) == 2 and before[0] not in workers(portal)
            )
            time.sleep(APART)
        met = ended()

    assert (met.failed, met.mixed, list(met.statuses)) == ([], [], ["200"]), met
    assert met.asked > 20


def test_hundreds_of_clients_that_dawdle_keep_nobody_waiting(portal: Server) -> None:
    with dawdlers(portal, SLOW) as slow, readers(portal.address) as ended:
        dawdle(slow, seconds=4)
        met = ended()

    assert (met.failed, met.mixed, list(met.statuses)) == ([], [], ["200"]), met
    assert met.asked > 20
    assert ask(f"{portal.address}/about/").status == 200
