"""Actions beside the later words on them: by source, promised first, and never a verdict."""

import re

import pytest
from django.test import Client

from tests.pages.commitments import actions, at, groups, later, parts, whole
from tests.pages.recorded import Everything, plain, says_basis

ORDER = ["planned", "expected", "recommended", "under_way", "done"]
LATEST = "No later source is held, so nothing later can be on record."
NOTHING_LATER = "No later mention in this record."
pytestmark = pytest.mark.django_db


def test_it_says_first_that_it_cannot_say_whether_a_promise_was_kept(client: Client) -> None:
    lead = at(client).one("main").one("p", class_="lead")

    assert lead.said == "This record cannot say whether a promise was kept."


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


def test_sources_come_in_order_of_time_and_say_how_their_dates_are_known(client: Client) -> None:
    found = groups(*whole(client))
    sources = {s["ref"]: s for s in client.get("/sources.json").json()["results"]}

    assert list(found) == ["S3", "S5", "S2", "S1", "S4"]
    for ref, group in found.items():
        heading = group.every("h2")[0].said
        assert heading.endswith(sources[ref]["title"])
        assert ("(inferred)" in heading) == (sources[ref]["date_basis"] == "inferred")
        assert sources[ref]["date"] in group.said
    assert found["S1"].every("h2")[0].said.startswith("2019: ")
    assert found["S2"].every("h2")[0].said.startswith("2019 or later (inferred): ")


def test_the_newest_come_first_when_asked_for(client: Client) -> None:
    assert list(groups(*whole(client, "sort=newest"))) == ["S4", "S1", "S2", "S5", "S3"]


def test_only_the_latest_source_says_that_nothing_later_can_be_on_record(client: Client) -> None:
    assert [ref for ref, group in groups(*whole(client)).items() if LATEST in group.said] == ["S4"]
    assert LATEST not in at(client, "source=S1").said


def test_no_source_is_cut_by_a_page_and_small_ones_share_one(client: Client) -> None:
    pages = whole(client)

    assert [list(groups(page)) for page in pages] == [["S3", "S5"], ["S2"], ["S1"], ["S4"]]
    assert [page.by_id("shown").said for page in pages] == [
        "1 to 25 of 111 actions", "26 to 52 of 111 actions",
        "53 to 98 of 111 actions", "99 to 111 of 111 actions",
    ]  # fmt: skip


def test_the_contents_lead_to_every_source_from_every_page(client: Client) -> None:
    for number, page in enumerate(whole(client), start=1):
        links = [a["href"] for a in page.one("nav", class_="contents").every("a")]
        told = [link.partition("#told-") for link in links if "#told-" in link]

        assert [ref for _, _, ref in told] == ["S3", "S5", "S2", "S1", "S4"]
        here = {ref for place, _, ref in told if not place}
        assert here == set(groups(page))
        assert {place for place, _, ref in told if ref == "S1"} == {
            "" if number == 3 else "?page=3"
        }


def test_what_was_promised_comes_before_what_was_said_to_be_done(
    client: Client, everything: Everything
) -> None:
    for group in groups(*whole(client)).values():
        status = [everything[ref]["status"] for ref in parts(group)]
        assert status == sorted(status, key=ORDER.index)
        done = [h.said for h in group.every("h3") if "done" in h.said]
        assert all("claims, not commitments" in said for said in done)


def test_the_contents_count_what_stands_below(client: Client) -> None:
    found = at(client, "theme=caseloads")
    nav = found.one("nav", class_="contents")

    counts = {a["href"][1:]: int(re.findall(r"\((\d+)\)$", a.said)[0]) for a in nav.every("a")}
    assert counts
    for name, count in counts.items():
        if name.startswith("told-"):
            assert len(parts(groups(found)[name.removeprefix("told-")])) == count
        else:
            assert found.by_id(name).one("span", class_="count").said == str(count)
    assert sum(n for name, n in counts.items() if name.startswith("told-")) == len(parts(found))


def test_an_action_has_its_words_its_voice_who_acts_and_its_date(
    client: Client, everything: Everything
) -> None:
    for ref, found in parts(*whole(client)).items():
        record = everything[ref]
        then = found.parts[1]
        words = " … ".join(w.said for w in then.every("*", class_="words"))
        assert words == plain(record["text"])
        voices = [p.said for p in then.every("p", class_="voice")]
        assert voices in ([record["voice_label"]], [p["voice_label"] for p in record["evidence"]])
        assert f"Who acts: {plain(record['actor'])}" in then.said
        date = then.said.partition("Date: ")[2]
        assert date.startswith(record["date"]["display"])
        assert says_basis(date, record["date"]), date
        assert plain(record["note"]) in then.said


def test_later_words_stand_beside_an_action_with_whose_they_are(
    client: Client, everything: Everything
) -> None:
    followed = 0
    for ref, found in parts(*whole(client)).items():
        items = found.every("div", class_="follow-up")
        for item, follow_up in zip(items, later(everything[ref]), strict=True):
            record = everything[follow_up["record"]]
            assert item.every("a")[0]["href"] == record["url"]
            assert item.every("p", class_="voice")[0].said == record["voice_label"]
            assert {w.said for w in item.every("*", class_="words")} <= {
                plain(record["text"]),
                *(plain(passage["exact"]) for passage in record["evidence"]),
            }
            assert f"Editor’s note: {plain(follow_up['note'])}" in item.said
            assert says_basis(item.said, record["date"])
            followed += 1
    assert followed > 50


def test_an_action_without_later_words_is_not_said_to_be_undone(
    client: Client, everything: Everything
) -> None:
    for ref, found in parts(*whole(client)).items():
        said = found.one("div", class_="later").said
        assert (NOTHING_LATER in said) == (not later(everything[ref]))
        if not later(everything[ref]):
            source = everything[ref]["evidence"][0]["source"]
            why = "No later source" if source == "S4" else "not evidence that nothing was done"
            assert why in said


def test_the_page_itself_gives_no_verdict(client: Client) -> None:
    found = at(client, "source=S1")
    given = [*found.every("*", class_="words"), *found.every("p", class_="note")]

    own = found.one("main").said
    for said in sorted({each.said for each in given}, key=len, reverse=True):
        own = own.replace(said, "")
    assert re.findall(r"\b(?:kept|broken|fulfilled|achieved|failed|missed)\b", own) == ["kept"]
    assert "Cabinet noted" not in own


def test_caseloads_that_the_council_says_fell_are_its_own_words(client: Client) -> None:
    found = parts(*whole(client))

    assert found["A62"].every("p", class_="voice")[0].said == "Council statement"
    assert "It is not an Ofsted finding." in found["A62"].said
    assert found["A109"].every("p", class_="voice")[0].said.startswith("Council statement by")
