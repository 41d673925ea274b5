"""Pages are no longer than the measure that each has."""

import pytest
from playwright.sync_api import Browser

from tests.browser.sizes import MEASURES, OVER, measured
from tests.processes import Server


@pytest.mark.parametrize("page", MEASURES)
def test_a_page_keeps_its_measure(chromium: Browser, real: Server, page: str) -> None:
    size, _ = measured(chromium, f"{real.address}{page}")

    over = [
        f"{name}: {value} of {most}"
        for name, value, most in zip(size._fields, size, MEASURES[page], strict=True)
        if most and value > most * OVER
    ]
    assert over == []
