"""Terms of the glossary in a text: whole words, the longest first, and never a wrong meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary.mentions import TermIndex, TermWording, expanded

GLOSSARY = (
    TermWording(
        "front-door", "Front door", ("‘front door’ single point of access (SPA)",), ("MASH",)
    ),
    TermWording("mash", "MASH", ("multi-agency safeguarding hub (MASH)", "MASH"), ("SPA", "hub")),
    TermWording("early-help", "Early help", ("early help hubs",)),
    TermWording("adequate", "Adequate", ("rated adequate",)),
    TermWording("judgement", "Judgement, grade or rating", ("rated", "rating")),
    TermWording("inadequate", "Inadequate", ("inadequate",)),
    TermWording("improvement-notice", "Improvement Notice", ("Improvement Notice",), ("notice",)),
    TermWording(
        "board", "Safety Board", ("Child Safety Board (CSB)",), ("CSB", "Child Safety Board")
    ),
    TermWording("review", "Board review", ("Child Safety Board (CSB)",)),
    TermWording("adoption", "Adoption", ("adopters and foster carers",)),
    TermWording("fostering", "Fostering", ("adopters and foster carers", "foster carers")),
    TermWording("cabinet", "Cabinet", ("CABINET", "Cabinet")),
    TermWording("lead-member", "Lead member", ("lead member for Children’s Services",)),
    TermWording("pods", "Pods", ("longer-term team ‘pods’",)),
    TermWording("ofsted", "Ofsted", ("Ofsted",)),
    TermWording("per-cent", "Per cent", ("20 per cent", "39%")),
)
TERMS = TermIndex.of(GLOSSARY)


def found(text: str) -> list[tuple[str, str]]:
    """Return the words of each mention in ``text``, with the term that they are taken for."""
    return [(text[mention.start : mention.end], mention.slug) for mention in TERMS.mentions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "a disparity",
        "the spa",
        "SPAs",
        "an adequate answer",
        "adequately",
        "inadequately protected",
        "unrated",
        "a hub",
        "the board",
        "a notice",
        "the kitchen cabinet",
        "early. Help",
        "early … help",
        "early (help)",
        "frontdoor",
        "leading members",
        "39% of them",
        "adopters",
        "",
    ],
)
def test_what_only_looks_like_a_term_is_none(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("the FRONT DOOR is", [("FRONT DOOR", "front-door")]),
        ("Front\n  door", [("Front\n  door", "front-door")]),
        ("the ‘front door’ of", [("front door", "front-door")]),
        ("the front-door team", [("front-door", "front-door")]),
        ("early help hubs", [("early help hubs", "early-help")]),
        ("multi agency safeguarding hub", [("multi agency safeguarding hub", "mash")]),
        ("services rated adequate", [("rated adequate", "adequate")]),
        ("rated 'inadequate'.", [("rated", "judgement"), ("inadequate", "inadequate")]),
        ("Inadequate", [("Inadequate", "inadequate")]),
        ("an improvement notice", [("improvement notice", "improvement-notice")]),
        ("Cabinet and CABINET", [("Cabinet", "cabinet"), ("CABINET", "cabinet")]),
        ("the lead member’s", [("lead member", "lead-member")]),
        (
            "lead member for Children's Services",
            [("lead member for Children's Services", "lead-member")],
        ),
        ("longer-term team ‘pods’.", [("longer-term team ‘pods’", "pods")]),
    ],
)
def test_a_term_is_found_as_its_name_or_as_printed_and_the_longest_wins(
    text: str, wanted: list[tuple[str, str]]
) -> None:
    assert found(text) == wanted


def test_a_form_that_two_terms_print_is_the_one_that_search_takes_it_for_or_neither() -> None:
    assert found("the Child Safety Board") == [("Child Safety Board", "board")]
    assert found("adopters and foster carers") == [("foster carers", "fostering")]


def test_an_acronym_says_what_it_is_short_for() -> None:
    text = "the SPA, the MASH and the Child Safety Board (CSB)"

    mentions = {text[m.start : m.end]: (m.expansion, m.is_expanded) for m in TERMS.mentions(text)}

    assert mentions == {
        "SPA": ("single point of access", False),
        "MASH": ("multi-agency safeguarding hub", False),
        "Child Safety Board": ("", False),
        "CSB": ("Child Safety Board", True),
    }


@pytest.mark.parametrize(
    ("acronym", "words", "wanted"),
    [
        ("SPA", "‘front door’ single point of access", "single point of access"),
        ("MASH", "the multi-agency safeguarding hub", "multi-agency safeguarding hub"),
        ("DfE", "Department for Education", "Department for Education"),
        ("DCS", "director of children services", "director of children services"),
        ("SIF", "a framework", ""),
        ("LONGER", "two words", ""),
    ],
)
def test_what_an_acronym_is_short_for_is_read_from_the_words_before_it(
    acronym: str, words: str, wanted: str
) -> None:
    assert expanded(acronym, words) == wanted


PARTS = [*(form for term in GLOSSARY for form in (term.name, *term.printed)), "SPA", "(", ")", "."]


@given(st.lists(st.sampled_from(PARTS) | st.text(max_size=3)), st.sampled_from(["", " ", "-"]))
def test_mentions_are_in_order_apart_and_whole_words(parts: list[str], between: str) -> None:
    text = between.join(parts)

    at = 0
    for mention in TERMS.mentions(text):
        assert at <= mention.start < mention.end <= len(text)
        assert not text[mention.start - 1 : mention.start].isalnum() or mention.start == 0
        last, after = text[mention.end - 1], text[mention.end : mention.end + 1]
        assert not (last.isalnum() and after.isalnum())
        at = mention.end


@given(st.permutations(GLOSSARY))
def test_the_order_of_the_glossary_decides_nothing(terms: list[TermWording]) -> None:
    text = " / ".join(PARTS)

    assert list(TermIndex.of(terms).mentions(text)) == list(TERMS.mentions(text))
