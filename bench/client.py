"""Sends queries to a server whose record grows, and measures the response times."""

import random
import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote

from bench.corpus.words import Words

SEED = 1  # that of the corpora: their words are made up from it
ENOUGH = 30  # seconds for the queries of one class
AddressLists = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Times:
    """Response times in milliseconds: the median and the 95th percentile."""

    p50: float
    p95: float

    @classmethod
    def of(cls, taken: list[float]) -> "Times":
        inorder = sorted(taken)
        return cls(*(1000 * inorder[int(part * (len(inorder) - 1))] for part in (0.5, 0.95)))


def queries(corpus: Path, count: int, seed: int) -> AddressLists:
    """Return ``count`` queries of each class, which depend on ``seed``."""
    chance = random.Random(seed)  # noqa: S311  # the same each time
    ranked = Words.made(random.Random(SEED)).ranked  # noqa: S311
    pairs = _pairs(corpus, chance, count)
    kinds: dict[str, Callable[[], str]] = {
        "common word": lambda: chance.choice(ranked[:100]),
        "rare word": lambda: chance.choice(ranked[5_000:]),
        "three words": lambda: " ".join(chance.sample(ranked[100:5_000], 3)),
        "three common words": lambda: " ".join(chance.sample(ranked[:30], 3)),
        "beginning": lambda: f"{chance.choice(ranked[:3_000])[:3]}*",
        "phrase": lambda: f'"{pairs.pop()}"',
    }
    return {kind: _different(make, count) for kind, make in kinds.items()}


def _different(make: Callable[[], str], count: int) -> list[str]:
    """Return up to ``count`` different results of ``make``."""
    found: dict[str, None] = {}
    for _ in range(count):
        found[make()] = None
    return list(found)


def _pairs(corpus: Path, chance: random.Random, count: int) -> list[str]:
    """Return pairs of words that stand beside each other in the corpus."""
    with sqlite3.connect(f"{corpus.absolute().as_uri()}?mode=ro", uri=True) as database:
        (last,) = database.execute("SELECT max(id) FROM records_record").fetchone()
        texts = [
            database.execute("SELECT text FROM records_record WHERE id = ?", [pk]).fetchone()
            for pk in chance.sample(range(last // 10, last), count)
        ]
    found = []
    for (text,) in texts:
        words = text.rstrip(".").split()
        at = chance.randrange(len(words) - 1)
        found.append(" ".join(words[at : at + 2]))
    return found


def addresses(asked: AddressLists, search: str, listed: list[str]) -> AddressLists:
    """Return the address of each query, where ``search`` has ``{}`` for it, and of lists."""
    found = {kind: [search.format(quote(q)) for q in each] for kind, each in asked.items()}
    return found | {"list without words": listed}


def ask(port: int, paths: list[str]) -> list[float]:
    """Request ``paths`` one after the other, and return the seconds that each took."""
    connection = HTTPConnection("127.0.0.1", port, timeout=120)
    taken: list[float] = []
    for path in paths:
        if sum(taken) > ENOUGH:
            break
        begun = time.perf_counter()
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        taken.append(time.perf_counter() - begun)
        if answer.status != 200:  # noqa: PLR2004
            raise RuntimeError(f"{path} was answered with {answer.status}")
    connection.close()
    return taken


def ask_at_once(port: int, paths: list[str], clients: int) -> list[float]:
    """Request ``paths`` with several ``clients`` at once, and return the seconds that each took."""
    with ThreadPoolExecutor(clients) as pool:
        shares = pool.map(lambda first: ask(port, paths[first::clients]), range(clients))
    return [seconds for share in shares for seconds in share]
