"""The values that lists can be filtered by, each with what it is called."""

from inspections.choosing import Choices
from inspections.models import Event, Inspection, Theme
from sources.addresses import address_of
from sources.editions import once_an_edition
from sources.models import Source
from sources.voices import EVIDENCE


@once_an_edition
def inspection_choices() -> Choices:
    return [(i.ref, i.title) for i in Inspection.objects.only("ref", "title").order_by("number")]


@once_an_edition
def inspections_by_key() -> dict[int, tuple[str, str]]:
    """Return the address and the title of each inspection: rows need no more of them."""
    inspections = Inspection.objects.values_list("pk", "ref", "title")
    return {key: (address_of("inspection", ref), title) for key, ref, title in inspections}


@once_an_edition
def theme_choices() -> Choices:
    return list(Theme.objects.values_list("slug", "name"))


@once_an_edition
def source_choices() -> Choices:
    return list(Source.objects.values_list("ref", "title"))


def voice_choices() -> Choices:
    return [("ofsted", "Ofsted (quoted, reported, or described by the council)")] + [
        (voice.value, voice.label) for voice in EVIDENCE
    ]


@once_an_edition
def year_choices() -> Choices:
    return [(str(year), str(year)) for year in Event.objects.years()]
