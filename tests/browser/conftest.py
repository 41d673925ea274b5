"""The portal as a public site serves it, and Debian's Chromium to look at it with."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.kinds import Kind
from tests.browser.visits import WIDTHS, Visit, visit
from tests.environment import RECORD
from tests.processes import Server
from tests.served import load, serving

Open = Callable[..., Page]
Visits = Callable[[Kind], list[Visit]]
NONE = "No Chromium was found: apt install chromium, or name another in CHROME_PATH."


@pytest.fixture(scope="session")
def portal(static_files: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The record of the tests, served; another one if RECORD names its folder."""
    record = Path(os.environ.get("RECORD", RECORD))
    database = load(tmp_path_factory.mktemp("served"), record)
    with serving(database, Path(settings.STATIC_ROOT)) as server:
        yield server


@pytest.fixture(scope="session")
def real(static_files: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The real record, served."""
    database = load(tmp_path_factory.mktemp("real"), Path(settings.SEEDS_DIR))
    with serving(database, Path(settings.STATIC_ROOT)) as server:
        yield server


@pytest.fixture(scope="session")
def broken(static_files: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose database is gone."""
    database = tmp_path_factory.mktemp("broken") / "record.sqlite3"
    with serving(database, Path(settings.STATIC_ROOT)) as server:
        yield server


@pytest.fixture(scope="session")
def address(request: pytest.FixtureRequest) -> Callable[[Kind], str]:
    """Return where a page of a kind is served."""

    def of(kind: Kind) -> str:
        return f"{request.getfixturevalue(kind.server).address}{kind.address}"

    return of


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once."""
    path = os.environ.get("CHROME_PATH") or shutil.which("chromium")
    if not path:
        pytest.fail(NONE)
    # Playwright keeps an event loop, which Django would take for a view that must not wait.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        yield browser
        browser.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(scope="session")
def context(chromium: Browser) -> Iterator[BrowserContext]:
    """A browser context shared by all pages, so that cookies and storage would remain."""
    found = chromium.new_context(reduced_motion="reduce")
    yield found
    found.close()


@pytest.fixture(scope="session")
def visits(context: BrowserContext, address: Callable[[Kind], str]) -> Visits:
    """Return what was measured on a kind of page at each width. Each page is opened once."""
    known: dict[Kind, list[Visit]] = {}

    def to(kind: Kind) -> list[Visit]:
        if kind not in known:
            known[kind] = [visit(context, width, address(kind)) for width in WIDTHS]
        return known[kind]

    return to


@pytest.fixture
def open_page(chromium: Browser, address: Callable[[Kind], str]) -> Iterator[Open]:
    """Open a page of a kind in a context of its own, with the settings given."""
    contexts = []

    def opened(kind: Kind, **settings: object) -> Page:
        contexts.append(chromium.new_context(**{"reduced_motion": "reduce", **settings}))
        page = contexts[-1].new_page()
        page.goto(address(kind))
        return page

    yield opened
    for context in contexts:
        context.close()
