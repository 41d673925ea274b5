"""What the pages about the portal say of the real record, and what is explained in it."""

import re

import pytest
from django.test import Client

from sources.models import Passage
from tests.pages.crawler import visit

pytestmark = pytest.mark.django_db


def test_the_methods_examples_of_searches_find_something(client: Client) -> None:
    page = visit(client, "/about/method/").page
    assert page
    codes = [code.said for code in page.every("code")]
    searches = [code for code in codes if re.search(r'^"|\*$| -', code)]

    assert len(searches) == 3
    for typed in searches:
        assert client.get("/search.json", {"q": typed}).json()["count"], typed


def test_the_methods_example_of_another_word_is_one(client: Client) -> None:
    page = visit(client, "/search/?q=workload").page

    assert page
    assert "For workload, also showing Caseload." in page.said


def test_the_methods_example_of_a_label_stands_beside_passages() -> None:
    example = "Ofsted finding, as reported by a sector news article"

    assert Passage.objects.filter(voice_label=example).exists()
