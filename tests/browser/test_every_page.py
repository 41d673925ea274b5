"""Every kind of page, in light and dark, at 1280 and at 320 pixels."""

import pytest

from tests.browser.conftest import Visits
from tests.browser.kinds import EACH, Kind
from tests.browser.reviewed import REVIEWED
from tests.browser.visits import Visit
from tests.processes import Server


def told(visits: list[Visit], name: str) -> list[str]:
    """Return the measurements called ``name``, each with the width of the page."""
    return [f"{visit.width}: {each}" for visit in visits for each in visit.measured[name]]


def judged(visits: list[Visit], verdict: str) -> list[tuple[str, str]]:
    """Return the rules that axe gave a verdict on, and what each was about."""
    return [
        (item["rule"], f"{scheme} {visit.width}: {item['rule']}: {node}")
        for visit in visits
        for scheme, verdicts in visit.axe.items()
        for item in verdicts[verdict]
        for node in item["nodes"]
    ]


@EACH
def test_a_page_answers_as_it_should(visits: Visits, kind: Kind) -> None:
    assert {visit.status for visit in visits(kind)} == {kind.status}


@EACH
def test_axe_finds_no_fault(visits: Visits, kind: Kind) -> None:
    faults = [words for _, words in judged(visits(kind), "violations")]

    assert not faults, "\n".join(faults)


@EACH
def test_what_axe_cannot_decide_was_looked_at(visits: Visits, kind: Kind) -> None:
    questions = [
        words
        for rule, words in judged(visits(kind), "incomplete")
        if not any(part in words for part in REVIEWED.get(rule, {}))
    ]

    assert not questions, "\n".join(questions)


@EACH
def test_all_text_stands_out_by_seven_to_one(visits: Visits, kind: Kind) -> None:
    faults = [text for visit in visits(kind) for text in visit.faded]

    assert not faults, "\n".join(faults)


@EACH
def test_nothing_has_to_be_scrolled_sideways(visits: Visits, kind: Kind) -> None:
    faults = told(visits(kind), "sideways")

    assert not faults, "\n".join(faults)


@EACH
def test_every_target_is_large_enough_for_a_finger(visits: Visits, kind: Kind) -> None:
    faults = told(visits(kind), "targets")

    assert not faults, "\n".join(faults)


@EACH
def test_nothing_moves_while_a_page_loads(visits: Visits, kind: Kind) -> None:
    faults = told(visits(kind), "shift")

    assert not faults, "\n".join(faults)


@EACH
def test_a_page_loads_without_a_complaint(visits: Visits, kind: Kind) -> None:
    faults = [text for visit in visits(kind) for text in (*visit.said, *visit.failed)]

    assert not faults, "\n".join(faults)


@EACH
def test_a_page_leaves_nothing_in_the_browser_but_a_pack(visits: Visits, kind: Kind) -> None:
    has_pack = "ref=" in kind.address or "briefing=" in kind.address
    assert {name for visit in visits(kind) for name in visit.measured["kept"]} <= (
        {"briefing"} if has_pack else set()
    )
    assert [name for visit in visits(kind) for name in visit.cookies] == []


@EACH
def test_a_page_asks_no_other_host_and_one_style_sheet(visits: Visits, kind: Kind) -> None:
    asked = visits(kind)[0].asked

    hosts = {address.split("/")[2] for _, address in asked}
    assert len(hosts) == 1, hosts
    assert [resource for resource, _ in asked].count("stylesheet") == 1
    assert [address for resource, address in asked if resource in ("font", "media")] == []


@EACH
def test_every_answer_has_the_policy(visits: Visits, kind: Kind) -> None:
    assert {address for visit in visits(kind) for address in visit.without_policy} == set()


@pytest.mark.parametrize("path", ["/static/nothing.css", "/robots.txt", "/findings.json"])
def test_the_server_itself_is_the_one_that_is_deployed(portal: Server, path: str) -> None:
    status, body = portal.answer(path, 5)

    assert status == (404 if "nothing" in path else 200)
    assert "Traceback" not in body
    assert "DEBUG" not in body
