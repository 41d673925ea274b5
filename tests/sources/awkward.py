"""Strategies for property tests: text like that of the sources, and any other."""

import hypothesis.strategies as st

PIECES = (
    "Mr. ", "Cllr ", "e.g. ", "said: ", "“Yes.” ", ".'' ", "``", "- ", "2.3 ", "1. ", "\t", "\n",
    "\r\n", "\r", "\n\n", "👩‍🏫", "é", "20% ", "£2.6million ", "\u00a0", " … ", ". ", "! ", "the ",
)  # fmt: skip
TEXTS = st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=20).map("".join)
# Few letters, so that the same words come again, and overlap themselves.
REPETITIVE = st.text(alphabet="aab \n’'“”👩é", max_size=30)
