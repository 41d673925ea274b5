"""Two seconds after a load, nginx shows nobody the version before."""

from itertools import product
from time import monotonic

import pytest

from tests.deployment.conftest import Application
from tests.deployment.sites import FORMS, NginxSite, pages
from tests.served import manage

GONE = "F902"
OLDEST = 2  # seconds after a load


@pytest.fixture
def before(own: NginxSite) -> dict[tuple[str, str], bytes]:
    """What all pages and some data are in each form, asked for once before another load."""
    paths = [*pages(own), "/findings/?page_size=5&page=2", "/findings.json", "/search/?q=caseloads"]
    asked = product(paths, FORMS)
    return {(path, form): own.ask(path, Accept_Encoding=form).body for path, form in asked}


def load_another(application: Application) -> None:
    """Load the record with one more ref that was withdrawn: another version."""
    ledger = application.folder / "seeds" / "refs.txt"
    with ledger.open("a", encoding="utf-8") as file:
        file.write(f"{GONE} withdrawn because It was about another council.\n")
    told = {name: application.settings[name] for name in ("DATABASE_PATH", "SEEDS_DIR")}
    manage("load_seeds", **told)


def test_no_address_is_answered_as_before_however_long_nobody_asked_for_it(
    own: NginxSite, application: Application, before: dict[tuple[str, str], bytes]
) -> None:
    assert own.ask(f"/{GONE}").status == 404

    load_another(application)
    until = monotonic() + OLDEST
    while monotonic() < until:
        own.ask("/")  # one that is asked for all the time, the others not at all

    after = {asked: own.ask(asked[0], Accept_Encoding=asked[1]).body for asked in before}
    assert [asked for asked, body in after.items() if body == before[asked]] == []
    assert own.ask(f"/{GONE}").status == 410
