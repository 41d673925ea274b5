"""A visit to a page: its requests, what it stored, and the measurements on it."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import axe_playwright_python
from playwright.sync_api import BrowserContext, Page, Response

SCRIPTS = Path(__file__).parent / "scripts"
AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"


@cache
def script(name: str) -> str:
    """Return a function that is run in the page, by the name of its file."""
    return (SCRIPTS / f"{name}.js").read_text(encoding="utf-8")


# The rules of axe that are asked in each scheme: all of WCAG 2.2 A and AA and of good practice in
# one. In the other nothing differs but colours, so only their rules are asked.
SCHEMES = {
    "light": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
WIDTHS = (1280, 320)
MEASURES = ("shift", "sideways", "targets", "kept")


@dataclass
class Visit:
    """The measurements on a page at one width."""

    width: int
    status: int = 0
    said: list[str] = field(default_factory=list)  # in the console
    asked: list[tuple[str, str]] = field(default_factory=list)  # kind of resource, and address
    failed: list[str] = field(default_factory=list)
    without_policy: list[str] = field(default_factory=list)
    cookies: list[str] = field(default_factory=list)
    axe: dict[str, dict[str, Any]] = field(default_factory=dict)  # by scheme of colours
    faded: list[str] = field(default_factory=list)
    measured: dict[str, list[str]] = field(default_factory=dict)


def visit(context: BrowserContext, width: int, address: str) -> Visit:
    """Open ``address``, measure it, and ask axe about it in light and in dark."""
    found, page = Visit(width), context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    _listen(page, found, address)
    answer = page.goto(address)
    found.status = answer.status if answer else 0
    found.measured = {name: page.evaluate(script(name)) for name in MEASURES}
    page.evaluate(AXE.read_text(encoding="utf-8"))
    for scheme, rules in SCHEMES.items():
        page.emulate_media(color_scheme=scheme)
        found.axe[scheme] = page.evaluate(script("axe"), rules)
        found.faded += [f"{scheme} {width}: {text}" for text in page.evaluate(script("faded"))]
    found.cookies = [cookie["name"] for cookie in context.cookies()]
    page.close()
    return found


def _listen(page: Page, found: Visit, address: str) -> None:
    def answered(response: Response) -> None:
        if response.status >= 400 and response.url != address:
            found.failed.append(f"{response.status} {response.url}")
        if "content-security-policy" not in response.headers:
            found.without_policy.append(response.url)

    def said(text: str, place: str) -> None:
        # Chromium notes there that the page itself was answered with 404, and that it has to be.
        if not (place == address and "the server responded with a status of" in text):
            found.said.append(text)

    page.on("request", lambda request: found.asked.append((request.resource_type, request.url)))
    page.on("requestfailed", lambda request: found.failed.append(request.url))
    page.on("response", answered)
    page.on("console", lambda message: said(message.text, message.location["url"]))
    page.on("pageerror", lambda error: found.said.append(error.message))
