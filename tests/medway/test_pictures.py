"""The picture beside links is of the real record."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings
from django.test import Client

from tests.pages.markup import Element, tree

PREVIEW = Path(settings.BASE_DIR) / "static" / "preview.svg"


def said(page: Element) -> str:
    (alternative,) = [m for m in page.every("meta") if m.get("property") == "og:image:alt"]
    return str(alternative["content"])


@pytest.mark.django_db
def test_the_words_in_the_picture_are_said_to_those_who_do_not_see_it(client: Client) -> None:
    svg = ET.parse(PREVIEW)  # noqa: S314  # our own
    *name, says, not_theirs = [
        text.text or "" for text in svg.iter("{http://www.w3.org/2000/svg}text")
    ]
    page = tree(client.get("/").content.decode())

    assert said(page) == f"{' '.join(name)}. {says}. {not_theirs}."
