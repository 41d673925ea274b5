"""Made-up words, as common and as rare as those of a language. No Django."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, product

VOCABULARY = 50_000
ONSETS = "b bl br c ch cl cr d dr f fl fr g gl gr h j k l m n p pl pr r s sh st t th tr v w".split()  # noqa: SIM905
VOWELS = "a e i o u ai ea ee oa ou".split()  # noqa: SIM905
CODAS = "n r l m t nd rk st ck lt".split()  # noqa: SIM905
# Zipf's law with Mandelbrot's correction for the commonest words.
SHIFT = 2.7


@dataclass(frozen=True, slots=True)
class Words:
    """Words from the commonest to the rarest, with their cumulative frequencies."""

    ranked: tuple[str, ...]
    weights: tuple[float, ...]

    @classmethod
    def made(cls, chance: random.Random, count: int = VOCABULARY) -> "Words":
        """Make up ``count`` different words; the commonest are the shortest."""
        short = ["".join(parts) for parts in product(ONSETS, VOWELS, CODAS)]
        chance.shuffle(short)
        long = (a + b for a, b in product(short, short))
        made = dict.fromkeys(short)
        while len(made) < count:
            made[next(long)] = None
        ranked = tuple(made)[:count]
        return cls(ranked, tuple(accumulate(1 / (rank + SHIFT) for rank in range(1, count + 1))))

    def some(self, chance: random.Random, count: int) -> list[str]:
        """Return ``count`` words, drawn by their frequencies."""
        return chance.choices(self.ranked, cum_weights=self.weights, k=count)


def skewed(count: int) -> list[float]:
    """Return weights of which each is smaller than the one before, as 1, 1/2, 1/3 …"""
    return [1 / rank for rank in range(1, count + 1)]


def sentence(words: Sequence[str]) -> str:
    return f"{' '.join(words).capitalize()}."
