"""Static files as they are collected: each stylesheet in one file."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

STYLESHEETS = ("css/site.css", "css/pages.css", "css/pictures.css")  # a page links to one
IMPORT = re.compile(r'@import url\("(?P<part>[^"]+)"\)(?: layer\((?P<layer>\w+)\))?;')
COMMENT = re.compile(r"/\*.*?\*/\s*", re.DOTALL)


class StylesheetStorage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, with the parts of each stylesheet joined in one file.

    The separate parts work too, but a browser would fetch one after the other.
    """

    # One script imports another, by its hashed name.
    support_js_module_import_aggregation = True

    def post_process(
        self, paths: dict[str, Any], **options: Any
    ) -> Iterator[tuple[str, str, bool | Exception]]:
        """Join each stylesheet, then process all files as WhiteNoise does."""
        if not options.get("dry_run"):
            for stylesheet in STYLESHEETS:
                storage, name = paths[stylesheet]
                whole = inline_imports(Path(storage.path(name)))
                Path(self.path(stylesheet)).write_text(whole, encoding="utf-8")
            paths = paths | {stylesheet: (self, stylesheet) for stylesheet in STYLESHEETS}
        yield from super().post_process(paths, **options)


def inline_imports(stylesheet: Path) -> str:
    """Return the text of ``stylesheet`` with its imports replaced by the files they name.

    Comments are removed. Raises ``FileNotFoundError`` if a part is missing.
    """

    def part(found: re.Match[str]) -> str:
        text = inline_imports(stylesheet.parent / found["part"])
        return f"@layer {found['layer']} {{\n{text}}}" if found["layer"] else text

    return IMPORT.sub(part, COMMENT.sub("", stylesheet.read_text(encoding="utf-8")))
