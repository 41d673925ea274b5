"""What the made-up findings are about: inspections, themes, sources, a glossary."""

from dataclasses import dataclass

from bench.corpus.findings import INSPECTIONS, SOURCES, THEMES
from bench.corpus.words import Words
from glossary.models import Term
from inspections.models import Framework, Inspection
from records.models import Record, Theme
from sources.models import Source
from sources.voices import Voice

TERMS = 40


@dataclass(frozen=True, slots=True)
class Lists:
    inspections: list[Inspection]
    themes: list[Theme]
    sources: list[Source]


def write_lists(words: Words) -> Lists:
    """Write and return the inspections, themes, sources and terms, whose number is fixed."""
    framework = Framework.objects.create(
        slug="made-up", name="Made-up framework", basis="stated", graded=False, position=0
    )
    for number, (first, second) in enumerate(zip(words.ranked[100:], words.ranked[200:])):  # noqa: B905
        if number == TERMS:
            break
        name = f"{first} {second}"
        Term.objects.create(slug=f"term-{number}", name=name, printed=[name], definition="Made up.")
    return Lists(
        [_inspection(number, framework) for number in range(1, INSPECTIONS + 1)],
        [
            Theme.objects.create(
                slug=f"theme-{number}",
                name=words.ranked[number].capitalize(),
                definition="Made up.",
                position=number,
            )
            for number in range(1, THEMES + 1)
        ],
        [_source(number) for number in range(1, SOURCES + 1)],
    )


def _inspection(number: int, framework: Framework) -> Inspection:
    made = Inspection.objects.create(
        ref=f"I{number}",
        number=number,
        kind=Record.Kind.INSPECTION,
        title=f"Made-up inspection {number}",
        text=f"Made-up inspection {number}.",
        voice=Voice.BACKGROUND,
        voice_label=Voice.BACKGROUND.label,
        is_quotation=False,
        type=Inspection.Type.INSPECTION,
        framework=framework,
        evidence_level=Inspection.EvidenceLevel.FINDINGS,
    )
    made.inspection = made
    made.save()
    return made


def _source(number: int) -> Source:
    return Source.objects.create(
        ref=f"S{number}",
        number=number,
        file=f"made-up-{number}.txt",
        title=f"Made-up source {number}",
        called=f"made-up source {number}",
        kind=Source.Kind.SECTOR_NEWS,
        carrier=Source.Carrier.THIRD_PARTY,
        publisher="Nobody",
        rights_holder="Nobody",
        licence="None",
        show=Source.Show.WHOLE,
        reliability="None: it is made up.",
    )
