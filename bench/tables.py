"""The measurements of growth as a page of Markdown."""

import datetime
import os
import platform
from typing import Any

NAMES = {
    "sqlite": "The portal on SQLite",
    "postgresql": "The portal on PostgreSQL",
    "datasette": "Datasette on SQLite",
}
INTRODUCTION = """# How search and lists bear growth

`python -m bench.growth` wrote this page on {day}, on {cores} cores, with Python {python}. Servers
and clients share the machine, and whatever else it was doing at the time slows both.

Each record is made up (`python -m bench.corpus`): findings of 30 to 60 words from a vocabulary of
50,000 by Zipf’s law, unequally many to each inspection, theme, voice and source. Every request is
for an address that was not asked for before, so none is answered from the store of finished pages.
A search page has 25 records in the order of relevance, found words marked, the exact total, and
counts for each filter. Datasette shows 25 rows in the order of the table and counts three facets;
it marks nothing. Its limits on time are lifted, so that it leaves nothing out.

Times are milliseconds over HTTP, *half of the requests / 95 in 100 of them*: for one client, and
for four that ask at once. Memory is that of the largest process of the server, in MB.
"""


def document(found: list[dict[str, Any]]) -> str:
    """Return the page: for each store a table, with a column for each size."""
    day = datetime.datetime.now(tz=datetime.UTC).date()
    parts = [
        INTRODUCTION.format(
            day=f"{day.day} {day:%B %Y}", cores=os.cpu_count(), python=platform.python_version()
        )
    ]
    for store, name in NAMES.items():
        of_store = [each for each in found if each["store"] == store]
        if of_store:
            parts.append(f"## {name}\n\n{_table(of_store)}")
    return "\n".join(parts)


def _table(found: list[dict[str, Any]]) -> str:
    sizes = [f"{each['size']:,}" for each in found]
    rows = [["query", "clients", *sizes], ["---", "--:", *("--:" for _ in sizes)]]
    for kind, by_clients in found[0]["times"].items():
        for clients in by_clients:
            times = [each["times"][kind][clients] for each in found]
            cells = [f"{one['p50']:.1f} / {one['p95']:.1f}" for one in times]
            rows.append([kind, clients, *cells])
    rows.append(["memory", "", *(str(each["memory"]) for each in found)])
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)
