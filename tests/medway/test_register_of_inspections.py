"""The record makes none of the mistakes about inspections in the error register."""

import re

import pytest

from inspections.models import Event, Finding, Framework, Inspection, Rating, UnstatedGrade
from records.models import Evidence, ReadTogether, Record
from sources.models import Passage, Source
from statements.models import Figure
from tests.search_results import searched

pytestmark = pytest.mark.django_db


def lines_of(*records: Record) -> set[tuple[str, int]]:
    """Return source and line of every passage that the records rest on."""
    passages = Passage.objects.filter(records__in=records)
    return set(passages.values_list("source__ref", "paragraph"))


def shown_with(words: str) -> list[str]:
    """Return the sentences in which each record that rests on the words is shown."""
    records = Record.objects.filter(text__contains=words)
    found = [" ".join(each["exact"] for each in record.sentences) for record in records]
    assert found, f"nothing rests on “{words}”"
    return found


def test_e01_the_grade_of_2011_is_adequate_and_no_search_confuses_it() -> None:
    found = Rating.objects.filter(pk__in=searched("adequate"))
    others = Rating.objects.filter(pk__in=searched("inadequate"))

    assert [(r.ref, r.inspection.ref, r.grade_value) for r in found] == [("R1", "I1", "adequate")]
    assert {rating.grade_value for rating in others} == {"inadequate"}
    assert others.count() == Rating.objects.filter(grade_value="inadequate").count()
    for record in searched("adequate"):
        assert re.search(r"\badequate\b", f"{record.title} {record.text}", re.IGNORECASE)


def test_e02_every_scale_is_of_its_own_framework() -> None:
    scales = {f.slug: {grade["value"] for grade in f.grades} for f in Framework.objects.all()}

    assert {slug for slug, scale in scales.items() if "adequate" in scale} == {
        "not-stated-2011-2013"
    }
    assert "requires_improvement" not in scales["not-stated-2011-2013"]
    for rating in Rating.objects.select_related("inspection__framework"):
        assert rating.framework == rating.inspection.framework
        assert rating.grade_value in scales[rating.framework.slug]


def test_a_rating_has_the_grade_that_its_words_have() -> None:
    for rating in Rating.objects.all():
        shown = " ".join(each["exact"] for each in rating.sentences)
        assert rating.grade in shown.casefold(), rating.ref


def test_e03_grades_that_are_not_stated_are_not_made_up() -> None:
    families = {
        ref: set(Rating.objects.filter(inspection__ref=ref).values_list("area_family", flat=True))
        for ref in ("I2", "I4")
    }

    assert families == {
        "I2": {"overall", "leadership", "quality_of_practice"},
        "I4": {"overall", "care_leavers"},
    }
    unstated = UnstatedGrade.objects.filter(status="not_stated")
    assert unstated.filter(inspection__ref="I2", area_family="help_and_protection").exists()
    assert set(unstated.filter(inspection__ref="I4").values_list("area", flat=True)) == {
        "Children who need help and protection",
        "Children looked after and achieving permanence",
        "Adoption performance",
        "Leadership, management and governance",
    }


def test_e04_july_2013_has_one_grade_and_nothing_of_the_news_item_of_january() -> None:
    july = Record.objects.filter(inspection__ref="I3")

    assert Rating.objects.filter(pk__in=july).values_list("ref", "grade_value").get() == (
        "R5",
        "inadequate",
    )
    assert not Finding.objects.filter(pk__in=july).exists()
    assert {source for source, _ in lines_of(*july)} == {"S5"}
    assert not Rating.objects.filter(inspection__ref="I2", area_family="children_in_care").exists()


def test_e05_the_joint_inspection_of_2018_has_one_sentence_and_no_grade() -> None:
    assert lines_of(*Record.objects.filter(inspection__ref="I6")) == {("S2", 5)}
    assert not Rating.objects.filter(inspection__ref="I6").exists()
    assert not Inspection.objects.get(ref="I6").framework.graded


def test_a_focused_visit_has_no_grade() -> None:
    assert not Rating.objects.filter(inspection__ref="I8").exists()
    assert not Inspection.objects.get(ref="I8").framework.graded


def test_e06_the_grade_of_the_safeguarding_board_is_the_board_s() -> None:
    rating = Rating.objects.get(ref="R8")

    assert rating.inspection.ref == "I5"
    assert (rating.framework.slug, rating.area_family) == ("lscb-review", "lscb")
    assert Rating.objects.filter(area_family="lscb").count() == 1
    assert Rating.objects.filter(inspection__ref="I5").count() == 1
    assert "Board" in Inspection.objects.get(ref="I5").subject
    assert not Record.objects.filter(title__contains="Drew").exists()


def test_e07_the_74_children_are_never_cut_short() -> None:
    whole = (
        "Inspectors brought to the attention of the local authority 74 children from 43 families, "
        "who were either at risk of significant harm or where there were unacceptable delays in "
        "progressing work."
    )

    for words in ("74 children", "either at risk of significant harm", "43 families"):
        assert all(whole in shown for shown in shown_with(words))
    figure = Figure.objects.get(value=74)
    assert "at risk of significant harm or where there were unacceptable delays" in figure.scope
    assert "risk" not in figure.title


@pytest.mark.parametrize(("value", "whose"), [(40, "Most"), (55, "Some of the")])
def test_e08_caseloads_are_of_those_who_met_inspectors(value: int, whose: str) -> None:
    whole = "with most social workers who met with inspectors being responsible for over 40"

    assert all(whole in shown for shown in shown_with("over 40 children"))
    assert all(whole in shown for shown in shown_with("55 children"))
    figure = Figure.objects.get(value=value)
    assert figure.scope.startswith(f"{whose} social workers who met with inspectors")
    assert "assessment service" in figure.scope


def test_e09_like_words_of_2015_and_2019_are_told_apart_and_together() -> None:
    of_2015 = Finding.objects.get(text__contains="no widespread or serious failures")
    of_2019 = Finding.objects.filter(text__contains="serious and widespread concerns")

    assert (of_2015.inspection.ref, of_2015.polarity) == ("I4", "strength")
    assert {(f.inspection.ref, f.polarity) for f in of_2019} == {("I7", "weakness")}
    for finding in of_2019:
        assert ReadTogether.objects.filter(records=of_2015).filter(records=finding).exists()


def test_e10_the_sentence_on_immediate_risk_is_never_split() -> None:
    line = Evidence.objects.filter(passage__source__ref="S3", passage__paragraph=17)

    assert line.exists()
    for item in line:
        # The inspectors' own words are passages inside the sentence, never by themselves.
        whole = item.passage.exact
        assert item.is_nested or whole.startswith("No children were deemed")
        assert item.is_nested or whole.endswith("``some children being inadequately protected''.")


def test_e24_undated_texts_get_no_day() -> None:
    undated = Source.objects.filter(ref__in=["S2", "S3", "S4"])

    for source in undated:
        assert source.date_basis == "inferred"
        assert source.date_precision != "day"
        assert source.date_display.startswith("Undated")
    for record in Record.objects.exclude(
        passages__source__in=Source.objects.exclude(pk__in=undated)
    ):
        assert record.date_precision != "day", record.ref


def test_e26_vacancy_rates_keep_what_they_are_rates_of() -> None:
    rates = {int(f.value): f.scope for f in Figure.objects.filter(ref__in=["N16", "N17", "N18"])}

    assert sorted(rates) == [25, 35, 39]
    assert rates[39].startswith("Across children services, before")
    assert rates[25].startswith("Across children services, after")
    assert rates[35].startswith("Some frontline teams")


def test_e28_areas_of_2013_and_2019_are_shown_with_a_caveat() -> None:
    for earlier in Rating.objects.filter(inspection__ref="I2"):
        later = Rating.objects.filter(inspection__ref="I7", grade_value="inadequate")
        for rating in later:
            joined = ReadTogether.objects.filter(records=earlier).filter(records=rating).get()
            assert rating.area != earlier.area
            assert "worded differently" in joined.note


@pytest.mark.parametrize(
    "line", [("S5", 38), ("S1", 9), ("S1", 27)], ids=["notice", "plan", "board"]
)
def test_e21_what_was_promised_or_expected_did_not_happen(line: tuple[str, int]) -> None:
    source, number = line
    events = Event.objects.filter(passages__source__ref=source, passages__paragraph=number)

    assert events.exists()
    assert not events.filter(certainty="happened").exists()
