"""The portal on PostgreSQL: loaded by the command, and served by a process that cannot write."""

from tests.postgresql.conftest import Run

WRITE = """
from django.db import InternalError
from medway_portal.asgi import application
from sources.models import Edition
print("reads", Edition.objects.count())
try:
    Edition.objects.create(version="changed")
except InternalError as error:
    print(error)
print("reads", Edition.objects.count())
"""


def test_the_record_is_loaded_and_loading_it_again_changes_nothing(run: Run) -> None:
    run("manage.py", "migrate", "--verbosity", "0")

    first = run("manage.py", "load_seeds")
    again = run("manage.py", "load_seeds")

    assert first.returncode == 0, first.stderr
    assert "Version" in first.stdout
    assert again.stdout == first.stdout


def test_a_process_that_serves_reads_the_database_and_cannot_write_it(run: Run) -> None:
    run("manage.py", "migrate", "--verbosity", "0")

    served = run("-c", WRITE)

    assert served.returncode == 0, served.stderr
    before, refusal, *_, after = served.stdout.strip().splitlines()
    assert refusal == "cannot execute INSERT in a read-only transaction"
    assert before == after
