"""Words without a single place in a source are refused, with the remedy."""

import pytest

from tests.loading.conftest import Add, Load, Refused
from tests.loading.entries import finding, words

HOMES = "{} leavers are positive about their personal advisers and most live in suitable homes"


def test_words_that_are_not_in_the_source(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(words=words(HOMES.format("Bare")))])

    (fault,) = refused()
    nearest = f"Nearest is line 11: “{HOMES.format('Care')}"
    assert fault.startswith(f"{at('F900', 'text')}: the words are not in the source. {nearest}")
    assert "the source has “C” where the record has “B”" in fault
    assert fault.endswith("Paste the source's own words")


def test_words_that_are_like_nothing_in_the_source(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(words=words("QQQ ZZZ XXX"))])

    assert refused() == [
        f"{at('F900', 'text')}: the words are not in the source, and nothing there is like them; "
        "check “source”"
    ]


def test_words_that_are_in_the_source_twice(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(words=words("Caseloads are too high.", source="S1"))])

    assert refused() == [
        f"{at('F900', 'text')}: the words are in the source 2 times (lines 22, 29); "
        "add “occurrence” with a number from 1 to 2, or paste more words"
    ]


def test_an_occurrence_that_does_not_exist(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(words=words("Caseloads are too high.", source="S1", occurrence=3))])

    assert refused() == [
        f"{at('F900', 'text')}: occurrence 3 does not exist: the words are in the source 2 times"
    ]


@pytest.mark.parametrize("empty", ["", "  "])
def test_a_passage_without_words(add: Add, refused: Refused, empty: str) -> None:
    at = add(findings=[finding(words=[words("Share"), words(empty)])])

    (fault,) = [fault for fault in refused() if "empty" in fault]
    assert fault.startswith(at("F900").split(":")[0])
    assert ": F900: " in fault
    assert fault.endswith(("fill it in", "paste the exact words of the source"))


def test_a_list_without_passages(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(words=[])])

    assert refused() == [f"{at('F900', 'words')}: “words” is empty; fill it in"]


def test_words_without_a_source_in_a_shared_file(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(words=HOMES.format("Care"))])

    assert refused() == [
        f"{at('F900', 'words')}: no source is named for these words; add “source: S…”"
    ]


def test_a_source_that_does_not_exist(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(words=words("Care leavers", source="S9"))])

    assert refused() == [
        f"{at('F900', 'text')}: there is no source “S9”; choose one of S1, S2, S3, S4, S5"
    ]


def test_the_same_passage_twice_in_one_record(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(words=[words("Care leavers"), words("Care leavers")])])

    assert refused() == [f"{at('F900', 'words')}: the same passage stands here twice; delete one"]


def test_words_that_are_withheld(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(words=words("0999 555 0101", source="S1"))])

    assert refused() == [
        f"{at('F900', 'words')}: the words reach into withheld text; leave that part out"
    ]


def test_words_that_are_in_no_sentence(add: Add, refused: Refused) -> None:
    at = add(findings=[finding(words=words("- 2.3", source="S1"))])

    (fault,) = refused()
    assert fault.startswith(f"{at('F900', 'text')}: ")


def test_an_occurrence_may_be_written_with_a_decimal_point(add: Add, load: Load) -> None:
    add(findings=[finding(words=words("Caseloads are too high.", source="S1", occurrence=2.0,
                                      voice="council_statement"))])  # fmt: skip

    load()
