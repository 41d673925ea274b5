"""What quotes, actions and figures can be filtered by, beyond what all lists share."""

from pyroaring import BitMap

from inspections.choosing import Choice, Choices, Order
from inspections.filters import SORTS, RecordFilterSet
from inspections.postings import union
from sources.editions import once_an_edition
from statements.columns import SORTS as FIGURE_SORTS
from statements.models import Action, Figure, Person, Quote

LATER = [("yes", "On record"), ("no", "No later mention")]


@once_an_edition
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

    def holders(self) -> dict[str, BitMap]:
        later = union(super().holders().values())
        return {"yes": later, "no": self.parent.everything - later}


class ActionFilterSet(RecordFilterSet):
    status = Choice(
        label="Status as claimed at the time",
        what="a status",
        path="action__status",
        choices=Action.Status.choices,
    )
    later = LaterWords(
        label="Later words",
        what="“yes” or “no”",
        path="action__follow_ups__relation",
        choices=LATER,
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
