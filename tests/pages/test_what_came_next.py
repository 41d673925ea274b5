"""Actions beside the later words on them: by source, promised first, and never a verdict."""

import re
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from tests.loading.entries import action
from tests.pages.commitments import actions, at, groups, later, pairs, parts, silent, whole
from tests.pages.letters import add_letter, load
from tests.pages.lists import Data
from tests.pages.recorded import Everything, plain

ORDER = ["planned", "expected", "recommended", "under_way", "done", "statement"]
LATEST = "No later source is held, so nothing later can be on record."
VERDICT = "This record cannot say whether a promise was kept."
pytestmark = pytest.mark.django_db


@pytest.fixture
def older(db: None, seeds: Path) -> None:
    """Load the record with one source more, which is older than the others."""
    text = "The council has opened a home."
    told = action("A900", words={"text": text, "source": "S6"}, voice="council_statement")
    date = {"edtf": "1990-05-01", "basis": "stated"}
    add_letter(seeds, f"{text}\n", fields={"date": date}, actions=[told])
    load(seeds)


@pytest.fixture
def sources(client: Client) -> dict[str, Data]:
    """The sources as data, by their refs."""
    return {source["ref"]: source for source in client.get("/sources.json").json()["results"]}


def written(source: Data) -> str:
    """Return when a source was written, as far as it is known, so that texts sort by it."""
    return str(source["date_edtf"]).rstrip("~")


@pytest.fixture
def latest(sources: dict[str, Data]) -> str:
    """The ref of the source that was written last."""
    return max(sources, key=lambda ref: written(sources[ref]))


def test_it_says_first_how_many_are_spoken_of_again_and_once_what_it_cannot_say(
    client: Client, everything: Everything
) -> None:
    found = at(client).one("main")

    told = [r for r in actions(everything).values() if r["status"] != "statement"]
    again = [record for record in told if later(record)]
    words = {item["record"] for record in told for item in later(record)}
    numbers = [item.one("strong").said for item in found.one("ol", class_="thread").parts]
    assert numbers == [str(len(told)), str(len(again)), str(len(words))]
    lead = found.one("p", class_="lead").said
    assert lead.startswith(f"{len(told)} ")
    assert f"{len(again)} are spoken of again" in lead
    assert f"{len(told) - len(again)} are not" in lead
    assert found.said.count(VERDICT) == 1


def test_every_action_stands_once_under_the_source_that_tells_it(
    client: Client, everything: Everything
) -> None:
    found = groups(*whole(client))

    told = {ref: set(parts(group)) for ref, group in found.items()}
    wanted: dict[str, set[str]] = {}
    for ref, record in actions(everything).items():
        wanted.setdefault(record["evidence"][0]["source"], set()).add(ref)
    assert told == wanted
    assert sum(map(len, told.values())) == len(actions(everything))


def test_sources_come_in_order_of_time_and_say_how_their_dates_are_known(
    older: None, client: Client, sources: dict[str, Data]
) -> None:
    found = groups(*whole(client))

    assert list(found) == sorted(found, key=lambda ref: written(sources[ref]))
    assert next(iter(found)) == "S6"
    for ref, group in found.items():
        heading = group.every("h2")[0].said
        assert heading.endswith(sources[ref]["title"])
        assert ("(inferred)" in heading) == (sources[ref]["date_basis"] == "inferred")
        assert sources[ref]["date"] in group.said
    assert found["S1"].every("h2")[0].said.startswith("2001: ")
    assert found["S4"].every("h2")[0].said.startswith("2006 or later (inferred): ")


def test_the_newest_come_first_when_asked_for(older: None, client: Client) -> None:
    oldest_first = list(groups(*whole(client)))

    assert list(groups(*whole(client, "sort=newest"))) == oldest_first[::-1]


def test_only_the_latest_source_says_that_nothing_later_can_be_on_record(
    client: Client, latest: str
) -> None:
    said = [ref for ref, group in groups(*whole(client)).items() if LATEST in group.said]

    assert said == [latest]
    assert LATEST not in at(client, "source=S1").said


def test_no_source_is_cut_by_a_page_and_small_ones_share_one(
    client: Client, everything: Everything
) -> None:
    size, shown = 4, 0
    pages = whole(client, f"page_size={size}")
    told = [[len(parts(group)) for group in groups(page).values()] for page in pages]

    refs = [ref for page in pages for ref in groups(page)]
    assert len(refs) == len(set(refs)) == len(groups(*whole(client)))
    assert all(sum(counts) <= size or len(counts) == 1 for counts in told)
    assert all(sum(counts) + following[0] > size for counts, following in pairwise(told))
    assert [counts for counts in told if len(counts) > 1]
    assert [counts for counts in told if sum(counts) > size]
    for page, counts in zip(pages, told, strict=True):
        here = f"{shown + 1} to {shown + sum(counts)} of {len(actions(everything))} actions"
        assert page.by_id("shown").said.startswith(here)
        shown += sum(counts)


def test_the_contents_lead_to_every_source_from_every_page(client: Client) -> None:
    pages = whole(client, "page_size=4")
    places = {ref: number for number, page in enumerate(pages, start=1) for ref in groups(page)}

    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        links = [a["href"] for a in page.one("nav", class_="contents").every("a")]
        told = [link.partition("#told-") for link in links]

        assert [ref for _, _, ref in told] == list(places)
        for place, _, ref in told:
            query = parse_qs(urlsplit(place).query)
            assert (
                query.get("page", ["1"]) == [str(places[ref])] if place else places[ref] == number
            )


def test_what_was_promised_comes_before_what_was_said_to_be_done(
    client: Client, everything: Everything
) -> None:
    for group in groups(*whole(client)).values():
        status = [everything[ref]["status"] for ref in silent(group)]
        assert status == sorted(status, key=ORDER.index)
        done = [h.said for h in group.every("h4") if "done" in h.said]
        assert all("claims, not commitments" in said for said in done)


def test_every_status_of_a_source_has_its_place(client: Client, everything: Everything) -> None:
    for ref, group in groups(*whole(client)).items():
        for status in {everything[each]["status"] for each in parts(group)}:
            assert group.by_id(f"{ref}-{status}")


def test_the_contents_count_what_stands_below(client: Client) -> None:
    found = at(client, "theme=caseloads")
    items = found.one("nav", class_="contents").every("li")

    counts = {li.one("a")["href"][1:]: int(li.one("span", class_="count").said) for li in items}
    assert counts
    for name, count in counts.items():
        assert len(parts(groups(found)[name.removeprefix("told-")])) == count
    assert sum(counts.values()) == len(parts(found))


def test_an_action_stands_below_the_sentences_that_hold_its_words(
    client: Client, everything: Everything
) -> None:
    shown = 0
    for page in whole(client):
        for row in (each for rows in page.every("ol", class_="rows") for each in rows.parts):
            said = " ".join(p.said for p in row.every("p", class_="words"))
            for ref in parts(row):
                passages = [p for p in everything[ref]["evidence"] if not p["nested"]]
                assert all(plain(passage["exact"]) in said for passage in passages), ref
                shown += 1
    assert shown == len(actions(everything))


def test_later_words_stand_beside_an_action_with_whose_they_are(
    client: Client, everything: Everything
) -> None:
    followed = set()
    for pair in pairs(*whole(client)):
        then, beside = pair.parts
        named = {link["href"] for link in beside.every("a", class_="ref")}
        for ref in parts(then):
            assert later(everything[ref])
            for follow_up in later(everything[ref]):
                assert everything[follow_up["record"]]["url"] in named
                assert plain(everything[ref]["note"]) in beside.said
                assert plain(follow_up["note"]) in beside.said
            followed.add(ref)
        for row in (each for rows in beside.every("ol", class_="rows") for each in rows.parts):
            link = row.every("a", class_="ref")[0]
            record = next(r for r in everything.values() if r["url"] == link["href"])
            assert record["voice_label"] in row.said
    assert followed == {ref for ref, record in actions(everything).items() if later(record)}


def test_later_words_stand_once_below_a_source(client: Client) -> None:
    for group in groups(*whole(client)).values():
        beside = [pair.parts[1] for pair in pairs(group)]
        words = [p.said for each in beside for p in each.every("p", class_="words")]
        assert len(words) == len(set(words))


def test_what_nothing_later_speaks_of_stands_apart(client: Client, everything: Everything) -> None:
    wanted = {ref for ref, record in actions(everything).items() if not later(record)}

    assert set(silent(*whole(client))) == wanted


def test_the_page_itself_gives_no_verdict(client: Client) -> None:
    found = at(client, "source=S1")
    given = [*found.every("*", class_="words"), *found.every("p", class_="note")]

    own = found.one("main").said
    for said in sorted({each.said for each in given}, key=len, reverse=True):
        own = own.replace(said, "")
    assert re.findall(r"\b(?:kept|broken|fulfilled|achieved|failed|missed)\b", own) == ["kept"]
    assert "Cabinet noted" not in own
