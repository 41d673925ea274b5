"""Thousands of hostile requests are refused or answered, and none causes an error."""

from tests.faults.hostile import attack
from tests.processes import Server, ask

MANY = 1_000  # make soak sends a hundred thousand


def test_no_request_is_a_fault_of_ours(portal: Server) -> None:
    statuses, faults = attack(portal, seed=1, many=MANY)

    assert faults == []
    assert {200, 301, 400, 404, 405, 413} <= set(statuses)
    assert ask(f"{portal.address}/").status == 200
    assert "Internal Server Error" not in portal.output
