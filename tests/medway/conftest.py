"""The real record, in place of that of the tests: for invariants and the registers of truth."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from medway_portal.loading import ledger
from medway_portal.loading.writer import write_record
from medway_portal.management.commands.load_seeds import checked
from sources.editions import clear_cache
from tests.guide import LETTER, follow_the_guide
from tests.pages.crawler import Site, crawl
from tests.pages.lists import Data, records

SEEDS = Path(settings.SEEDS_DIR)


@pytest.fixture(scope="package", params=["as it is", "with a sixth source"], autouse=True)
def medway(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Path]:
    """The folder of the real record, which is loaded for the tests in this package only."""
    folder = SEEDS
    if request.param == "with a sixth source":
        folder = tmp_path_factory.mktemp("grown") / "seeds"
        shutil.copytree(SEEDS, folder)
        follow_the_guide(folder, hashlib.sha256(LETTER.encode()).hexdigest())
    with django_db_blocker.unblock(), transaction.atomic():
        drafts = checked(folder)
        write_record(drafts)
        if folder != SEEDS:
            ledger.add(folder, drafts.published, drafts.live_refs())
        clear_cache()
        yield folder
        transaction.set_rollback(True)
    clear_cache()


@pytest.fixture(scope="package")
def site(medway: Path, static_files: None, django_db_blocker: DjangoDbBlocker) -> Site:
    """Everything that can be reached from the home page."""
    with django_db_blocker.unblock():
        return crawl(Client())


@pytest.fixture(scope="package")
def everything(medway: Path, django_db_blocker: DjangoDbBlocker) -> dict[str, Data]:
    """Every record as JSON, by its ref."""
    with django_db_blocker.unblock():
        found = records(Client(), "search", "page_size=200")
    return {record["ref"]: record for record in found}
