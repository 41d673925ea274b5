"""The pages that the editors write: what they say of the record, and of who runs the portal."""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django import Settings

from inspections.models import Event, Finding, UnstatedGrade
from medway_portal.pages.editorial import FOLDER
from records.models import Record
from sources.dates import in_words
from sources.models import DateBasis, Passage
from sources.redaction import NOTICE
from sources.voices import Voice
from statements.models import Action, FollowUp
from tests.pages.crawler import Site, visit
from tests.pages.letters import add_letter, background, load
from tests.pages.markup import Element

PAGES = ["/about/", "/about/method/", "/about/gaps/", "/about/changes/"]
PAGES += ["/accessibility/", "/privacy/"]
WITH_CONTACT = ["/about/", "/about/changes/", "/accessibility/", "/privacy/"]
WITH_OPERATOR = ["/about/", "/accessibility/", "/privacy/"]
LABELS = (Voice, Record.Kind, Finding.Polarity, Action.Status, FollowUp.Relation)
MORE_LABELS = (Event.Certainty, DateBasis, UnstatedGrade.Status)
HOSTILE = """<script>alert(1)</script> **bold** [link](javascript:alert(1)) {{ 7 }} & "Co" """


def main(client: Client, address: str) -> Element:
    found = visit(client, address).page
    assert found
    return found.one("main")


@pytest.mark.parametrize("address", PAGES)
def test_the_title_of_a_page_is_its_first_heading(site: Site, address: str) -> None:
    page = site.page(address)

    title, _, portal = page.one("title").said.partition(" – ")
    assert (title, portal) == (
        page.one("h1").said,
        "Northmoor children’s services inspection record",
    )


@pytest.mark.parametrize("address", PAGES)
def test_nothing_of_how_a_page_is_written_shows(site: Site, address: str) -> None:
    said = site.page(address).one("main").text

    assert [
        marks for marks in ("{{", "{%", "**", "](", "##", "\n- ", "None)") if marks in said
    ] == []


def test_every_text_of_the_editors_has_a_page_that_readers_reach(site: Site) -> None:
    texts = [path.read_text("utf-8") for path in FOLDER.glob("*.md")]
    titles = {text.splitlines()[0].removeprefix("# ") for text in texts}

    assert len(titles) >= len(PAGES)
    assert titles <= {page.one("h1").said for _, page in site.pages}


def test_every_page_leads_to_the_pages_about_the_record(site: Site) -> None:
    wanted = {
        "About": "/about/",
        "How it was made": "/about/method/",
        "What is not known": "/about/gaps/",
        "Changes": "/about/changes/",
        "Accessibility": "/accessibility/",
        "Privacy": "/privacy/",
        "Glossary": "/glossary/",
    }

    for address, page in site.pages:
        links = {a.said: urlsplit(a["href"]).path for a in page.one("footer").every("a")}
        assert wanted.items() <= links.items(), address


def test_the_home_page_leads_to_what_is_not_known(site: Site) -> None:
    questions = site.page("/").one("ul", class_="questions").every("a")

    assert {q.said: q["href"] for q in questions}["What is not known?"] == "/about/gaps/"


def test_about_says_where_to_turn_for_a_child(site: Site) -> None:
    said = site.page("/about/").one("main").said

    assert "If a child is in danger now, call 999." in said
    assert "contact the children’s services of the council where the child lives" in said


@pytest.mark.parametrize("choices", [*LABELS, *MORE_LABELS])
def test_the_method_explains_every_label_as_the_portal_prints_it(site: Site, choices: type) -> None:
    page = site.page("/about/method/").one("main")
    named = {strong.said.rstrip(":") for strong in page.every("strong")}
    quoted = set(re.findall("“([^”]+)”", page.said))

    assert [str(label) for label in choices.labels if label not in named | quoted] == []


@pytest.mark.django_db
def test_the_methods_example_of_a_label_stands_beside_passages(site: Site) -> None:
    example = "Ofsted finding, as reported by a sector news article"

    assert example in site.page("/about/method/").said
    assert Passage.objects.filter(voice_label=example).exists()


def test_the_methods_examples_of_dates_mean_what_it_says(site: Site) -> None:
    page = site.page("/about/method/").one("main")
    codes = [code.said for code in page.every("code") if re.match(r"\d{4}-", code.said)]

    assert [in_words(code) for code in codes] == [
        "August 2019",
        "about July 2021",
        "between May 2019 and 27 August 2019",
    ]
    assert "is about July 2021" in page.said


@pytest.mark.django_db
def test_search_says_what_the_method_promises_that_it_says(client: Client, site: Site) -> None:
    method = site.page("/about/method/").said

    partly = main(client, "/search/?q=caseloads+zebra").said
    synonym = main(client, "/search/?q=SPA").said

    assert "These hold some of them, best match first." in method
    assert "No record holds all of these words. These hold some of them, best" in partly
    assert "For workload, also showing Caseload." in method
    assert "For SPA, also showing Single point of access." in synonym


def test_the_method_names_the_notice_that_stands_for_what_is_withheld(site: Site) -> None:
    assert NOTICE in site.page("/about/method/").said
    assert NOTICE in site.page("/sources/S1/").said


@pytest.mark.django_db
def test_the_pages_count_the_sources_that_there_are(client: Client, seeds: Path) -> None:
    add_letter(seeds, "A letter.\n", fields={}, not_evidence=background("A letter."))
    load(seeds)

    assert "what six public texts say" in main(client, "/about/").said
    assert "Six public texts were read" in main(client, "/about/method/").said
    assert "nothing in these six sources" in main(client, "/about/gaps/").said


@pytest.mark.parametrize("address", WITH_CONTACT)
def test_a_copy_without_a_contact_says_so(site: Site, address: str) -> None:
    said = site.page(address).one("main").said

    assert "No address for questions is given on this copy of the portal." in said
    assert "Contact:" not in said


@pytest.mark.parametrize("address", WITH_OPERATOR)
def test_a_copy_without_an_operator_says_so(site: Site, address: str) -> None:
    said = site.page(address).one("main").said

    assert "Who runs this copy of the portal is not given" in said


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("contact", "target"),
    [
        ("records@example.org", "mailto:records@example.org"),
        ("a+b@example.org", "mailto:a+b@example.org"),
        ("a?cc=x&b@example.org", "mailto:a%3Fcc%3Dx%26b@example.org"),
        ("https://example.org/@records?a=1&b=2", "https://example.org/@records?a=1&b=2"),
    ],
)
def test_the_contact_that_is_set_is_a_link(
    client: Client, settings: Settings, contact: str, target: str
) -> None:
    settings.CONTACT = contact

    for address in WITH_CONTACT:
        page = main(client, address)
        assert [a["href"] for a in page.every("a") if a.said == contact] == [target], address
        assert "No address for questions" not in page.said


@pytest.mark.django_db
@pytest.mark.parametrize("address", WITH_OPERATOR)
def test_the_name_of_who_runs_it_is_shown_as_text_whatever_it_is(
    client: Client, settings: Settings, address: str
) -> None:
    settings.OPERATOR = HOSTILE.strip()

    page = main(client, address)

    assert f"This copy of the portal is run by {HOSTILE.strip()}." in page.said
    assert page.every("script") == []
    assert [a for a in page.every("a") if a["href"].startswith("javascript")] == []
