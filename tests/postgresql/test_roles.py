"""The two roles of deploy/roles.sql: one loads the record, the other can only read it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from urllib.parse import urlsplit

import psycopg
import pytest
from django.conf import settings
from psycopg import sql

from tests.postgresql.conftest import Run

SCRIPT = settings.BASE_DIR / "deploy" / "roles.sql"
NAME = "medway_roles"
ASK = """
import django
django.setup()
from django.test import Client
client = Client(SERVER_NAME="127.0.0.1")
print(client.get("/healthz").json()["status"])
print([client.get(path).status_code for path in ("/", "/search/?q=caseloads", "/timeline/")])
"""


def address(role: str, name: str = NAME) -> str:
    """Return the address of a database for ``role``, whose password is its name."""
    return (
        urlsplit(os.environ["DATABASE_URL"])
        ._replace(
            netloc=f"{role}:{role}@{urlsplit(os.environ['DATABASE_URL']).netloc.rpartition('@')[2]}",
            path=f"/{name}",
        )
        .geturl()
    )


@pytest.fixture(scope="module")
def database() -> Iterator[str]:
    """A database made with the script as it is, gone afterwards with its roles."""
    superuser = os.environ["DATABASE_URL"]
    with psycopg.connect(superuser, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))
        own = urlsplit(superuser)._replace(path=f"/{NAME}").geturl()
        passwords = (f"{each}_password=medway_{each}" for each in ("owner", "reader"))
        given = [part for password in passwords for part in ("-v", password)]
        subprocess.run(
            [
                str(shutil.which("psql")),
                "-v",
                "ON_ERROR_STOP=1",
                "-d",
                own,
                *given,
                "-f",
                str(SCRIPT),
            ],
            check=True,
            capture_output=True,
        )
        yield own
        connection.execute(sql.SQL("DROP DATABASE {} (FORCE)").format(sql.Identifier(NAME)))
        for role in ("medway_reader", "medway_owner"):
            connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role)))


@pytest.fixture(scope="module")
def loaded(database: str, run: Run) -> None:
    """The real record, loaded by the owner."""
    done = run("manage.py", "load_seeds", DATABASE_URL=address("medway_owner"))
    assert done.returncode == 0, done.stderr


@pytest.fixture
def reader(loaded: None) -> Iterator[psycopg.Connection]:
    with psycopg.connect(address("medway_reader")) as connection:
        yield connection


def test_the_portal_is_served_by_the_role_that_reads(loaded: None, run: Run) -> None:
    served = run(
        "-c",
        ASK,
        DATABASE_URL=address("medway_reader"),
        DATABASE_READ_ONLY="true",
        DJANGO_SETTINGS_MODULE="medway_portal.settings",
        STATIC_ROOT=str(settings.STATIC_ROOT),
    )

    assert served.stdout.split("\n")[:2] == ["ok", "[200, 200, 200]"], served.stderr


WRITES = (
    "INSERT INTO sources_edition (version) VALUES ('changed')",
    "UPDATE sources_edition SET version = 'changed'",
    "DELETE FROM sources_edition",
    "TRUNCATE sources_edition",
    "DROP TABLE sources_edition",
    "ALTER TABLE sources_edition ADD COLUMN more text",
    "CREATE TABLE more (id integer)",
)


@pytest.mark.parametrize("command", WRITES)
def test_what_would_change_anything_is_refused(reader: psycopg.Connection, command: str) -> None:
    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        reader.execute(command)


@pytest.mark.parametrize("command", WRITES)
def test_it_is_refused_as_well_where_the_role_lets_itself_write(
    reader: psycopg.Connection, command: str
) -> None:
    reader.execute("SET TRANSACTION READ WRITE")

    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        reader.execute(command)


def test_a_question_that_takes_seconds_is_given_up(reader: psycopg.Connection) -> None:
    with pytest.raises(psycopg.errors.QueryCanceled, match="statement timeout"):
        reader.execute("SELECT pg_sleep(60)")


def test_what_a_later_migration_makes_can_be_read(loaded: None, reader: psycopg.Connection) -> None:
    with psycopg.connect(address("medway_owner")) as owner:
        owner.execute("CREATE TABLE of_later (word text)")
    assert reader.execute("SELECT count(*) FROM of_later").fetchone() == (0,)
    reader.rollback()

    with psycopg.connect(address("medway_owner")) as owner:
        owner.execute("DROP TABLE of_later")
