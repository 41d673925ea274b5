"""The real record, in place of that of the tests: for invariants and the registers of truth."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import DjangoDbBlocker

from medway_portal.loading import ledger
from medway_portal.loading.writing import write
from medway_portal.management.commands.load_seeds import checked
from sources.editions import clear
from tests.guide import LETTER, follow_the_guide

SEEDS = Path(settings.SEEDS_DIR)


@pytest.fixture(scope="package", params=["as it is", "with a sixth source"], autouse=True)
def medway(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Path]:
    """The folder of the real record, which is loaded for the tests in here; then it is not."""
    folder = SEEDS
    if request.param == "with a sixth source":
        folder = tmp_path_factory.mktemp("grown") / "seeds"
        shutil.copytree(SEEDS, folder)
        follow_the_guide(folder, hashlib.sha256(LETTER.encode()).hexdigest())
    with django_db_blocker.unblock(), transaction.atomic():
        drafts = checked(folder)
        write(drafts)
        if folder != SEEDS:
            ledger.add(folder, drafts.published, drafts.live_refs())
        clear()
        yield folder
        transaction.set_rollback(True)
    clear()
