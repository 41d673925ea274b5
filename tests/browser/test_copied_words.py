"""What a reader selects and copies on the page of a source is its words and nothing else."""

import json

from tests.browser.conftest import Open
from tests.browser.kinds import Kind
from tests.processes import Server

SELECTED = """() => {
  getSelection().selectAllChildren(document.querySelector("ol.text"));
  return getSelection().toString();
}"""


def test_the_copied_text_of_a_source_is_its_words_in_order(open_page: Open, portal: Server) -> None:
    text = json.loads(portal.answer("/sources/S3.json", 5)[1])["text"]

    copied = open_page(Kind("source", "/sources/S3/")).evaluate(SELECTED)

    assert copied.split() == text.split()
