"""What quotes, actions and figures can be filtered by, beyond what all lists share."""

from typing import cast

from inspections.choosing import Choice, Choices, Order
from inspections.filters import SORTS, RecordFilterSet
from inspections.models import RecordQuerySet
from sources.editions import once_a_version
from statements.columns import SORTS as FIGURE_SORTS
from statements.models import Action, Figure, Person, Quote
from statements.models.statement import ActionQuerySet

LATER = [("yes", "On record"), ("no", "No later mention")]


@once_a_version
def speaker_choices() -> Choices:
    return list(Person.objects.speakers().values_list("slug", "name"))


class QuoteFilterSet(RecordFilterSet):
    person = Choice(
        label="Speaker", what="a speaker", path="quote__speaker__slug", choices=speaker_choices
    )

    class Meta(RecordFilterSet.Meta):
        model = Quote


class LaterWords(Choice):
    """Whether any later record speaks to an action."""

    def filter(self, queryset: RecordQuerySet, value: list[str]) -> RecordQuerySet:
        actions = cast("ActionQuerySet", queryset)
        if len(value) != 1:
            return queryset
        return actions.followed_up() if value == ["yes"] else actions.not_followed_up()

    def count(self, queryset: RecordQuerySet) -> dict[str, int]:
        actions = cast("ActionQuerySet", queryset)
        return {"yes": actions.followed_up().count(), "no": actions.not_followed_up().count()}


class ActionFilterSet(RecordFilterSet):
    status = Choice(
        label="Status as claimed at the time",
        what="a status",
        path="action__status",
        choices=Action.Status.choices,
    )
    later = LaterWords(
        label="Later words", what="“yes” or “no”", path="action__follow_ups", choices=LATER
    )

    class Meta(RecordFilterSet.Meta):
        model = Action


class CommitmentFilterSet(ActionFilterSet):
    """For actions by the source that tells them: these are in order of time, either way."""

    sort = Order({name: SORTS[name] for name in ("oldest", "newest")})


class FigureFilterSet(RecordFilterSet):
    sort = Order(SORTS | FIGURE_SORTS)

    class Meta(RecordFilterSet.Meta):
        model = Figure
