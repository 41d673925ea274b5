"""A page takes as many queries for a small record as for one three times its size."""

from itertools import count

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from records.models import Record
from sources.models import Edition, Passage, Source
from tests.pages.addresses import SAMPLES
from tests.pages.lists import LETTERS
from tests.pages.tripled_record import triple

ADDRESSES = [
    *(address for address, _ in SAMPLES.values()),
    *(f"/{name}/?page_size=200" for name in LETTERS),
    *(f"/{name}.json?page_size=200" for name in LETTERS),
    *(f"/{name}.csv" for name in LETTERS),
    *(f"/inspections/I{number}/" for number in range(1, 8)),
    *(f"/sources/S{number}/?highlight=F8" for number in range(1, 6)),
    "/search/?q=children&theme=workforce&theme=caseloads&sort=newest&page_size=200",
    "/findings/?theme=nonsense&page=999&colour=red",
    "/findings/F15/",  # one of several records to be read together
    "/actions/A1/",
    "/findings/Q1/",
    "/nowhere/",
]
VERSIONS = count()


def counted(client: Client) -> dict[str, int]:
    """Return the number of queries of each address with empty caches."""
    counts = {}
    for address in ADDRESSES:
        Edition.objects.update(version=f"version {next(VERSIONS)}")
        with CaptureQueriesContext(connection) as queries:
            assert client.get(address).status_code in (200, 301, 302, 404), address
        counts[address] = len(queries)
    return counts


@pytest.mark.django_db
def test_no_page_takes_more_queries_when_the_record_has_grown(client: Client) -> None:
    size = Record.objects.count(), Source.objects.count(), Passage.objects.count()
    before = counted(client)

    triple()

    grown = Record.objects.count(), Source.objects.count(), Passage.objects.count()
    assert grown == tuple(3 * count for count in size)
    after = counted(client)
    more = {address: (n, after[address]) for address, n in before.items() if after[address] > n}
    assert more == {}
