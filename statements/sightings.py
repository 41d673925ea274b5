"""The offices in which texts show people, drawn along the years: when they were seen, no spans."""

from collections.abc import Iterable

from inspections.chart import Moment, TimelineChart, YearAxis, draw_chart
from statements.models import Office


def draw_sightings(offices: Iterable[Office]) -> TimelineChart | None:
    """Return a chart with a mark for each office, on the date of the text that shows it.

    Nothing is drawn of offices without any date, nor if there are no others.
    """
    moments = sorted((_moment(each) for each in offices if _dates(each)), key=lambda m: m.order)
    years = [day.year for moment in moments for day in (moment.first, moment.last) if day]
    return draw_chart(moments, 1, YearAxis(min(years), max(years))) if years else None


def _dates(office: Office) -> bool:
    return bool(office.date_earliest or office.date_latest)


def _moment(office: Office) -> Moment:
    label = f"{office.person.name}, {office.role}"
    dates = (office.date_earliest, office.date_latest)
    return Moment(str(office.pk), label, 0, *dates, happened=True, lasts=False)
