"""Records for search engines, in the words of schema.org, as far as these fit."""

from functools import singledispatch

from django.conf import settings

from inspections.models import Rating, Record
from sources.json_ld import CONTEXT, Data, named


@singledispatch
def of_record(record: Record) -> Data | None:  # noqa: ARG001  # by its type alone
    """Return what schema.org has words for; nothing for records that it has no honest word for."""
    return None


@of_record.register
def _(record: Rating) -> Data | None:
    """A grade as worded, by an inspectorate that a source names, of a subject that it names.

    It has no number and no best grade: grades under different frameworks are not comparable.
    """
    about = record.inspection
    if about is None or {about.inspectorate_basis, about.subject_basis} != {"stated"}:
        return None
    return {
        **with_voice("Review", record),
        "author": {"@type": "Organization", "name": about.inspectorate},
        "itemReviewed": {"@type": "Thing", "name": about.subject},
        "reviewAspect": record.area,
        "reviewRating": {
            "@type": "Rating",
            "ratingValue": record.grade,
            "reviewAspect": record.area,
        },
    }


def with_voice(kind: str, record: Record) -> Data:
    """Return what every work has: its address, its sources, and whose words it holds."""
    passages = [item.passage for item in record.evidence.all()]
    works = {passage.source.ref: passage.source for passage in passages}
    voices = dict.fromkeys(passage.voice_label for passage in passages)
    return {
        "@context": CONTEXT,
        "@type": kind,
        "@id": f"{settings.SITE_URL}/{record.ref}",
        "url": f"{settings.SITE_URL}{record.get_absolute_url()}",
        "identifier": record.ref,
        "name": record.title,
        "creditText": "; ".join(voices) if record.has_several_voices else record.voice_label,
        "isBasedOn": [named(source) for source in works.values()],
    }
