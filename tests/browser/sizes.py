"""How long pages are: on a desk, on a phone and on paper. make sizes writes a table of it."""

import io
import os
import shutil
import tempfile
from pathlib import Path
from typing import NamedTuple

import django
from playwright.sync_api import Browser, sync_playwright
from pypdf import PdfReader

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medway_portal.settings")

DESK, PHONE = 1280, 375  # pixels wide
OVER = 1.1  # how many times its measure a page may have
TABLE = "docs/sizes.md"
HEAD = """\
# How long pages are

Pixels that a page is high at 1280 and 375 pixels wide, with everything folded that a reader can
fold, the words of its main part, and its sheets of A4. Behind each stands the measure that the
page must keep, if it has one; a tenth over is allowed. `make sizes` writes this table, and the
browser tests fail if a page is longer.

| page | at 1280 | at 375 | words | sheets |
| --- | --- | --- | --- | --- |
"""
WORDS = "document.querySelector('main').innerText.split(/\\s+/).filter(Boolean).length"
HEIGHT = "document.documentElement.scrollHeight"


class Size(NamedTuple):
    """Heights in pixels, sheets of A4. 0 is no measure."""

    desk: int
    phone: int
    sheets: int = 0


# What each page must keep.
MEASURES = {
    "/": Size(3300, 6000),
    "/inspections/I7/": Size(9500, 20_000, 10),
    "/inspections/I1/": Size(3000, 5500),
    "/findings/": Size(3000, 6000),
    "/timeline/": Size(5000, 9000),
    "/themes/caseloads/": Size(4500, 9000),
    "/ratings/": Size(3500, 6500),
    "/compare/?a=I4&b=I7": Size(4500, 9000),
    "/actions/what-came-next/?source=S1": Size(7000, 14_000),
    "/about/gaps/": Size(7000, 13_000),
    "/briefing/?ref=F12&ref=A3": Size(0, 0, 2),
}


def measured(browser: Browser, address: str) -> tuple[Size, int]:
    """Return the size of the page at ``address``, and the number of words on the screen."""
    heights = []
    for width in (DESK, PHONE):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(address)
        heights.append(int(page.evaluate(HEIGHT)))
        if width == DESK:
            words = int(page.evaluate(WORDS))
            paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, format="A4")))
        page.close()
    return Size(*heights, len(paper.pages)), words


def main() -> None:
    """Measure the pages of the real record and write the table."""
    from tests.served import load, manage, serving  # noqa: PLC0415  # asks the settings

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        static = Path(folder, "static")
        manage("collectstatic", "--no-input", STATIC_ROOT=str(static))
        path = os.environ.get("CHROME_PATH") or shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path)
        with serving(load(Path(folder), Path("seeds")), static) as server:
            rows = [_row(browser, server.address, page) for page in MEASURES]
    Path(TABLE).write_text(HEAD + "".join(rows), encoding="utf-8")
    print("".join(rows), end="")


def _row(browser: Browser, server: str, page: str) -> str:
    size, words = measured(browser, f"{server}{page}")
    desk, phone, sheets = (
        f"{value:,}" + (f" of {most:,}" if most else "")
        for value, most in zip(size, MEASURES[page], strict=True)
    )
    return f"| `{page}` | {desk} | {phone} | {words:,} | {sheets} |\n"


if __name__ == "__main__":
    django.setup()
    main()
