"""The filters of lists of inspections, ratings, findings and events."""

from inspections.models import Event, Finding, Rating
from records.facets import Choices, FacetFilter
from records.filters import RecordFilterSet
from sources.editions import cached_per_edition


@cached_per_edition
def year_choices() -> Choices:
    return [(str(year), str(year)) for year in Event.objects.years()]


class InspectionFilterSet(RecordFilterSet):
    default_sort = "oldest"


class RatingFilterSet(RecordFilterSet):
    class Meta(RecordFilterSet.Meta):
        model = Rating


class FindingFilterSet(RecordFilterSet):
    polarity = FacetFilter(
        label="Strength or weakness",
        what="a kind of finding",
        path="finding__polarity",
        choices=Finding.Polarity.choices,
    )

    class Meta(RecordFilterSet.Meta):
        model = Finding


class EventFilterSet(RecordFilterSet):
    kind = FacetFilter(
        label="Kind", what="a kind of event", path="event__type", choices=Event.Type.choices
    )
    certainty = FacetFilter(
        label="Happened or not",
        what="a certainty",
        path="event__certainty",
        choices=Event.Certainty.choices,
    )
    year = FacetFilter(
        label="Year it began",
        what="a year in which an event on record began",
        path="event__year",
        choices=year_choices,
    )

    default_sort = "oldest"

    class Meta(RecordFilterSet.Meta):
        model = Event
