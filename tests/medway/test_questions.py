"""Every ready question leads to a page that shows the records that answer it."""

from urllib.parse import urldefrag

import pytest
from django.test import Client

from sources.models import Edition
from tests.pages.markup import tree


@pytest.mark.django_db
def test_every_question_leads_to_a_page_that_shows_its_answer(client: Client) -> None:
    for question in Edition.current().about["questions"]:
        address, fragment = urldefrag(question["page"])
        page = tree(client.get(address).content.decode())
        refs = {element.said for element in page.every("*", class_="ref")}
        refs |= {link["href"].rstrip("/").rpartition("/")[2] for link in page.every("a")}

        assert set(question["shows"]) <= refs, question["question"]
        assert not fragment or page.every("*", id=fragment), question["question"]
