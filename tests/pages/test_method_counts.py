"""The page on method says whose words the findings are in, as the record has them."""

from collections import Counter

from tests.pages.crawler import Site
from tests.pages.recorded import Everything


def test_the_findings_in_each_voice_are_counted(site: Site, everything: Everything) -> None:
    items = site.page("/about/method/").one("figure", class_="shares").every("li")

    found = Counter(r["voice"] for r in everything.values() if r["type"] == "finding")
    shown = {
        item.one("span", class_="voice")["class"].split()[1]: int(item.one("strong").said)
        for item in items
    }
    assert shown == dict(found)
