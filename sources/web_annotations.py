"""The passages in evidence of a source as Web Annotations (W3C, 23 February 2017)."""

from django.conf import settings
from django.urls import reverse

from sources.models import Passage, Source
from sources.serializers import Data

MEDIA_TYPE = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
AROUND = 32  # characters of the text before and after the exact words, for finding them again


def annotations(source: Source) -> Data:
    """Return a collection of one page, with an annotation for each passage in evidence."""
    own = settings.SITE_URL + reverse("source-annotations", args=[source.ref])
    items = [
        _annotation(passage, own)
        for passage in source.passages.with_records()
        if passage.records.all()
    ]
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": own,
        "type": "AnnotationCollection",
        "label": f"Passages of “{source.title}” ({source.ref}) and the records that rest on them",
        "total": len(items),
        "first": {
            "id": f"{own}#page",
            "type": "AnnotationPage",
            "partOf": own,
            "startIndex": 0,
            "items": items,
        },
    }


def _annotation(passage: Passage, collection: str) -> Data:
    records = [
        {
            "type": "SpecificResource",
            "source": settings.SITE_URL + record.get_absolute_url(),
            "purpose": "linking",
        }
        for record in passage.records.all()
    ]
    voice = {
        "type": "TextualBody",
        "value": passage.voice_label,
        "format": "text/plain",
        "language": "en-GB",
        "purpose": "tagging",
    }
    return {
        "id": f"{collection}#char={passage.start},{passage.end}",
        "type": "Annotation",
        "motivation": ["linking", "classifying"],
        "body": [*records, voice],
        "target": _target(passage),
    }


def _target(passage: Passage) -> Data:
    """Return selectors for the passage: by its words, and by offsets if the text is shown whole.

    Withheld text is blanked in the source, so the prefix and the suffix do not reveal it.
    """
    source = passage.source
    first, last = passage.start - AROUND, passage.end + AROUND
    if source.show == Source.Show.PASSAGES:
        # Only a sentence either side may leave the portal.
        first, last = max(first, passage.context_start), min(last, passage.context_end)
    quote = {
        "type": "TextQuoteSelector",
        "exact": passage.exact,
        "prefix": source.text[max(first, 0) : passage.start],
        "suffix": source.text[passage.end : last],
    }
    if source.show == Source.Show.PASSAGES:
        page = settings.SITE_URL + source.get_absolute_url()
        return {"source": page, "selector": quote}
    place = {"type": "TextPositionSelector", "start": passage.start, "end": passage.end}
    text = settings.SITE_URL + reverse("source-text", args=[source.ref])
    return {"source": text, "selector": [quote, place]}
