"""What a row shows of a record: worked out here, so that its template only prints it."""

from collections.abc import Iterator

from django.utils.safestring import SafeString

from inspections.glossary import FirstUses
from inspections.highlights import explain, highlight
from inspections.models import Record
from inspections.parsing import Query

# A voice, its label, the words as they are shown, and whether they are somebody's own.
Said = tuple[str, str, SafeString, bool]


def row(record: Record, query: Query | None, uses: FirstUses, *, linked: bool) -> dict[str, object]:
    """Return what every row shows, by the names that templates have for it."""
    return {
        "record": record,
        "ref": record.ref,
        "kind": record.kind,
        "address": record.get_absolute_url(),
        "title": highlight(record.title, query),
        "source_address": record.source_address,
        "words": list(words(record, query, uses, linked=linked)),
        "about": record.inspection,
        "date": record.date_display,
    }


def words(record: Record, query: Query | None, uses: FirstUses, *, linked: bool) -> Iterator[Said]:
    """Yield the words of ``record``: each passage apart if they have several voices."""
    if record.has_several_voices:
        for passage in (item.passage for item in record.rests_on):
            text = explain(passage.exact, query, uses, linked=linked)
            yield passage.voice, passage.voice_label, text, False
    else:
        text = explain(record.text, query, uses, linked=linked)
        yield record.voice, record.voice_label, text, record.is_quotation
