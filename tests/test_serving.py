"""The portal is read-only, its data is inert, and its settings explain errors."""

import csv
import io
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import example, given
from hypothesis import strategies as st

from sources.responses import csv_response
from tests.environment import environment

ROOT = Path(settings.BASE_DIR)
# A spreadsheet takes a cell that begins with one of these for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")
WRITE = """
from django.db import OperationalError
from medway_portal.asgi import application
from sources.models import Edition
print("reads", Edition.objects.count())
try:
    Edition.objects.create(version="changed")
except OperationalError as error:
    print(error)
"""


def python(*arguments: str, **changed: str) -> subprocess.CompletedProcess[str]:
    """Run Python in the working tree and return what it did."""
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env=environment(**changed),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@given(st.lists(st.text(st.sampled_from("=+-@\t\r'\"\n, a1") | st.characters(codec="utf-8"))))
@example(["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "'=1", " =1", "", "\n"])
def test_no_cell_of_a_csv_answer_is_a_formula_and_none_is_lost(cells: list[str]) -> None:
    table = csv_response([{"cell": cell} for cell in cells], ["cell"], "cells").content.decode()

    header, *rows = csv.reader(io.StringIO(table, newline=""))

    assert header == ["cell"]
    assert rows == [[f"'{cell}" if cell.startswith(FORMULA) else cell] for cell in cells]


def test_a_process_that_serves_reads_the_database_and_cannot_write_it(tmp_path: Path) -> None:
    database = tmp_path / "record.sqlite3"
    python("manage.py", "migrate", "--verbosity", "0", DATABASE_PATH=str(database))
    before = database.read_bytes()

    served = python("-c", WRITE, DATABASE_PATH=str(database))

    assert served.returncode == 0, served.stderr
    assert served.stdout == "reads 0\nattempt to write a readonly database\n"
    assert database.read_bytes() == before


def test_a_process_that_serves_makes_no_database_where_there_is_none(tmp_path: Path) -> None:
    served = python("-c", WRITE, DATABASE_PATH=str(tmp_path / "record.sqlite3"))

    assert "unable to open database file" in served.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("given_settings", "complaint"),
    [
        ({"SITE_URL": "https://portal.example"}, "SECRET_KEY is not set; set it to 50 random"),
        ({"SITE_URL": "http://10.0.0.7:8000"}, "python3 -c 'import secrets; print("),
        ({"SITE_URL": "portal.example"}, "SITE_URL is “portal.example”; set it to the portal's"),
        ({"SITE_URL": "ftp://portal.example"}, "such as https://example.org"),
        ({"SITE_URL": "https://"}, "SITE_URL is “https:”"),
        ({"DATABASE_URL": "mysql://u:p@127.0.0.1/record"}, "DATABASE_URL names no PostgreSQL"),
        ({"DATABASE_URL": "nonsense"}, "set it to postgres://user:password@host:5432/name"),
        ({"CONTACT": "call me"}, "CONTACT is “call me”; set it to the e-mail address of a role"),
        ({"CONTACT": "http://portal.example/contact"}, "whose address begins with https://"),
        ({"CONTACT": "javascript://portal.example/%0aalert(1)"}, "such as records@example.org"),
        ({"CONTACT": "mailto:records@portal.example"}, "CONTACT is “mailto:"),
    ],
)
def test_settings_that_cannot_serve_say_what_to_do(
    given_settings: dict[str, str], complaint: str
) -> None:
    started = python("manage.py", "check", PYTHONIOENCODING="utf-8", **given_settings)

    assert started.returncode != 0
    assert complaint in started.stderr


@pytest.mark.parametrize(
    "given_settings",
    [
        {},
        {"SITE_URL": "http://localhost:8001"},
        {"CONTACT": " records@portal.example ", "OPERATOR": "The Portal <Trust>"},
        {"CONTACT": "https://portal.example/contact?about=record"},
        {"CONTACT": "HTTPS://portal.example/contact"},
        {"SITE_URL": "https://portal.example", "SECRET_KEY": "k" * 50},
        {
            "SITE_URL": "https://portal.example",
            "SECRET_KEY": "k" * 50,
            "BEHIND_TLS_PROXY": "true",
        },
    ],
)
def test_settings_that_can_serve_are_accepted(given_settings: dict[str, str]) -> None:
    started = python("manage.py", "check", **given_settings)

    assert (started.returncode, started.stderr) == (0, "")
