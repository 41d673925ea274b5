"""Runs Lighthouse on every kind of page and prints the scores: make lighthouse."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "medway_portal.settings")

from tests.browser.kinds import KINDS  # they ask the settings where things are
from tests.served import ROOT, load, manage, serving

LIGHTHOUSE = ROOT / "var/lighthouse/node_modules/.bin/lighthouse"
SCORES = ROOT / "var/scores.txt"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ROW = "performance {:>3}  accessibility {:>3}  best practices {:>3}  SEO {:>3}  {}"


def judged(address: str, report: Path) -> dict[str, Any]:
    """Return Lighthouse's report on the page at ``address``, as on a phone."""
    command = [
        *(str(LIGHTHOUSE), address, "--quiet", "--chrome-flags=--headless --no-sandbox"),
        *(f"--only-categories={','.join(CATEGORIES)}", "--output=json", f"--output-path={report}"),
    ]
    known = {"CHROME_PATH": "/usr/bin/chromium", **os.environ}
    # On a busy machine it fails now and then, and asks to be run again.
    for left in (2, 1, 0):
        tried = subprocess.run(command, check=left == 0, timeout=300, env=known)
        if tried.returncode == 0:
            break
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def scores(found: dict[str, Any]) -> list[int]:
    return [round(100 * (found["categories"][name]["score"] or 0)) for name in CATEGORIES]


def faults(found: dict[str, Any]) -> list[str]:
    """Return the audits that lower a score, with what they measured."""
    weighed = {
        item["id"]
        for name in CATEGORIES
        for item in found["categories"][name]["auditRefs"]
        if item["weight"]
    }
    audits = [found["audits"][name] for name in sorted(weighed)]
    return [
        " ".join(
            ["   ", audit["title"], audit.get("displayValue", ""), audit.get("explanation", "")]
        )
        for audit in audits
        if audit["score"] is not None and audit["score"] < 1
    ]


def main(names: list[str]) -> int:
    """Judge the kinds of page that are named, or all; return 1 if any score is below 100."""
    # Lighthouse refuses to judge the page of an error.
    kinds = [kind for kind in KINDS if kind.status == 200 and kind.name in (names or [kind.name])]
    perfect = True
    with tempfile.TemporaryDirectory() as name, SCORES.open("w", encoding="utf-8") as table:
        folder, static = Path(name), Path(name, "static")
        manage("collectstatic", "--noinput", STATIC_ROOT=str(static))
        with serving(load(folder), static) as server:
            for kind in kinds:
                found = judged(f"{server.address}{kind.address}", folder / "report.json")
                lines = [ROW.format(*scores(found), kind.name), *faults(found)]
                print("\n".join(lines), flush=True)
                print("\n".join(lines), file=table, flush=True)
                perfect = perfect and min(scores(found)) == 100
    return 0 if perfect else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
