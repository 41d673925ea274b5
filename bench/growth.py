"""Measures search and lists as the record grows: python -m bench.growth [SIZE …].

Beside the portal on SQLite it measures the portal on PostgreSQL, where the machine has one, and
Datasette. Corpora are made once, in var/growth/.
"""

import argparse
import json
import os
import subprocess
import sys
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path
from typing import Any

from bench.client import Times, addresses, ask, ask_at_once, queries
from bench.stores import ROOT, MeasuredStore, datasette, environment, has_postgresql, portal, run
from bench.tables import document

SIZES = (1_000, 10_000, 100_000, 1_000_000)
FOLDER = ROOT / "var" / "growth"
REPORT = ROOT / "docs" / "growth.md"
QUERIES = 60  # of each class
CLIENTS = 4
# A PostgreSQL of its own on a free port, gone afterwards; Debian's postgresql-common brings it.
SERVER = ("pg_virtualenv", "-o", "fsync=off", "-c", "--locale=C.UTF-8")
STORES = ("sqlite", "postgresql", "datasette")
Measured = dict[str, Any]


def corpus_of(size: int) -> Path:
    """Return the corpus of ``size`` findings, made if there is none yet."""
    corpus = FOLDER / f"corpus-{size}.sqlite3"
    if not corpus.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        part = corpus.with_suffix(".part")
        part.unlink(missing_ok=True)
        make_corpus(str(size), str(part))
        part.rename(corpus)
    return corpus


def make_corpus(*arguments: str, **changed: str) -> None:
    run([sys.executable, "-m", "bench.corpus", *arguments], **changed)


def opened(name: str, corpus: Path, size: int) -> AbstractContextManager[MeasuredStore]:
    """Return the store ``name`` with the corpus, not started yet."""
    if name == "datasette":
        return datasette(corpus)
    if name == "sqlite":
        return portal(corpus)
    url = "postgres://{PGUSER}:{PGPASSWORD}@{PGHOST}:{PGPORT}/{PGDATABASE}".format(**os.environ)
    make_corpus(str(size), DATABASE_URL=url)
    return portal(corpus, url)


def measured(name: str, size: int, count: int) -> Measured:
    """Return response times by class of query, for one client and for several, and the memory."""
    corpus = corpus_of(size)
    with opened(name, corpus, size) as store:
        times: dict[str, dict[str, Any]] = {}
        for seed, clients in ((1, 1), (2, CLIENTS)):
            pages = range(seed, min(size // 25, 2 * count), 2)
            listed = [store.listed.format(25 * p if name == "datasette" else p) for p in pages]
            asked = addresses(queries(corpus, count, seed), store.search, listed)
            ask_at_once(store.port, [store.search.format("warm"), store.listed.format(1)] * 8, 4)
            for kind, paths in asked.items():
                taken = (
                    ask(store.port, paths)
                    if clients == 1
                    else ask_at_once(store.port, paths, clients)
                )
                times.setdefault(kind, {})[str(clients)] = asdict(Times.of(taken))
        return {"store": name, "size": size, "times": times, "memory": store.memory}


def in_process(name: str, size: int, count: int) -> Measured:
    """Measure in a process of its own, inside a PostgreSQL server where that is asked."""
    inside = list(SERVER) if name == "postgresql" else []
    command = [
        *inside,
        sys.executable,
        "-m",
        "bench.growth",
        "--one",
        name,
        str(size),
        "--queries",
        str(count),
    ]
    done = subprocess.run(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, check=True)
    # What starts PostgreSQL says so on the same output.
    line = next(line for line in done.stdout.splitlines() if line.startswith(b"{"))
    found: Measured = json.loads(line)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", default=SIZES, help="numbers of findings")
    parser.add_argument("--stores", nargs="+", choices=STORES, default=STORES)
    parser.add_argument("--queries", type=int, default=QUERIES, help="of each class")
    parser.add_argument("--one", choices=STORES, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measured(options.one, options.sizes[0], options.queries)))
        return
    found: list[Measured] = []
    for size in options.sizes:
        for store in options.stores:
            if store == "postgresql" and not has_postgresql():
                print("No PostgreSQL was found, so it is left out.")
                continue
            print(f"{size:,} findings, {store} …", flush=True)
            found.append(in_process(store, size, options.queries))
    text = document(found)
    print(text)
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
