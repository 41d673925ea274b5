"""What a reader of the real record meets by following every link from the home page."""

import pytest

from inspections.models import Record
from sources.models import Source
from tests.pages.crawling import Site

pytestmark = pytest.mark.django_db


def test_no_link_on_any_page_is_dead(site: Site) -> None:
    assert site.dead() == []
    assert site.adrift() == []


def test_every_record_and_source_can_be_reached_as_a_page_and_as_data(site: Site) -> None:
    wanted = [*Record.objects.exclude(kind="event"), *Source.objects.all()]

    addresses = [item.get_absolute_url() for item in wanted]
    assert site.missing(addresses) == []
    assert site.missing(f"{address.rstrip('/')}.json" for address in addresses) == []
