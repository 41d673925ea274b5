"""sh bin/copy: a copy of the portal as files, in which no link is dead."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from records.models import Record
from sources.models import Source
from tests.environment import environment
from tests.served import ROOT, load, serving

PORTAL = "https://portal.example"


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False
    )


@pytest.fixture(scope="session")
def copy(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, Path]:
    """Where a portal is that serves the small record, and a copy of it."""
    folder = tmp_path_factory.mktemp("copy")
    with serving(load(folder), settings.STATIC_ROOT) as portal:
        done = run("sh", "bin/copy", portal.address, str(folder / "copy"))
    assert done.returncode == 0, done.stderr
    assert "No link is dead." in done.stdout
    return portal.address, folder / "copy"


@pytest.mark.django_db
def test_it_holds_every_record_and_source_as_a_page_and_as_data(copy: tuple[str, Path]) -> None:
    _, folder = copy
    items = [*Record.objects.exclude(kind="event"), *Source.objects.all()]

    places = [item.get_absolute_url().strip("/") for item in items]
    files = [f"{place}{end}" for place in places for end in ("/index.html", ".json")]
    assert [file for file in files if not (folder / file).is_file()] == []


def test_what_is_marked_in_a_source_is_marked_in_the_copy(copy: tuple[str, Path]) -> None:
    page = (copy[1] / "findings" / "F1" / "index.html").read_text()

    place = re.findall(r'href="([^"]*index\.html@highlight=F1\.html)#p\d+"', page)[0]
    assert "<mark" in (copy[1] / "findings" / "F1" / place).read_text()


@pytest.mark.parametrize("name", ["index.html", "findings/index.html", "compare/index.html"])
def test_forms_filters_and_short_addresses_lead_to_the_portal(
    copy: tuple[str, Path], name: str
) -> None:
    address, folder = copy
    page = (folder / name).read_text()

    actions = re.findall(r'<form[^>]* action="([^"]*)"', page)
    assert actions
    assert [action for action in actions if not action.startswith(f"{address}/")] == []
    assert f'lead to <a href="{address}/">the portal itself</a>' in page
    assert '<script type="module"' not in page


def test_a_portal_with_a_link_that_is_not_answered_is_not_copied(tmp_path: Path) -> None:
    done = run("sh", "bin/copy", "http://127.0.0.1:9", str(tmp_path / "copy"))

    assert done.returncode == 1
    assert "Not everything could be fetched" in done.stderr


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    done = run("sh", "bin/copy", PORTAL, str(tmp_path))

    assert (done.returncode, list(tmp_path.iterdir())) == (1, [])
    assert "is there already" in done.stderr


def test_links_that_lead_to_no_file_or_to_no_place_or_past_the_copy_are_dead(
    tmp_path: Path,
) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "index.html").write_text(
        '<a href="a/index.html#here">a</a> <a href="a/index.html#gone">a</a> <a href="/a/">a</a>'
        f'<a href="{PORTAL}/F1">short</a> <a href="{PORTAL}/findings/?theme=a">filter</a>'
        f'<a href="{PORTAL}/missing/">not held</a> <a href="https://other.example/">other</a>'
    )
    (tmp_path / "a" / "index.html").write_text('<p id="here"><img src="../b.png"><a href="#no">')

    done = run(sys.executable, "bin/links.py", str(tmp_path), PORTAL)

    assert done.returncode == 1
    assert set(done.stderr.splitlines()) == {
        "a/index.html#gone in index.html",
        "/a/ in index.html",
        f"{PORTAL}/missing/ in index.html",
        "../b.png in a/index.html",
        "#no in a/index.html",
        "5 links lead nowhere.",
    }
