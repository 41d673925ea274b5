"""Ways to use a page: with a mouse, by touch, or with the keyboard only."""

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

STEPS = 600  # of the Tab key, before a reader gives up
HAS_FOCUS = "element => element === document.activeElement"


@dataclass(frozen=True)
class Way:
    """A device and the way in which a reader operates it."""

    name: str
    hand: str
    settings: dict[str, Any]

    @property
    def has_scripts(self) -> bool:
        return bool(self.settings.get("java_script_enabled", True))

    def __str__(self) -> str:
        return self.name


DESKTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 375, "height": 667}, "has_touch": True, "is_mobile": True}
WAYS = [
    Way("mouse", "mouse", DESKTOP),
    Way("keyboard", "keyboard", DESKTOP),
    Way("finger on a phone", "finger", PHONE),
    Way("keyboard on a phone", "keyboard", PHONE),
    Way("mouse without scripts", "mouse", {**DESKTOP, "java_script_enabled": False}),
    Way("finger without scripts", "finger", {**PHONE, "java_script_enabled": False}),
]


def tab_to(page: Page, target: Locator) -> None:
    """Press Tab until ``target`` has the focus."""
    for _ in range(STEPS):
        if target.evaluate(HAS_FOCUS):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{STEPS} steps with the Tab key do not reach {target}")


@dataclass
class Reader:
    """A reader with one device."""

    page: Page
    hand: str
    has_scripts: bool = True

    def main(self) -> Locator:
        return self.page.get_by_role("main")

    def press(self, target: Locator) -> None:
        """Follow a link, press a button, tick a checkbox or open a fold."""
        expect(target).to_be_visible()
        if self.hand == "mouse":
            target.click()
        elif self.hand == "finger":
            target.tap()
        else:
            tab_to(self.page, target)
            is_box = target.get_attribute("type") == "checkbox"
            self.page.keyboard.press("Space" if is_box else "Enter")

    def write(self, target: Locator, words: str) -> None:
        if self.hand == "keyboard":
            tab_to(self.page, target)
        else:
            self.press(target)
        self.page.keyboard.type(words)

    def reveal(self, target: Locator) -> None:
        """Open the folds that contain ``target``, from the outside in."""
        closed = target.locator("xpath=ancestor::details[not(@open)]")
        while not target.is_visible():
            self.press(closed.locator("> summary:visible").first)

    def follow(self, start: str, within: str = "body") -> str:
        """Follow the first link in sight whose address begins so; return its address."""
        link = self.page.locator(f'{within} a[href^="{start}"]:visible').first
        address = link.get_attribute("href") or ""
        self.press(link)
        self.page.wait_for_url(f"**{address}")
        return address

    def search(self, words: str) -> None:
        """Search the whole record, from home."""
        box = self.main().get_by_role("searchbox")
        self.write(box, words)
        if self.hand == "keyboard":
            self.page.keyboard.press("Enter")
        else:
            self.press(self.main().get_by_role("search").get_by_role("button"))
        self.page.wait_for_url(f"**/search/?*q={words}*")
