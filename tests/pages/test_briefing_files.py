"""A pack as Markdown and as a Word document has the same content as its page."""

import re
from io import BytesIO

import markdown
import pytest
from django.conf import settings
from django.test import Client
from docx import Document

from tests.pages.crawler import visit
from tests.pages.lists import Data
from tests.pages.markup import Element, tree
from tests.pages.recorded import Everything, plain

SEVERAL = "ref=A10&ref=E8&ref=F8&ref=F9&ref=F15&ref=I6&ref=N7&ref=Q4&ref=A9&ref=R9&ref=R1&ref=Q6"
# More than a pack holds
MANY = [f"{kind}{n}" for kind, last in (("R", 10), ("F", 19), ("Q", 12), ("A", 14), ("N", 9))
        for n in range(1, last + 1)]  # fmt: skip
LONG = re.compile(r"\w[^.]{30,}\.")
pytestmark = pytest.mark.django_db


def page(client: Client, query: str) -> Element:
    found = visit(client, f"/briefing/?{query}").page
    assert found
    return found.one("div", class_="pack")


def as_markdown(client: Client, query: str) -> Element:
    """Return what a reader of the Markdown sees."""
    text = client.get(f"/briefing.md?{query}").content.decode()
    return tree(markdown.markdown(text, extensions=["footnotes"], output_format="html"))


def as_word(client: Client, query: str) -> list[tuple[str, str]]:
    """Return the paragraphs of the Word document, each with its style."""
    paper = Document(BytesIO(client.get(f"/briefing.docx?{query}").content))
    return [(p.style.name, p.text) for p in paper.paragraphs]


def words_of(record: Data) -> list[str]:
    return [plain(passage["exact"]) for passage in record["evidence"]]


def test_all_forms_have_the_same_headings_in_the_same_order(client: Client) -> None:
    html = [h.said for h in page(client, SEVERAL).walk() if re.fullmatch("h[23]", h.tag)]
    md = [h.said for h in as_markdown(client, SEVERAL).walk() if re.fullmatch("h[23]", h.tag)]
    word = [plain(text) for style, text in as_word(client, SEVERAL) if style[-1] in "23"]

    records = [heading for heading in html if re.match(r"[RFQANEI]\d+ ", heading)]
    assert len(records) > 10
    assert html == md == word


def test_all_forms_hold_the_exact_words_of_every_record(
    client: Client, everything: Everything
) -> None:
    html, md = page(client, SEVERAL).said, as_markdown(client, SEVERAL).said
    word = plain(" ".join(text for _, text in as_word(client, SEVERAL)))

    for ref in re.findall(r"ref=(\w+)", SEVERAL):
        for exact in words_of(everything[ref]):
            assert exact in html
            assert exact in md
            assert exact in word


def test_every_sentence_of_the_page_is_in_the_other_forms(client: Client) -> None:
    """Labels, facts, notes, what is not stated, terms and sources: nothing is in one form only."""
    paper = page(client, SEVERAL)
    parts = [
        *paper.every("dd"),
        *(p for p in paper.every("p") if p.get("class") != "tools"),
        *paper.every("li", value=""),
    ]
    sentences = {s for part in parts for s in LONG.findall(re.sub(r"\s+", " ", part.said))}
    md = as_markdown(client, SEVERAL).said
    word = plain(" ".join(text for _, text in as_word(client, SEVERAL)))

    assert len(sentences) > 40
    assert [s for s in sentences if s not in md] == []
    assert [s for s in sentences if s not in word] == []


def test_all_forms_number_the_same_notes(client: Client) -> None:
    def first(note: str) -> str:
        return note.partition(" http")[0]

    html = [
        first(note.said) for note in page(client, SEVERAL).one("ol", class_="notes").every("li")
    ]
    text = client.get(f"/briefing.md?{SEVERAL}").content.decode()
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.MULTILINE)
    used = re.findall(r"\[\^(\d+)\](?!:)", text)
    footnotes = as_markdown(client, SEVERAL).one("div", class_="footnote").every("li")
    word = [t for _, t in as_word(client, SEVERAL) if re.match(r"\d+\. [A-Z]\d+\. ", t)]

    assert [str(n + 1) for n in range(len(html))] == defined == used
    assert [first(note.said) for note in footnotes] == html
    assert [first(t) for t in word] == [f"{n}. {note}" for n, note in enumerate(html, 1)]


def test_only_quotations_are_quoted(client: Client) -> None:
    count = len(page(client, SEVERAL).every("blockquote"))

    assert count > 0
    assert len(as_markdown(client, SEVERAL).every("blockquote")) == count
    assert [style for style, _ in as_word(client, SEVERAL)].count("Quote") == count


def test_a_file_has_a_name_and_its_type(client: Client) -> None:
    md, word = (client.get(f"/briefing.{form}?ref=F12") for form in ("md", "docx"))

    assert md["Content-Type"] == "text/markdown; charset=utf-8"
    assert md["Content-Disposition"] == 'inline; filename="briefing-pack.md"'
    assert word["Content-Type"].endswith("wordprocessingml.document")
    assert word["Content-Disposition"] == 'attachment; filename="briefing-pack.docx"'


def test_the_order_of_the_refs_changes_no_more_than_the_address_in_the_file(
    client: Client,
) -> None:
    one, other = (
        client.get(f"/briefing.md?{query}").content.decode()
        for query in ("ref=F12&ref=A6", "ref=A6&ref=F12")
    )

    assert one != other
    assert one.replace("ref=F12&ref=A6", "ref=A6&ref=F12") == other


def test_the_address_in_the_file_opens_the_pack_again(client: Client) -> None:
    text = client.get("/briefing.md?ref=f12,a6&ref=Q5").content.decode()

    address = re.search(r"again: <(.*)>", text)
    assert address
    assert address[1] == f"{settings.SITE_URL}/briefing/?ref=F12&ref=A6&ref=Q5"


@pytest.mark.parametrize("form", ["md", "docx"])
@pytest.mark.parametrize(
    ("query", "field", "reason"),
    [
        ("", "ref", "Name at least one record"),
        ("ref=", "ref", "Name at least one record"),
        ("ref=F12&ref=F99999", "ref", "No record has the ref F99999."),
        ("ref=F12&ref=S1", "ref", "S1 is a source."),
        ("ref=banana", "ref", "“banana” is not a ref."),
        ("ref=F12&ref=F12", "ref", "F12 is given more than once."),
        ("ref=" + "+".join(MANY), "ref", "60 records at most."),
        ("ref=F12&briefing=A3", "query", "“briefing” is not part of this address."),
        ("ref=F12&%00=x", "query", "is not part of this address."),
    ],
)
def test_a_file_is_refused_with_the_field_and_the_reason(
    client: Client, form: str, query: str, field: str, reason: str
) -> None:
    response = client.get(f"/briefing.{form}?{query}")

    assert (response.status_code, response["Content-Type"]) == (400, "application/json")
    fields = response.json()["fields"]
    assert any(reason in said for said in fields[field])


@pytest.mark.parametrize("form", ["md", "docx"])
def test_a_file_with_a_merged_record_leads_to_the_file_with_its_successor(
    client: Client, form: str
) -> None:
    response = client.get(f"/briefing.{form}?ref=F12&ref=F20&ref=F5")

    assert response.status_code == 301
    assert response["Location"] == f"/briefing.{form}?ref=F12&ref=F5"
