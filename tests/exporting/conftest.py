"""One copy of the real record, written once for all tests."""

import pytest
from django.core.management import call_command
from pytest_django import DjangoDbBlocker

from tests.exporting.copies import Copied


@pytest.fixture(scope="session")
def copied(
    django_db_setup: None,
    static_files: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Copied:
    folder = tmp_path_factory.mktemp("copy")
    with django_db_blocker.unblock():
        call_command("export_site", str(folder), verbosity=0)
    return Copied(folder)
