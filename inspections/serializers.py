"""What inspections, ratings, findings and events add to a record’s data."""

from inspections.models import Event, Finding, Inspection, Rating
from records.serializers import as_schema_org, schema_org_work, serialize_details
from sources.serializers import Data, attributes_of


@serialize_details.register
def _(record: Inspection) -> Data:
    return {
        "inspection_type": record.type,
        **attributes_of(
            record, "also_called inspectorate inspectorate_basis subject subject_basis"
        ),
        "framework": attributes_of(record.framework, "slug name"),
        **attributes_of(record, "framework_basis fieldwork published announced"),
        **attributes_of(record, "evidence_level evidence_note caveats"),
        "inferred_links": record.links,
        "not_held": record.gaps,
        "unstated_grades": [
            attributes_of(grade, "area area_family status note")
            for grade in record.unstated_grades.all()
        ],
    }


@serialize_details.register
def _(record: Rating) -> Data:
    return {
        **attributes_of(record, "area area_family grade grade_value"),
        "framework": attributes_of(record.framework, "slug name"),
    }


@serialize_details.register
def _(record: Finding) -> Data:
    return attributes_of(record, "polarity area")


@serialize_details.register
def _(record: Event) -> Data:
    return {"kind": record.type, "certainty": record.certainty, "lasts": record.lasts}


@as_schema_org.register
def _(record: Rating) -> Data | None:
    """A grade as worded, by an inspectorate that a source names, of a subject that it names.

    It has no number and no best grade: grades under different frameworks are not comparable.
    """
    about = record.inspection
    if about is None or {about.inspectorate_basis, about.subject_basis} != {"stated"}:
        return None
    return {
        **schema_org_work("Review", record),
        "author": {"@type": "Organization", "name": about.inspectorate},
        "itemReviewed": {"@type": "Thing", "name": about.subject},
        "reviewAspect": record.area,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": record.grade,
            "reviewAspect": record.area,
        },
    }
