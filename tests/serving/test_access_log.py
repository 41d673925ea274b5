"""The log of answers, for whoever looks for a fault; there is none by default."""

import json
from pathlib import Path

from django.conf import settings

from tests.processes import Server, ask
from tests.served import serving

SEARCH = "/search/?q=secretwords"


def lines(server: Server) -> list[dict[str, object]]:
    found = [json.loads(line) for line in server.output.splitlines() if line.startswith("{")]
    return [line for line in found if line["logger"] == "medway_portal.access"]


def test_by_default_no_answer_is_logged(portal: Server) -> None:
    ask(f"{portal.address}{SEARCH}")

    assert lines(portal) == []
    assert "secretwords" not in portal.output


def test_where_it_is_asked_for_each_answer_is_a_line_without_what_was_searched_for(
    portal: Server,
) -> None:
    database = portal.log.parent / "record.sqlite3"
    with serving(database, Path(settings.STATIC_ROOT), ACCESS_LOG="true") as server:
        before = len(lines(server))
        for _ in range(5):
            ask(f"{server.address}{SEARCH}")
        ask(f"{server.address}/nowhere/")
        *searches, wrong = lines(server)[before:]
        said = server.output

    assert [line["path"] for line in searches] == ["/search/"] * 5
    assert {line["status"] for line in searches} == {200}
    assert (searches[0]["kept"], searches[-1]["kept"]) == (False, True)
    assert (wrong["status"], wrong["method"]) == (404, "GET")
    assert "secretwords" not in said
