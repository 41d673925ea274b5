"""The log tells operators about errors and nothing about readers."""

import json
import logging
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.db import OperationalError
from django.test import Client

from medway_portal import logs
from tests.environment import environment

# Asks for one address, as a process that serves does, and prints what it was answered.
ASK = """
import sys
import django
django.setup()
from django.test import Client
client = Client(SERVER_NAME="127.0.0.1", raise_request_exception=False)
answer = client.get(sys.argv[1], headers={"x-request-id": "abc-123", "user-agent": "Browser"})
print(answer.status_code, answer.headers.get("Cache-Control"))
print(answer.content.decode())
"""


def asked_without_database(path: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Ask a process of its own, whose database file is missing, for ``path``."""
    changed = {
        "DATABASE_PATH": str(folder / "none.sqlite3"),
        "DATABASE_READ_ONLY": "true",
        "DJANGO_SETTINGS_MODULE": "medway_portal.settings",
        "STATIC_ROOT": str(settings.STATIC_ROOT),
    }
    return subprocess.run(
        [sys.executable, "-c", ASK, path],
        cwd=settings.BASE_DIR,
        env=environment(**changed),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )


def test_a_failure_is_lines_of_json_with_the_id_of_the_request_and_nothing_of_the_reader(
    tmp_path: Path,
) -> None:
    asked = asked_without_database("/findings/?q=secretwords", tmp_path)

    lines = [json.loads(line) for line in asked.stderr.splitlines()]
    assert {line["request"] for line in lines} == {"abc-123"}
    assert any("unable to open database file" in line.get("exception", "") for line in lines)
    assert not {word for word in ("secretwords", "127.0.0.1", "Browser") if word in asked.stderr}


def test_health_says_in_json_that_the_database_cannot_be_asked_and_is_never_kept(
    tmp_path: Path,
) -> None:
    asked = asked_without_database("/healthz", tmp_path)

    line, body = asked.stdout.splitlines()
    assert line.startswith("503 ")
    assert "no-store" in line
    assert json.loads(body) == {"error": "The record cannot be read just now."}


@pytest.mark.django_db
def test_health_says_the_version_of_the_record_and_is_never_kept(client: Client) -> None:
    answer = client.get("/healthz")

    assert (answer.status_code, answer.json()["status"]) == (200, "ok")
    assert len(answer.json()["version"]) == 64
    assert "no-store" in answer.headers["Cache-Control"]


def test_an_id_that_is_well_formed_is_kept() -> None:
    assert logs.identify("0f-Ab9") == "0f-Ab9"


@pytest.mark.parametrize("given", ["", "a" * 65, "a b", "a\nb", "é", "<script>", "{}"])
def test_an_id_that_is_not_well_formed_is_replaced(given: str) -> None:
    first, second = logs.identify(given), logs.identify(given)

    assert logs.WELL_FORMED.fullmatch(first)
    assert len({first, second, given}) == 3


@pytest.mark.django_db
def test_a_wrong_address_is_not_logged(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    client.get("/no-such-page/?q=secretwords")

    assert caplog.records == []


def test_words_with_line_breaks_stay_one_line() -> None:
    record = logging.LogRecord("x", logging.ERROR, "", 0, "one\ntwo\u2028three", (), None)

    line = logs.JsonFormatter().format(record)

    assert len(line.splitlines()) == 1
    assert json.loads(line)["message"] == "one\ntwo\u2028three"


def failure(error: Exception, line: int = 1) -> logging.LogRecord:
    """Return what is logged of an error, from this line of the code."""
    try:
        raise error
    except type(error):
        told = sys.exc_info()
    return logging.LogRecord("django", logging.ERROR, "code.py", line, "It failed", (), told)


@pytest.mark.parametrize("error", [TooManyFieldsSent("Too many"), OperationalError("No database")])
def test_what_is_no_fault_of_the_code_is_said_without_where_it_was_met(error: Exception) -> None:
    line = json.loads(logs.JsonFormatter().format(failure(error)))

    assert line["exception"].endswith(f"{type(error).__name__}: {error}")
    assert "Traceback" not in line["exception"]


def test_a_fault_of_the_code_is_said_with_where_it_was_met() -> None:
    assert (
        "Traceback"
        in json.loads(logs.JsonFormatter().format(failure(ValueError("x"))))["exception"]
    )


def test_no_more_than_a_few_lines_of_a_kind_are_logged_in_a_minute() -> None:
    few = logs.RateLimit()

    passed = [few.filter(failure(OperationalError("No database"))) for _ in range(50)]

    assert passed == [True] * logs.LIMIT + [False] * (50 - logs.LIMIT)
    assert few.filter(failure(ValueError("x")))
    assert few.filter(failure(OperationalError("No database"), line=2))
    few.began -= logs.MINUTE
    assert few.filter(failure(OperationalError("No database")))
