"""Changes and corrections: what was changed, where retired refs lead, and what was promised."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client

from sources.models import Edition, RetiredRef
from tests.pages.crawler import Site, visit
from tests.pages.letters import load
from tests.pages.markup import Element, tree

pytestmark = pytest.mark.django_db


@dataclass
class LoggedChange:
    date: date
    summary: str
    refs: list[str] = field(default_factory=list)
    is_all: bool = False


def logged(*changes: LoggedChange) -> Element:
    return tree(render_to_string("components/changes.html", {"changes": changes}))


def retired(page: Element) -> list[Element]:
    return page.one("section", aria_labelledby="retired").every("li")


def test_it_names_the_version_that_is_read(site: Site) -> None:
    edition = Edition.current()

    log = site.page("/about/changes/").one("section", aria_labelledby="log")

    assert f"version {edition.short_version} of the record" in log.said
    assert log.one("span", class_="hash").said == edition.version


def test_every_merged_ref_is_there_with_the_record_that_it_leads_to(
    site: Site, client: Client
) -> None:
    shown = [e for e in retired(site.page("/about/changes/")) if " merged into " in e.said]
    listed = {e.every("span")[0].said: e for e in shown}
    merged = dict(RetiredRef.objects.exclude(merged_into="").values_list("ref", "merged_into"))

    assert merged
    assert listed.keys() == merged.keys()
    for ref, successor in merged.items():
        link = listed[ref].one("a")
        assert listed[ref].said == f"{ref} merged into {link.said} {successor}"
        assert client.get(f"/{ref}")["Location"] == link["href"]


def test_a_withdrawn_ref_is_there_with_the_reason_in_the_order_of_numbers(
    client: Client, seeds: Path
) -> None:
    ledger = seeds / "refs.txt"
    lines = ["F1001 merged into F1", "S900 merged into S1"]
    lines += ["F901 withdrawn because It was <b>about</b> another council."]
    ledger.write_text("\n".join([ledger.read_text("utf-8"), *lines, ""]), encoding="utf-8")
    load(seeds)

    page = visit(client, "/about/changes/").page

    assert page
    said = [each.said for each in retired(page)]
    assert "F901 withdrawn: It was <b>about</b> another council." in said
    refs = [words.split()[0] for words in said]
    assert refs.index("F20") < refs.index("F901") < refs.index("F1001")
    assert "S900 merged into Report to Cabinet, 4 December 2001 S1" in said


def test_a_record_without_retired_refs_says_so(client: Client) -> None:
    RetiredRef.objects.all().delete()

    page = visit(client, "/about/changes/").page

    assert page
    section = page.one("section", aria_labelledby="retired")
    assert section.said.endswith("No ref has been merged or withdrawn.")


def test_a_log_without_changes_says_so() -> None:
    assert logged().said == "No change has been logged yet."


def test_the_log_shows_the_newest_change_first() -> None:
    log = logged(
        LoggedChange(date(2026, 1, 9), "The first."),
        LoggedChange(date(2026, 3, 1), "The third."),
        LoggedChange(date(2026, 1, 10), "The second."),
    )

    assert [time["datetime"] for time in log.every("time")] == [
        "2026-03-01",
        "2026-01-10",
        "2026-01-09",
    ]
    assert (
        log.said == "1 March 2026 The third. 10 January 2026 The second. 9 January 2026 The first."
    )


def test_a_change_leads_to_its_records_or_says_that_it_concerns_all() -> None:
    log = logged(
        LoggedChange(date(2026, 1, 9), "Two <titles> & a date.", refs=["F12", "A3"]),
        LoggedChange(date(2026, 1, 8), "All dates.", is_all=True),
    )

    assert [(a.said, a["href"]) for a in log.every("a")] == [("F12", "/F12"), ("A3", "/A3")]
    assert "Two <titles> & a date." in log.said
    assert "It concerns all records." in log.said


def test_the_policy_says_what_happens_to_a_mistake_and_to_a_complaint(site: Site) -> None:
    said = site.page("/about/changes/").one("main").said

    assert "A mistake of fact is corrected at once. The log below keeps the old text." in said
    assert "the record is marked “under review” while this is checked" in said
    assert "the record is hidden first." in said
