"""What quotes, actions and figures can be filtered by, beyond what all lists share."""

from inspections.choosing import Choice, Choices
from inspections.filters import RecordFilterSet
from statements.models import Action, Figure, Person, Quote


def speaker_choices() -> Choices:
    return list(Person.objects.speakers().values_list("slug", "name"))


class QuoteFilterSet(RecordFilterSet):
    person = Choice(
        label="Speaker", what="a speaker", path="quote__speaker__slug", choices=speaker_choices
    )

    class Meta(RecordFilterSet.Meta):
        model = Quote


class ActionFilterSet(RecordFilterSet):
    status = Choice(
        label="Status as claimed at the time",
        what="a status",
        path="action__status",
        choices=Action.Status.choices,
    )

    class Meta(RecordFilterSet.Meta):
        model = Action


class FigureFilterSet(RecordFilterSet):
    class Meta(RecordFilterSet.Meta):
        model = Figure
