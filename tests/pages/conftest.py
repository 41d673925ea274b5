"""The record of the tests as readers get it, fetched once: every page and record as data."""

import pytest
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.pages.crawler import Site, crawl
from tests.pages.lists import Data, records


@pytest.fixture(scope="session")
def site(django_db_setup: None, static_files: None, django_db_blocker: DjangoDbBlocker) -> Site:
    """Everything that can be reached from the home page."""
    with django_db_blocker.unblock():
        return crawl(Client())


@pytest.fixture(scope="session")
def everything(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> dict[str, Data]:
    """Every record as JSON, by its ref."""
    with django_db_blocker.unblock():
        found = records(Client(), "search", "page_size=200")
    return {record["ref"]: record for record in found}


@pytest.fixture
def people(client: Client) -> dict[str, Data]:
    """Everybody as data, by slug."""
    return {person["slug"]: person for person in client.get("/people.json").json()["results"]}
