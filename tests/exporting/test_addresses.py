"""Where a copy has what is at an address of the portal."""

import pytest

from medway_portal.exporting.addresses import Address, arrival


@pytest.mark.parametrize(
    ("address", "place", "file"),
    [
        (Address("/"), "/", "index.html"),
        (Address("/F12"), "/F12", "F12/index.html"),
        (Address("/findings/"), "/findings/", "findings/index.html"),
        (Address("/findings/", "page=2"), "/page=2/findings/", "page=2/findings/index.html"),
        (Address("/search.csv", "theme=pay"), "/theme=pay/search.csv", "theme=pay/search.csv"),
        (Address("/data/texts/S1.txt"), "/data/texts/S1.txt", "data/texts/S1.txt"),
    ],
)
def test_the_query_of_an_address_is_its_first_folder(
    address: Address, place: str, file: str
) -> None:
    assert (address.place, address.file) == (place, file)


@pytest.mark.parametrize(
    "query",
    [
        "q=a/b",
        "q=..",
        "q=%2e%2e",
        "q=a%00",
        "a=1&&b=2",
        "page",
        "=1",
        "q=" + "a" * 199,
        "q=é",
        "q=a\n",
    ],
)
def test_a_query_that_is_no_name_of_a_folder_is_not_held(query: str) -> None:
    assert not Address("/search/", query).can_be_held


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("#shown", (Address("/findings/", "page=2"), "shown")),
        ("?", (Address("/findings/"), "")),
        ("?page=1", (Address("/findings/"), "")),
        ("?page=3", (Address("/findings/", "page=3"), "")),
        ("/sources/S2/?highlight=F12#p7", (Address("/sources/S2/"), "p7")),
        ("/quotes/?theme=pay&page=1", (Address("/quotes/", "theme=pay"), "")),
        ("https://reports.ofsted.gov.uk/", None),
        ("//other.example/", None),
        ("mailto:records@portal.example", None),
    ],
)
def test_a_link_leads_to_a_page_whatever_is_marked_on_it(
    target: str, found: tuple[Address, str] | None
) -> None:
    assert arrival(target, Address("/findings/", "page=2")) == found
