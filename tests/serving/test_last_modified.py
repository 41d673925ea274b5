"""Last-Modified is the time of the load or of the start of the process."""

import datetime
import time

import pytest
from django.test import Client
from django.utils.http import parse_http_date

from medway_portal.middleware import STARTED
from sources.models import Edition

HOUR = datetime.timedelta(hours=1)


def last_modified(client: Client, loaded: datetime.datetime | None) -> int:
    Edition.objects.update(loaded=loaded)
    return parse_http_date(client.get("/about/").headers["Last-Modified"])


@pytest.mark.django_db
def test_it_is_never_in_the_future(client: Client) -> None:
    ahead = datetime.datetime.now(datetime.UTC) + HOUR

    assert last_modified(client, ahead) <= time.time()


@pytest.mark.django_db
@pytest.mark.parametrize("before", [HOUR, None])
def test_a_process_answers_anew_since_it_began(
    client: Client, before: datetime.timedelta | None
) -> None:
    began = datetime.datetime.fromtimestamp(STARTED, datetime.UTC)

    assert last_modified(client, began - before if before else None) == int(STARTED)


@pytest.mark.django_db
def test_a_load_is_when_answers_changed(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("medway_portal.middleware.STARTED", STARTED - 7200)
    began = datetime.datetime.fromtimestamp(STARTED, datetime.UTC)

    assert last_modified(client, began - HOUR) == int(STARTED) - 3600
