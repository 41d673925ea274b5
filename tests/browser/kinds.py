"""Every kind of page: one for each pattern of the URLconf, and the states that pages can be in."""

from dataclasses import dataclass

import pytest

from tests.pages.addresses import PAGE, SAMPLES
from tests.served import WITHDRAWN


@dataclass(frozen=True)
class Kind:
    """A kind of page with a name, a sample address and its HTTP status."""

    name: str
    address: str
    status: int = 200
    server: str = "portal"  # the fixture that serves it: with this record, the real one, or none

    def __str__(self) -> str:
        return self.name


OF_PATTERNS = [
    Kind(pattern or "home", address) for pattern, (address, kind) in SAMPLES.items() if kind == PAGE
]
STATES = [
    Kind("search, nothing asked", "/search/"),
    Kind("search, filtered", "/search/?q=caseloads&inspection=I6"),
    Kind("search, another spelling", "/search/?q=casloads"),
    Kind("search, other words", "/search/?q=LAC"),
    Kind("search, nothing found", "/search/?q=helicopter"),
    Kind("search, not understood", "/search/?q=-caseloads&theme=nothing"),
    Kind("findings, all", "/findings/"),
    Kind("findings, page 2", "/findings/?page=2&page_size=10"),
    Kind("findings, not understood", "/findings/?theme=caseload&colour=red&page=x"),
    Kind("findings, choosing", "/findings/?theme=caseloads&briefing=F12&briefing=A3"),
    Kind("figures, choosing", "/figures/?briefing=choose"),
    Kind("what came next, choosing", "/actions/what-came-next/?briefing=choose"),
    Kind("inspection, choosing", "/inspections/I6/?briefing=choose"),
    Kind("finding, pack in hand", "/findings/F12/?briefing=A3"),
    Kind("timeline, filtered", "/timeline/?theme=intervention&certainty=expected"),
    Kind("inspection, older", "/inspections/I2/"),
    Kind("source, highlighted", "/sources/S4/?highlight=F15"),
    Kind("source, largest", "/sources/S1/"),
    Kind("compare, nothing chosen", "/compare/"),
    Kind("compare, refused", "/compare/?a=I1&b=I6"),
    Kind("compare, not understood", "/compare/?a=I99&b=I6"),
    Kind("briefing, empty", "/briefing/"),
    Kind("briefing, not understood", "/briefing/?ref=F9999&ref=F15"),
    Kind("not found", "/nowhere/", 404),
    Kind("not found, another meant", "/findings/Q1/", 404),
    Kind("withdrawn", f"/findings/{WITHDRAWN}/", 410),
    Kind("refused", "/findings/?" + "a&" * 1001, 400),  # more fields than Django reads
    Kind("record out of reach", "/", 503, server="broken"),
]
KINDS = OF_PATTERNS + STATES
EACH = pytest.mark.parametrize("kind", KINDS, ids=str)


def named(*names: str) -> pytest.MarkDecorator:
    """Return the mark of a test that is run for some kinds of page only."""
    found = {kind.name: kind for kind in KINDS}
    return pytest.mark.parametrize("kind", [found[name] for name in names], ids=str)
