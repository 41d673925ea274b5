"""manage.py export_site: what it prints, and what it says when it cannot do what was asked."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import override_settings

from medway_portal.exporting.checking import DeadLink, dead_links
from medway_portal.exporting.making import make
from sources.models import Edition
from tests.environment import environment

BASE = "https://copies.example/medway"


@pytest.mark.parametrize("base", ["copies.example", "ftp://c.example", "https://", "/copy", ""])
def test_a_base_that_is_no_address_is_refused(tmp_path: Path, base: str) -> None:
    with pytest.raises(CommandError, match="is no address such as"):
        call_command("export_site", str(tmp_path), f"--base={base}")


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("mine")

    with pytest.raises(CommandError, match="file is a file; name a folder"):
        call_command("export_site", str(file))


def test_a_folder_with_files_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")

    with pytest.raises(CommandError, match="holds files that are no copy of the portal"):
        call_command("export_site", str(tmp_path))

    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


@pytest.mark.django_db
def test_without_a_record_nothing_is_written(tmp_path: Path) -> None:
    Edition.objects.all().delete()

    with pytest.raises(CommandError, match="No record is loaded; run"):
        call_command("export_site", str(tmp_path / "copy"))

    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_without_static_files_nothing_is_written(tmp_path: Path) -> None:
    with (
        override_settings(STATIC_ROOT=tmp_path / "none"),
        pytest.raises(CommandError, match="There are no static files; run"),
    ):
        call_command("export_site", str(tmp_path / "copy"))

    assert list(tmp_path.iterdir()) == []


def test_without_a_database_it_says_so_and_writes_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "manage.py", "export_site", str(tmp_path / "copy")],
        cwd=settings.BASE_DIR,
        env=environment(
            DATABASE_PATH=str(tmp_path / "none" / "record.sqlite3"),
            STATIC_ROOT=str(settings.STATIC_ROOT),
        ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.returncode == 1
    assert "The database cannot be asked" in done.stderr
    assert "Traceback" not in done.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.django_db
def test_a_copy_for_another_place_links_from_page_to_page_and_says_its_own_address() -> None:
    files = make(BASE, is_relative=True)

    page = files["findings/F23/index.html"].decode()
    assert 'href="../../timeline/"' in page
    assert f'<link rel="canonical" href="{BASE}/findings/F23/">' in page
    assert f'href="{settings.SITE_URL}/briefing/?ref=F23"' in page
    assert f"{BASE}/findings/F23/".encode() in files["findings.atom"]
    assert f"<loc>{BASE}/findings/F23/</loc>".encode() in files["sitemap.xml"]
    assert b'"url": "/medway/findings/F23/"' in files["findings/F23.json"]
    assert b'href="/medway/timeline/"' in files["404.html"]  # it is shown at any address
    assert settings.SITE_URL.encode() not in files["data/record.json"]


def test_a_link_is_dead_that_leads_to_no_file_or_no_place_or_has_a_query() -> None:
    files = {
        "index.html": b'<a href="/a/">a</a> <a href="a/#here">a</a> <a href="/data/x.zip">x</a>',
        "a/index.html": b'<p id="here"><a href="../b/">b</a> <a href="/#gone">home</a>',
        "c.json": b'{"url": "/a/#there", "next": "/c.json?page=2"}',
        "d.atom": b'<link href="https://e.example/no/"/><link href="https://other.example/no/"/>',
        "site.css": b'a { background: url("gone.png") } b { background: url(icon.svg) }',
        "icon.svg": b"<svg/>",
        "data/x.zip": b"",
    }

    assert set(dead_links(files, "https://e.example")) == {
        DeadLink("../b/", "a/index.html"),
        DeadLink("/#gone", "a/index.html"),
        DeadLink("/a/#there", "c.json"),
        DeadLink("/c.json?page=2", "c.json"),
        DeadLink("https://e.example/no/", "d.atom"),
        DeadLink("gone.png", "site.css"),
    }
