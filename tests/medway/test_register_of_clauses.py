"""The register of clauses: which words of a sentence each record of the texts rests on."""

import pytest
from django.test import Client

from inspections.models import Finding, UnstatedGrade
from records.models import Record
from sources.models import RetiredRef
from statements.models import Action, Quote
from tests.pages.lists import refs
from tests.pages.markup import tree

pytestmark = pytest.mark.django_db

# Sentences with two sides: the words with which each side begins, and what it is.
TWO_SIDES = {
    "F4": ("Social workers were", "strength"),
    "F5": ("but faced challenges", "weakness"),
    "F6": ("systems and processes", "weakness"),
    "F7": ("and recent instability", "weakness"),
    "F50": ("Despite the high volume", "strength"),
    "F51": ("although it is unclear", "weakness"),
    "F55": ("Most social workers", "strength"),
    "F56": ("but managers at all levels", "weakness"),
    "F62": ("Children spoke positively", "strength"),
    "F63": ("although some were unhappy", "weakness"),
    "F87": ("A strategic improvement plan", "strength"),
    "F89": ("However, the plan is perfunctory.", "weakness"),
}
# Sentences that say several things of one kind: each ref has words of its own.
OWN_PREDICATES = [
    ["F16", "F17", "F18"], ["F23", "F24"], ["F31", "F32"], ["F43", "F44"], ["F48", "F49"],
    ["F59", "F60"], ["F71", "F72"], ["F98", "F99"], ["F117", "F118"], ["F126", "F127"],
    ["F129", "F130"], ["R2", "R3", "R4"], ["E24", "E25"], ["N1", "N2"], ["N4", "N5"],
    ["N9", "N10"], ["N14", "N15"], ["N16", "N17"], ["N22", "N23"], ["A1", "A2"],
    ["A15", "A16"], ["A66", "A67"], ["A86", "A87", "A88"], ["A118", "A119"],
]  # fmt: skip
WHOLE_AND_MIXED = ["F9", "F11", "F35", "F70", "F97"]
MERGED = {
    "F26": "F25", "F30": "F29", "F39": "F38", "F53": "F52", "F68": "F67", "F75": "F74",
    "F76": "F74", "F79": "F78", "F88": "F87", "F91": "F90", "F102": "F101", "A12": "F18",
    "A30": "F60", "A31": "F66", "A36": "F82", "A45": "F101", "A46": "F103", "A47": "F103",
}  # fmt: skip
SHOWN_TOGETHER = [
    {"F27", "F29", "F31", "F32"}, {"F19", "F20"}, {"F84", "F85", "F86"}, {"F92", "F93"},
    {"F103", "F104"}, {"F52", "F54"}, {"F57", "F58", "F59", "F60"}, {"F87", "F89"},
]  # fmt: skip
ABOUT_SERVICE = {
    "admission": {"Q6", "Q11", "Q25", "Q26"},
    "claim": {"Q28", "Q30", "Q31", "Q45", "Q46"},
}
# The ten areas for improvement of 2019: each finding with the action on the same words.
TEN = {f"F{105 + number}": f"A{48 + number}" for number in range(10)}
# Quotations that begin with the words that say who speaks, and in which office.
INTRODUCED = {
    "Q6": "councillor Les Wicks, the portfolio holder",
    "Q22": "Leader of Medway Council, Cllr Alan Jarrett, said:",
    "Q23": "lead member for Children’s Services in May 2019, said:",
    "Q24": "Ian Sutherland, Director of Children’s Services, said:",
    "Q27": "Director of People at LGIU member Medway Council",
}
# Statements of the council in which clauses tell what Ofsted found.
TELLING = ["Q9", "Q11", "Q12", "Q22", "Q23", "Q24", "Q27", "Q29", "Q30", "Q31", "Q38", "Q39"]


def words_of(ref: str) -> str:
    return str(Record.objects.get(ref=ref).text)


@pytest.mark.parametrize("ref", TWO_SIDES)
def test_each_side_of_a_sentence_has_a_finding_of_its_own(ref: str) -> None:
    finding = Finding.objects.get(ref=ref)
    begins, polarity = TWO_SIDES[ref]

    assert finding.text.startswith(begins)
    assert finding.polarity == polarity


@pytest.mark.parametrize("group", OWN_PREDICATES, ids="-".join)
def test_records_on_one_sentence_share_no_words(group: list[str]) -> None:
    spans = [
        [(e.passage.source_id, e.passage.start, e.passage.end) for e in r.evidence_list[:1]]
        for r in (Record.objects.get(ref=ref) for ref in group)
    ]
    whole = {tuple(span) for span in spans}

    assert len(whole) == len(group)


@pytest.mark.parametrize("ref", WHOLE_AND_MIXED)
def test_sentences_whose_halves_cannot_be_checked_apart_stay_whole(ref: str) -> None:
    finding = Finding.objects.get(ref=ref)

    assert finding.polarity == "mixed"
    assert [each["exact"] for each in finding.sentences] == [finding.text]


def test_what_said_one_thing_twice_is_one_record() -> None:
    retired = dict(RetiredRef.objects.values_list("ref", "merged_into"))

    assert {ref: retired.get(ref) for ref in MERGED} == MERGED


@pytest.mark.parametrize("group", SHOWN_TOGETHER, ids=min)
def test_neighbours_are_shown_in_the_sentences_of_all(group: set[str]) -> None:
    records = Record.objects.filter(ref__in=group)

    assert len({record.sentence_group for record in records}) == 1
    assert all({record.ref, *record.neighbours} == group for record in records)


def test_no_two_findings_rest_on_the_same_words() -> None:
    texts = list(Finding.objects.values_list("text", "inspection__ref"))

    assert len(texts) == len(set(texts))


def test_only_the_inspectors_own_words_finds_every_phrase_that_a_text_quotes(
    client: Client,
) -> None:
    found = refs(client, "findings", "voice=ofsted_quoted")

    assert {"F2", "F4", "F5", "F6", "F7", "F9", "F11", "F15", "F27", "F29"} <= found
    assert "Q5" in refs(client, "quotes", "voice=ofsted_quoted")
    assert refs(client, "ratings", "voice=ofsted_quoted") >= {"R5", "R6", "R7", "R8"}


@pytest.mark.parametrize("ref", TELLING)
def test_what_the_council_tells_of_findings_has_their_voice(ref: str) -> None:
    voices = set(Record.objects.get(ref=ref).passages.values_list("voice", flat=True))

    assert {"council_statement", "ofsted_via_council"} <= voices


@pytest.mark.parametrize("ref", INTRODUCED)
def test_a_quotation_says_who_speaks_in_the_words_of_the_text(ref: str) -> None:
    first = Record.objects.get(ref=ref).evidence_list[0].passage

    assert INTRODUCED[ref] in first.exact
    assert first.voice == "background"


def test_what_the_council_says_of_its_own_service_is_told_apart_from_findings(
    client: Client,
) -> None:
    for kind, wanted in ABOUT_SERVICE.items():
        assert set(Quote.objects.filter(about_service=kind).refs()) == wanted
    page = tree(client.get("/findings/?q=%22not+good+enough%22").content.decode())
    block = page.one("details", class_="own-service")
    assert {"Q6", "Q25"} <= {item["id"] for item in block.every("li", class_="own")}


def test_the_ten_areas_for_improvement_of_2019_are_a_checklist(client: Client) -> None:
    page = tree(client.get("/inspections/I7/").content.decode())
    items = [
        [ref.said.partition(":")[0] for ref in item.every("a", class_="ref")]
        for item in page.one("ol", class_="checklist").parts
    ]

    assert dict(items) == TEN
    for finding, action in TEN.items():
        assert words_of(finding) == words_of(action)


def test_apologies_and_acceptances_promise_nothing() -> None:
    for ref in ("A1", "A5", "A118", "A119", "A121"):
        assert Action.objects.get(ref=ref).status == Action.Status.STATEMENT


def test_areas_of_2019_without_a_grade_of_their_own_are_not_shown_as_unstated() -> None:
    areas = UnstatedGrade.objects.filter(inspection__ref="I7")

    assert {area.status for area in areas} == {UnstatedGrade.Status.NOT_SEPARATE}
    assert {area.area for area in areas} == {
        "Care leavers", "Adoption", "Early help", "Front door", "Disabled children",
    }  # fmt: skip
