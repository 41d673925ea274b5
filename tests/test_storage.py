"""The stylesheet of a public server: one file, with all of its parts in their layers."""

import json
import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings as portal
from django.core.management import call_command
from pytest_django import Settings

from medway_portal.storage import inline_imports

PARTS = Path(portal.BASE_DIR) / "static" / "css"


def collected(settings: Settings, folder: Path, name: str = "css/pictures.css") -> str:
    """Return a stylesheet that pages link to, after the static files were collected."""
    settings.STATIC_ROOT = folder
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "medway_portal.storage.StylesheetStorage"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    manifest = json.loads((folder / "staticfiles.json").read_text())
    return (folder / manifest["paths"][name]).read_text()


def test_a_page_needs_one_stylesheet_with_every_part_in_its_layer(
    settings: Settings, tmp_path: Path
) -> None:
    whole = collected(settings, tmp_path)

    assert "@import" not in whole
    assert whole.startswith("@layer reset, tokens, base, layout, components, print;")
    for part in PARTS.glob("*.css"):
        if part.name not in ("site.css", "pages.css", "pictures.css"):
            rule = re.findall(r"^[^/\s@][^{]*\{", part.read_text(), re.MULTILINE)[0]
            assert rule in whole, part.name


def test_pages_without_pictures_get_no_styles_of_pictures(
    settings: Settings, tmp_path: Path
) -> None:
    plain = collected(settings, tmp_path, "css/site.css")

    assert ".bar" not in plain
    assert plain.strip() in collected(settings, tmp_path)


def test_a_part_that_was_changed_is_there_when_collected_again(
    settings: Settings, tmp_path: Path
) -> None:
    source = shutil.copytree(settings.BASE_DIR / "static", tmp_path / "static")
    settings.STATICFILES_DIRS = [source]
    collected(settings, tmp_path / "public")
    (source / "css" / "base.css").write_text("h1 { color: rebeccapurple; }")

    assert "rebeccapurple" in collected(settings, tmp_path / "public")


def test_a_missing_part_is_named(tmp_path: Path) -> None:
    sheet = tmp_path / "site.css"
    sheet.write_text('@import url("gone.css") layer(components);')

    with pytest.raises(FileNotFoundError, match=r"gone\.css"):
        inline_imports(sheet)
