"""The filters of lists of quotes, actions and figures."""

from pyroaring import BitMap

from records.facets import Choices, FacetFilter, SortOption
from records.filters import SORTS, RecordFilterSet
from search.postings import EMPTY, union
from sources.editions import cached_per_edition
from statements.figure_table import SORTS as FIGURE_SORTS
from statements.models import Action, Figure, Person, Quote

LATER = [("yes", "On record"), ("no", "No later mention")]


@cached_per_edition
def speaker_choices() -> Choices:
    return list(Person.objects.speakers().values_list("slug", "name"))


class QuoteFilterSet(RecordFilterSet):
    person = FacetFilter(
        label="Speaker", what="a speaker", path="quote__speaker__slug", choices=speaker_choices
    )
    about_service = FacetFilter(
        label="The council on its own service",
        what="admission, claim or context",
        path="quote__about_service",
        choices=Quote.AboutService.choices,
    )

    class Meta(RecordFilterSet.Meta):
        model = Quote


class LaterWordsFilter(FacetFilter):
    """Whether any later record speaks of an action. Nothing has to follow a statement."""

    def holders(self) -> dict[str, BitMap]:
        later = union(super().holders().values())
        statements = self.parent.values.at("action__status").get(Action.Status.STATEMENT, EMPTY)
        return {"yes": later, "no": self.parent.everything - later - statements}


class ActionFilterSet(RecordFilterSet):
    status = FacetFilter(
        label="Status as claimed at the time",
        what="a status",
        path="action__status",
        choices=Action.Status.choices,
    )
    later = LaterWordsFilter(
        label="Later words",
        what="“yes” or “no”",
        path="action__follow_ups__relation",
        choices=LATER,
    )

    class Meta(RecordFilterSet.Meta):
        model = Action


class CommitmentFilterSet(ActionFilterSet):
    """The filters of actions grouped by source, which are sorted by time only."""

    sort = SortOption({name: SORTS[name] for name in ("oldest", "newest")})


class FigureFilterSet(RecordFilterSet):
    sort = SortOption(SORTS | FIGURE_SORTS)

    class Meta(RecordFilterSet.Meta):
        model = Figure
