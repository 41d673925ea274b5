"""Every sentence of every text is evidence, or is marked as none with the reason."""

from sources.models import Passage, Source
from tests.loading.conftest import Add, Change, Load, Refused
from tests.loading.entries import finding, words

REMEDY = (
    "is not accounted for; make it evidence of a record, or mark it under “not_evidence” "
    "with a reason"
)
LETTER = "Supervision is regular. Caseloads are high, however.\r\n\r\n- 1.1 Share this page\r\n"


def test_a_sentence_that_nobody_accounts_for(letter: Add, refused: Refused) -> None:
    letter(LETTER.encode(), findings=[finding(words="Supervision is regular.")])

    assert refused() == [
        f"texts/005_letter.txt:1: S6: the sentence “Caseloads are high, however.” {REMEDY}",
        f"texts/005_letter.txt:3: S6: the sentence “Share this page” {REMEDY}",
    ]


def test_a_part_of_a_sentence_that_nobody_accounts_for(letter: Add, refused: Refused) -> None:
    share = {"mark": "furniture", "words": "Share this page", "reason": "Navigation"}
    letter(
        LETTER.encode(),
        findings=[finding(words=["Supervision is regular. Caseloads", "are high"])],
        not_evidence=[share],
    )

    assert refused() == [
        "texts/005_letter.txt:1: S6: “however” of the sentence “Caseloads are high, however.” "
        f"{REMEDY}"
    ]


def test_a_mark_that_is_taken_away(change: Change, refused: Refused) -> None:
    change("S5-*.yaml", "  - mark: furniture\n    words: |-\n      Follow us\n"
           "    reason: Site navigation\n", "")  # fmt: skip

    assert refused() == [f"texts/004_article.txt:17: S5: the sentence “Follow us” {REMEDY}"]


def test_a_mark_without_a_reason(letter: Add, refused: Refused) -> None:
    letter(LETTER.encode(), not_evidence=[{"mark": "furniture", "words": "Share this page"}])

    assert any("“reason” is missing; add it" in fault for fault in refused())


def test_evidence_marks_and_what_is_withheld_account_for_a_text(letter: Add, load: Load) -> None:
    letter(
        LETTER.encode(),
        findings=[finding(words=[words("Supervision is regular.", source="S6")])],
        not_evidence=[{"mark": "background", "words": "Share this page", "reason": "Navigation"}],
        withheld=[{"words": "Caseloads are high, however.", "reason": "A test"}],
    )

    load()

    source = Source.objects.get(ref="S6")
    assert "Caseloads" not in source.text
    marked = Passage.objects.get(source=source, exact="Share this page")
    assert (marked.paragraph, marked.sentence, marked.reason) == (3, 1, "Navigation")


def test_words_that_end_a_line_stand_in_that_line(letter: Add, load: Load) -> None:
    letter(
        LETTER.encode(),
        findings=[finding(words=words(LETTER.splitlines()[0] + "\n", source="S6"))],
        not_evidence=[{"mark": "background", "words": "Share this page", "reason": "Navigation"}],
    )

    load()

    passage = Passage.objects.of_record("F900").get()
    assert (passage.paragraph, passage.last_paragraph) == (1, 1)


def test_sentences_beyond_the_first_hundred_are_summarised_in_the_order_of_the_text(
    letter: Add, refused: Refused
) -> None:
    letter("".join(f"Case {number} is open.\n" for number in range(1, 251)).encode())

    *told, more = refused()
    assert [fault.split(": ")[0] for fault in told] == [
        f"texts/005_letter.txt:{line}" for line in range(1, 101)
    ]
    assert more == (
        "texts/005_letter.txt:101: and 150 more faults from here to line 250; mend those above "
        "first, then check again"
    )


def test_a_sentence_whose_words_are_mistyped_is_one_fault(letter: Add, refused: Refused) -> None:
    share = {"mark": "furniture", "words": "Share this page", "reason": "Navigation"}
    at = letter(
        LETTER.encode(),
        findings=[finding(words=["Supervision is regular.", "Caseloads are hihg, however."])],
        not_evidence=[share],
    )

    (fault,) = refused()
    assert fault.startswith(f"{at('F900', 'words')}: the words are not in the source. Nearest is ")
