"""Made-up findings with their texts, sources and themes. No database."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bench.corpus.words import Words, sentence, skewed
from inspections.models import Finding
from sources.voices import EVIDENCE

INSPECTIONS, THEMES, SOURCES = 8, 20, 40
FIRST_DAY, DAYS = date(2011, 1, 1), 3650
POLARITIES = Finding.Polarity.values


@dataclass(frozen=True, slots=True)
class Made:
    """A finding; its inspection, themes and source are numbers from 0."""

    number: int
    title: str
    text: str
    inspection: int
    themes: tuple[int, ...]
    source: int
    voice: str
    polarity: str
    day: date


def findings(count: int, words: Words, chance: random.Random) -> Iterator[Made]:
    """Yield ``count`` findings whose values are as unequal as their words."""
    pick = chance.choices
    themes, by_theme = range(THEMES), skewed(THEMES)
    sources, by_source = range(SOURCES), skewed(SOURCES)
    inspections, by_inspection = range(INSPECTIONS), skewed(INSPECTIONS)
    by_voice, by_polarity = skewed(len(EVIDENCE)), skewed(len(POLARITIES))
    for number in range(1, count + 1):
        yield Made(
            number=number,
            title=" ".join(words.some(chance, chance.randint(4, 8))).capitalize(),
            text=sentence(words.some(chance, chance.randint(30, 60))),
            inspection=pick(inspections, by_inspection)[0],
            themes=tuple(dict.fromkeys(pick(themes, by_theme, k=chance.randint(1, 3)))),
            source=pick(sources, by_source)[0],
            voice=pick(EVIDENCE, by_voice)[0].value,
            polarity=pick(POLARITIES, by_polarity)[0],
            day=FIRST_DAY + timedelta(days=int(DAYS * chance.random() ** 2)),
        )
