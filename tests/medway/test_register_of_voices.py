"""The record makes none of the mistakes about voices in the error register."""

import re
from collections import defaultdict

import pytest
from django.db.models import Q

from inspections.models import Event, Finding
from records.models import Record
from sources.models import Passage
from sources.voices import OFSTED
from statements.models import Action, Office, Person, Quote
from tests.search_results import searched

pytestmark = pytest.mark.django_db

WICKS, DAVIES, PEACOCK = "les-wicks", "neil-davies", "barbara-peacock"
JARRETT, ILES, SUTHERLAND = "alan-jarrett", "josie-iles", "ian-sutherland"
# Who speaks on which line. Of lines that are not here, nobody.
SPEAKERS = {
    "S1": dict.fromkeys((13, 15, 17, 19, 21), JARRETT)
    | dict.fromkeys((23, 25, 27, 29), ILES)
    | dict.fromkeys((33, 35, 37, 39, 41, 43), SUTHERLAND),
    "S3": dict.fromkeys((19, 21), WICKS)
    | dict.fromkeys((23, 25, 29, 31), DAVIES)
    | dict.fromkeys((33, 35), PEACOCK),
}
GRADES = re.compile(
    r"\b(inadequate|adequate|requires? improvement|outstanding|good(?! practice| enough))\b", re.I
)
# Words of the press, and of the editor's judgement.
MEDIA = re.compile(
    r"\b(criticis\w+|critical|damning|raft|slam\w*|fail(ed|ing|ings)?|scathing|blast\w*|cris[ie]s|"
    r"shock\w*|scandal\w*|vow\w*|lambast\w*|woeful|appalling|dire|relentless|found wanting|"
    r"demand\w*|labelled|plagued|embattled|under fire|hail\w*|praise\w*|robust|disastrous)\b",
    re.IGNORECASE,
)


def voices_of(words: str) -> set[str]:
    """Return the voices of the passages in evidence that have the words."""
    found = set(
        Passage.objects.exclude(records=None)
        .filter(exact__contains=words)
        .values_list("voice", flat=True)
    )
    assert found, f"nothing rests on “{words}”"
    return found


def test_e11_staff_morale_is_told_by_the_director() -> None:
    finding = Finding.objects.get(text__contains="staff morale was high")

    assert finding.voice == "ofsted_via_council"
    assert "not confirmed elsewhere in this record" in finding.note
    assert voices_of("morale") <= {"ofsted_via_council", "council_statement"}
    assert all("morale" in r.text for r in searched("morale") if r.kind == "finding")


@pytest.mark.parametrize(
    "words",
    [
        "reduced by 20 per cent",  # E12
        "manageable levels",  # E13
        "Our senior leadership team has established a strong foundation",  # E14
        'the "bar" has been raised',  # E15
        "around half of councils",
        "more rigorous testing",
    ],
)
def test_e12_to_e15_what_the_council_says_of_itself_is_no_finding(words: str) -> None:
    assert voices_of(words) == {"council_statement"}
    assert not Finding.objects.filter(text__contains=words).exists()


def test_e14_nothing_on_the_senior_leadership_team_is_ofsted_s() -> None:
    on_line = Passage.objects.filter(source__ref="S4", paragraph=11)

    assert set(on_line.values_list("voice", flat=True)) == {"council_statement"}


def test_e16_every_line_is_said_by_who_says_it() -> None:
    said: dict[str, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    for quote in Quote.objects.filter(speaker__kind="person", passages__source__ref__in=SPEAKERS):
        for passage in quote.passages.all():
            for offset, line in enumerate(passage.exact.split("\n")):
                if line:
                    said[passage.source.ref][passage.paragraph + offset].add(quote.speaker.slug)

    assert said == {
        source: {line: {speaker} for line, speaker in lines.items()}
        for source, lines in SPEAKERS.items()
    }


def test_e16_actions_are_told_by_who_tells_them() -> None:
    for action in Action.objects.exclude(said_by=None).select_related("said_by"):
        for passage in action.passages.exclude(source__ref="S4").select_related("source"):
            speaker = SPEAKERS[passage.source.ref][passage.paragraph]
            assert action.said_by.slug == speaker, action.ref


def test_e17_two_people_apologise_each_in_an_event_of_its_own() -> None:
    apology = Q(text__iregex=r"apologise|sorry")

    speakers = Quote.objects.filter(apology, speaker__kind="person")
    assert {quote.speaker.slug for quote in speakers} == {WICKS, ILES}
    events = Event.objects.filter(apology)
    assert {event.year for event in events if "pology" in event.title} == {2013, 2019}
    for event in events:
        assert event.passages.values("source").distinct().count() == 1


def test_e18_i_was_led_to_believe_is_never_cut_short() -> None:
    for passage in Passage.objects.filter(exact__contains="led to believe"):
        assert "I am particularly surprised by this outcome as we have" in passage.exact
        assert "that we would retain or improve our previous grading." in passage.exact
    assert not Record.objects.filter(title__iregex="believe|surprise").exists()


def test_e19_only_people_whom_the_texts_name_are_named() -> None:
    assert set(Person.objects.filter(kind="person").values_list("slug", flat=True)) == {
        WICKS, DAVIES, PEACOCK, JARRETT, ILES, SUTHERLAND,
        "mike-obrien", "sue-brunton-reed", "john-drew", "lee-anne-farach",
    }  # fmt: skip
    for office in Office.objects.select_related("person", "passage"):
        if office.person.kind == "person":
            assert office.person.name in office.passage.exact
    names = set(Person.objects.filter(kind="person").values_list("name", flat=True))
    for unnamed in Person.objects.filter(kind="unnamed"):
        assert not any(name in unnamed.name for name in names)
    recent = Record.objects.filter(text__contains="the recently appointed lead member for children")
    assert recent
    assert not recent.filter(title__contains="Iles").exists()
    assert not Action.objects.filter(pk__in=recent).exclude(said_by=None).exists()


def test_e20_cabinet_was_asked_to_note() -> None:
    noted = r"Cabinet (has )?(noted|agreed|approved|decided|accepted)"

    assert not Record.objects.filter(Q(title__iregex=noted) | Q(note__iregex=noted)).exists()


def test_what_the_council_recommends_is_not_said_to_be_recommended_by_inspectors() -> None:
    own = Action.objects.filter(status="recommended").exclude(voice__in=OFSTED)

    assert [action.ref for action in own] == ["A27"]
    assert not any("inspector" in action.get_status_display().lower() for action in own)


def test_e22_nothing_rests_on_a_reader_s_comment() -> None:
    comment = Passage.objects.filter(source__ref="S4", paragraph__in=[33, 34, 35, 36])

    assert set(comment.values_list("voice", flat=True)) == {"reader_comment"}
    assert not Record.objects.filter(passages__in=comment).exists()
    repeated = Passage.objects.filter(exact__contains="reduction in caseloads to manageable levels")
    assert set(repeated.exclude(records=None).values_list("paragraph", flat=True)) == {17}


def test_e23_titles_have_no_words_of_the_press_and_no_grades() -> None:
    for record in Record.objects.all():
        assert not MEDIA.search(record.title), record
        assert not GRADES.search(record.title), record


def test_e25_nobody_is_shown_with_a_grade() -> None:
    for person in Person.objects.all():
        assert not GRADES.search(f"{person.name} {person.note}"), person
    for office in Office.objects.select_related("passage"):
        assert not GRADES.search(f"{office.role} {office.note} {office.passage.exact}"), office
    assert not Record.objects.filter(kind="rating", title__iregex="drew|peacock|iles").exists()


def test_e27_inspectors_are_quoted_only_where_the_text_quotes_them() -> None:
    quoted = Passage.objects.filter(voice="ofsted_quoted")

    assert set(quoted.values_list("source__ref", "paragraph")) == {
        ("S2", 5), ("S2", 6), ("S3", 9), ("S3", 13), ("S3", 17), ("S3", 27),
        ("S5", 25), ("S5", 32), ("S5", 35), ("S5", 39),
    }  # fmt: skip
    of_news = Record.objects.filter(is_quotation=True, passages__source__ref="S2")
    assert set(of_news.values_list("passages__paragraph", flat=True)) == {5, 6}
