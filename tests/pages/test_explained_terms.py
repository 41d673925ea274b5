"""Pages explain each term of the glossary once, and do not change the words."""

from collections import Counter

import pytest
from django.db import connection
from django.template import RequestContext, Template
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from glossary.models import Term
from glossary.synonyms import lexicon
from search.query import parse
from tests.pages.crawler import Site, visit
from tests.pages.markup import Element, tree
from tests.pages.recorded import RECORDS, Everything, pages

EXPLAINED = Template(
    "{% for text in texts %}<p>{% explained text query linked=linked %}</p>{% endfor %}"
)
pytestmark = pytest.mark.django_db


def explained(*texts: str, typed: str = "", linked: bool = True) -> list[Element]:
    """Return the texts as one page shows them, with what is typed into the search marked."""
    query = parse(typed, lexicon()) if typed else None
    context = {"texts": texts, "query": query, "linked": linked}
    html = EXPLAINED.render(RequestContext(RequestFactory().get("/"), context))
    return tree(html).every("p")


def links(found: Element) -> dict[str, str]:
    return {link.said: link["href"] for link in found.every("a", class_="term")}


def test_a_term_leads_to_its_place_in_the_glossary(client: Client) -> None:
    glossary = visit(client, "/glossary/").page
    assert glossary

    (text,) = explained("Caseloads in the MASH, and looked after children in early help.")

    assert links(text) == {
        "Caseloads": "/glossary/#caseload",
        "MASH": "/glossary/#multi-agency-safeguarding-hub",
        "looked after children": "/glossary/#looked-after-children",
        "early help": "/glossary/#early-help",
    }
    for address in links(text).values():
        assert glossary.by_id(address.partition("#")[2]).one("dt").said


def test_an_acronym_says_what_it_is_short_for(client: Client) -> None:
    (text,) = explained("The DfE and the SPA.")

    said = {short.said: short["title"] for short in text.every("abbr")}
    assert said == {"DfE": "Department for Education", "SPA": "single point of access"}
    assert set(links(text)) == {"DfE", "SPA"}


def test_only_the_first_use_in_a_page_is_explained() -> None:
    one, other = explained("Caseloads of the SPA, caseloads of the SPA.", "Caseloads, SPA, MASH.")

    assert list(links(one)) == ["Caseloads", "SPA"]
    assert list(links(other)) == ["MASH"]


def test_in_a_list_acronyms_are_explained_and_nothing_is_a_link() -> None:
    (text,) = explained("Caseloads of the SPA.", linked=False)

    assert text.every("a") == []
    assert [short.said for short in text.every("abbr")] == ["SPA"]


@pytest.mark.parametrize(
    "text",
    [
        "an adequacy", "an inadequately protected child", "a disparity", "the safeguarding hub",
        "notice of it", "a lack of place", "the improvement", "Ofsted", "early. Help", "a visit",
        "the lead", "exploited",
    ],
)  # fmt: skip
def test_a_word_that_may_mean_something_else_is_left_alone(text: str) -> None:
    (shown,) = explained(text)

    assert (shown.said, shown.parts) == (text, [])


PIECES = ["SPA", "(SPA)", "MASH", "front door", "‘front door’ single point of access (SPA)",
          "DfE", "caseloads", "early help hubs", "early", "help", "<b>", "&amp;", "’", "-", " ",
          "\n"]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3)).map("".join)
TYPED = st.sampled_from(["", "SPA", "early help", '"access SPA"', '"door single"', "hubs", "b*"])


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(TEXTS, max_size=3), typed=TYPED, where=st.sampled_from(["page", "list"]))
def test_the_text_stays_the_text_whatever_is_explained_and_marked(
    texts: list[str], typed: str, where: str
) -> None:
    shown = explained(*texts, typed=typed, linked=where == "page")

    assert [p.text for p in shown] == texts
    assert {e.tag for p in shown for e in p.walk()} <= {"a", "abbr", "mark"}


def test_every_record_page_shows_its_exact_words_with_its_terms_in_them(
    everything: Everything, site: Site
) -> None:
    explained_at_all = 0
    for record, page in pages(everything, site, *RECORDS):
        words = [p for p in page.one("div", class_="statement").parts if "words" in p.get("class")]
        assert " … ".join(part.text.strip() for part in words) == record["text"]
        explained_at_all += bool(page.every("a", class_="term"))

    assert explained_at_all


def test_no_page_explains_a_term_twice_and_none_within_a_link_or_heading(site: Site) -> None:
    for address, page in site.pages:
        addresses = Counter(
            (link["href"], link.said.isupper()) for link in page.every("a", class_="term")
        )
        assert [term for term, count in addresses.items() if count > 1] == [], address
        outer = [e for e in page.walk() if e.tag in ("a", "h1", "h2", "h3", "h4", "summary")]
        assert [e.said for e in outer if e.every("a", class_="term")] == [], address
        assert [e.said for e in page.every("a") if e.every("a")] == [], address


@pytest.mark.parametrize("address", ["/findings/", "/search/?q=SPA", "/timeline/"])
def test_a_list_has_no_links_to_the_glossary_but_its_acronyms(client: Client, address: str) -> None:
    page = visit(client, f"{address}{'&' if '?' in address else '?'}page_size=200").page
    assert page

    assert page.one("main").every("a", class_="term") == []
    assert page.one("main").every("abbr")


def test_words_that_were_searched_for_are_marked_in_a_term_as_well() -> None:
    (text,) = explained("The single point of access, the SPA.", typed="SPA")

    marks = ["single point of access", "SPA"]
    assert [mark.said for mark in text.every("mark")] == marks
    assert [link.one("mark").said for link in text.every("a")] == marks


def test_terms_cost_no_query_per_record(client: Client) -> None:
    counts = []
    for size in (5, 100):
        with CaptureQueriesContext(connection) as queries:
            client.get(f"/findings/?page_size={size}")
        counts.append(sum("glossary_term" in q["sql"] or "edition" in q["sql"] for q in queries))

    assert counts[0] >= counts[1]


def test_the_glossary_is_in_the_order_of_letters_with_a_way_to_each(site: Site) -> None:
    page = site.page("/glossary/").one("main")

    names = [name.said for name in page.every("dt")]
    assert len(names) == Term.objects.count()
    letters = [name for name in names if name[0].isalpha()]
    assert letters == sorted(letters, key=str.lower)
    ways = [link["href"] for link in page.one("nav", class_="letters").every("a")]
    headings = [heading["id"] for heading in page.every("h2")]
    assert ways == [f"#{letter}" for letter in headings]
    assert {heading for heading in headings if len(heading) == 1} == {n[0].lower() for n in letters}


def test_the_glossary_has_the_synonyms_of_every_term(site: Site) -> None:
    page = site.page("/glossary/")

    for term in Term.objects.all():
        said = page.by_id(term.slug).said
        assert [word for word in term.synonyms if word not in said] == []
