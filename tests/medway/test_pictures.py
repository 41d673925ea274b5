"""The picture beside links is of the real record."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.conf import settings

from sources.models import Edition

PREVIEW = Path(settings.BASE_DIR) / "static" / "preview.svg"


@pytest.mark.django_db
def test_the_picture_has_the_name_of_the_record_and_says_whose_it_is_not() -> None:
    svg = ET.parse(PREVIEW)  # noqa: S314  # our own
    *name, _, not_theirs = [
        text.text or "" for text in svg.iter("{http://www.w3.org/2000/svg}text")
    ]

    assert " ".join(name) == Edition.current().name
    assert not_theirs == "Not the council’s or Ofsted’s service"
