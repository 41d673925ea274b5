"""A small pack with everything that a pack can have."""

from dataclasses import replace

from medway_portal.briefing.pack import (
    Footnote,
    JointReading,
    LaterRecord,
    Pack,
    PackFact,
    PackPassage,
    PackRecord,
    PackSection,
    PackTerm,
)


def passage(exact: str, *, is_quotation: bool, note: int) -> PackPassage:
    return PackPassage(exact, "", "council_statement", "Council statement", is_quotation, note)


ITEM = PackRecord(
    ref="A3",
    kind="Action",
    title="A plan",
    words=(
        passage("There is a plan.", is_quotation=True, note=1),
        passage("It is new.", is_quotation=False, note=2),
    ),
    facts=(PackFact("Who acts", "The council"), PackFact("Date", "2019 (inferred)")),
    notes=("The plan is not held.",),
    together=(JointReading(("F1", "F2"), "They speak of different plans."),),
    later=(LaterRecord("A4", "Another plan", "Later council statement, 2021."),),
)
UNANSWERED = replace(ITEM, ref="A5", title="A promise", words=(), together=(), later=())
NOTES = tuple(
    Footnote(
        number=number,
        ref="A3",
        source="A statement (S1)",
        publisher="Publisher: the council",
        date="Date: 2019",
        locator=f"Paragraph {number}, sentence 1",
        voice="Council statement",
        address="https://portal.example/A3",
    )
    for number in (1, 2)
)
PACK = Pack(
    name="Northmoor record",
    version="abc",
    address="https://portal.example/briefing/?ref=A3&ref=A5",
    coverage="It covers two texts.",
    cautions=("This record cannot say whether a promise was kept.",),
    groups=(
        PackSection(
            ref="I7",
            title="An inspection",
            facts=(PackFact("Framework", "Not stated"),),
            notes=("The link is inferred.",),
            items=(ITEM, UNANSWERED),
            not_stated=("The date of publication is not stated.",),
        ),
    ),
    terms=(PackTerm("Pods", "Teams."),),
    notes=NOTES,
)


def with_words(text: str) -> Pack:
    """Return the pack with ``text`` as its first passage."""
    words = (replace(ITEM.words[0], exact=text), ITEM.words[1])
    group = replace(PACK.groups[0], items=(replace(ITEM, words=words), UNANSWERED))
    return replace(PACK, groups=(group,))
