"""Actions: as claimed at the time, with what later sources say, and no verdict."""

from tests.pages.crawler import Site
from tests.pages.lists import Data
from tests.pages.recorded import Everything, pages, plain, said_of

STATUS = {
    "done": "Said to be done",
    "under_way": "Said to be under way",
    "planned": "Promised or planned",
    "expected": "Expected",
    "recommended": "Recommended",
    "statement": "Statement, not an action",
}
RELATION = {
    "later_council_statement": "Later council statement",
    "later_ofsted_account": "Later account of what Ofsted found",
}


def is_silent(action: Data) -> bool:
    return [item["relation"] for item in action["follow_ups"]] == ["no_later_mention"]


def test_an_action_that_nothing_later_speaks_of_says_so(everything: Everything, site: Site) -> None:
    silent = [
        (record, page.one("section", aria_labelledby="later"))
        for record, page in pages(everything, site, "action")
        if is_silent(record)
    ]

    assert silent
    for record, later in silent:
        assert len(record["follow_ups"]) == 1
        assert "Later mention: none here." in later.said
        assert later.every("a") == []


def test_an_action_leads_to_every_later_record_that_speaks_of_it(
    everything: Everything, site: Site
) -> None:
    followed = [
        (record, page.one("section", aria_labelledby="later"))
        for record, page in pages(everything, site, "action")
        if record["follow_ups"] and not is_silent(record)
    ]

    assert followed
    for record, later in followed:
        assert "Later mention: none" not in later.said
        items = later.every("article")
        assert [item.every("span", class_="ref")[0].said for item in items] == [
            follow_up["record"] for follow_up in record["follow_ups"]
        ]
        for item, follow_up in zip(items, record["follow_ups"], strict=True):
            speaking = everything[follow_up["record"]]
            assert RELATION[follow_up["relation"]] in item.said
            assert item.every("a")[0]["href"] == speaking["url"]
            assert plain(follow_up["note"]) in item.said
            assert {words.said for words in item.every("*", class_="words")} <= {
                plain(speaking["text"]),
                *(plain(passage["exact"]) for passage in speaking["evidence"]),
            }


def test_what_later_sources_say_is_in_the_data_with_its_evidence(everything: Everything) -> None:
    actions = [record for record in everything.values() if record["type"] == "action"]

    for follow_up in [item for action in actions for item in action["follow_ups"]]:
        if follow_up["relation"] == "no_later_mention":
            assert (follow_up["evidence"], follow_up["voice"]) == ([], None)
        else:
            assert follow_up["evidence"] == everything[follow_up["record"]]["evidence"]
            assert follow_up["voice"] == everything[follow_up["record"]]["voice"]


def test_an_action_has_the_status_claimed_at_the_time_and_who_acts(
    everything: Everything, site: Site
) -> None:
    for record, page in pages(everything, site, "action"):
        assert said_of(page, "Who acts") == record["actor"]
        assert said_of(page, "Status as claimed at the time") == STATUS[record["status"]]
        responds = said_of(page, "Responds to")
        if record["responds_to"]:
            assert responds == everything[record["responds_to"]]["title"]
        else:
            assert "as far as the source says" in responds


def test_a_page_of_an_action_leads_to_what_a_silence_can_and_cannot_tell(
    everything: Everything, site: Site
) -> None:
    for _, page in pages(everything, site, "action"):
        (link,) = [a for a in page.every("a") if "can and cannot tell" in a.said]
        assert link["href"].startswith("/actions/what-came-next/")
