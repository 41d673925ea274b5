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
    changed = {"ACCESS_LOG": "true", "WEB_CONCURRENCY": "1"}
    with serving(database, Path(settings.STATIC_ROOT), **changed) as server:
        for path in (SEARCH, SEARCH, "/nowhere/"):
            ask(f"{server.address}{path}")
    said = server.output
    *_, first, second, wrong = lines(server)

    assert (first["path"], first["status"], first["kept"]) == ("/search/", 200, False)
    assert (second["path"], second["status"], second["kept"]) == ("/search/", 200, True)
    assert (wrong["status"], wrong["method"]) == (404, "GET")
    assert "secretwords" not in said
